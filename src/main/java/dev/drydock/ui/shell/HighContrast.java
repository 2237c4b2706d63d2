package dev.drydock.ui.shell;

import java.util.Locale;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/// Whether the system asks for high contrast. Windows says so by a preference of its own, GTK by the name of its theme ([Platform.Preferences] lists them); macOS does
/// not tell.
final class HighContrast {
    private HighContrast() {}

    static ObservableValue<Boolean> wanted(Platform.Preferences system) {
        return Bindings.createObjectBinding(() -> system.getBoolean("Windows.SPI.HighContrast").orElse(false)
                || system.getString("GTK.theme_name").map(name -> name.toLowerCase(Locale.ROOT).contains("highcontrast")).orElse(false), system);
    }
}
