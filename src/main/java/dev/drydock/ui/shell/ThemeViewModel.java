package dev.drydock.ui.shell;

import dev.drydock.ui.kit.Theme;
import javafx.application.ColorScheme;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// Which theme the window has: the user's choice, or the system's.
public final class ThemeViewModel {
    private final ObjectProperty<ThemeChoice> choice;
    private final ObjectBinding<Theme> theme;

    public ThemeViewModel(ThemeChoice choice, ObservableValue<ColorScheme> system) {
        this(new SimpleObjectProperty<>(choice), system, new SimpleBooleanProperty());
    }

    /// @param choice the user's; kept by whoever owns it
    /// @param contrast whether the system asks for high contrast
    public ThemeViewModel(ObjectProperty<ThemeChoice> choice, ObservableValue<ColorScheme> system, ObservableValue<Boolean> contrast) {
        this.choice = choice;
        theme = Bindings.createObjectBinding(() -> switch (this.choice.get()) {
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
            case CONTRAST -> Theme.CONTRAST;
            case SYSTEM -> Boolean.TRUE.equals(contrast.getValue()) ? Theme.CONTRAST : system.getValue() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
        }, this.choice, system, contrast);
    }

    public ObjectProperty<ThemeChoice> choiceProperty() {
        return choice;
    }

    public ObservableValue<Theme> themeProperty() {
        return theme;
    }

    /// Chooses the other of light and dark.
    public void toggle() {
        choice.set(theme.get().isDark() ? ThemeChoice.LIGHT : ThemeChoice.DARK);
    }
}
