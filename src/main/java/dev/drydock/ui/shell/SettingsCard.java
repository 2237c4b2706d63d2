package dev.drydock.ui.shell;

import atlantafx.base.controls.ToggleSwitch;
import dev.drydock.advice.Shell;
import dev.drydock.ui.kit.Card;
import dev.drydock.ui.kit.Cards;
import dev.drydock.ui.kit.Ems;
import dev.drydock.ui.kit.WrappedLabel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// The settings, to be searched. Each holds at once, but for those that say otherwise.
final class SettingsCard {
    private static final double WIDTH = 640;
    private static final double CONTROL = 230;

    private final Settings settings;
    private final Cards cards;
    /// Kept, as a binding holds its two sides weakly.
    private final ObjectProperty<Integer> textSize;
    private final ObjectProperty<Integer> largestBundle;
    private final List<Line> lines = new ArrayList<>();
    private final TextField search = new TextField();
    private final Label nothing = new Label("No setting is called that.");
    private final Card card;

    /// @param words what it is found by
    private record Line(Node node, String words) {}

    /// @param file where they are kept
    SettingsCard(Settings settings, Path file, Cards cards) {
        this.settings = settings;
        this.cards = cards;
        textSize = settings.textSizeProperty().asObject();
        largestBundle = settings.largestBundleProperty().asObject();
        search.setId("settings-search");
        search.setPromptText("Search settings");
        search.setAccessibleText("Search settings");
        search.textProperty().addListener((_, _, _) -> narrow());
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                event.consume();
            }
        });
        add("Theme", "How the window looks.", "light dark high contrast system colour", "settings-theme",
                choice(settings.themeProperty(), ThemeChoice.values(), ThemeChoice::title));
        add("Text size", "In percent of the usual; Ctrl+Shift with . and , changes it too.", "font zoom larger smaller accessibility", "settings-text", textSize());
        add("Times", "Bundles record times in UTC.", "utc local zone clock", "settings-times", choice(settings.timesProperty(), TimeChoice.values(), TimeChoice::title));
        add("Shell for commands", "How commands to copy are quoted.", "bash powershell cmd windows terminal", "settings-shell", choice(settings.shellProperty(), Shell.values(), Shell::title));
        add("Reduce motion", "Nothing moves on the screen. Where the system asks for that, nothing moves in any case.", "animation accessibility", "settings-motion",
                truth(settings.reducedMotionProperty()));
        add("Draw by the processor", "For graphics cards that show the window black or torn. Takes effect when Drydock is started again.", "software rendering gpu graphics restart black",
                "settings-software", truth(settings.softwareRenderingProperty()));
        add("Largest bundle, in GiB unpacked", "What is larger is refused, so that an archive made to hurt cannot fill the memory. Holds for what is opened next.",
                "limit memory size zip", "settings-limit", largestBundle());
        nothing.getStyleClass().add("muted");
        var list = new VBox();
        list.getStyleClass().add("settings-list");
        lines.forEach(line -> list.getChildren().add(line.node()));
        list.getChildren().add(nothing);
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setAccessibleText("Settings");
        scroll.setPrefViewportHeight(430);
        scroll.setMinHeight(120);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var where = new WrappedLabel("Kept in " + file, "note");
        card = new Card("settings", "Settings", WIDTH, search, scroll, where).withFocusOn(search).closingOnClickBeside();
        narrow();
    }

    void open() {
        search.clear();
        cards.open(card);
    }

    private void narrow() {
        var words = search.getText().toLowerCase(Locale.ROOT).strip().split("\\s+");
        var shown = 0;
        for (var line : lines) {
            var fits = List.of(words).stream().allMatch(line.words()::contains);
            line.node().setVisible(fits);
            line.node().setManaged(fits);
            shown += fits ? 1 : 0;
        }
        nothing.setVisible(shown == 0);
        nothing.setManaged(shown == 0);
    }

    private void add(String title, String says, String words, String id, Control control) {
        control.setId(id);
        control.setAccessibleText(title);
        control.setAccessibleHelp(says);
        var name = new Label(title);
        name.setLabelFor(control);
        name.getStyleClass().add("setting-title");
        var note = new WrappedLabel(says, "note");
        var text = new VBox(name, note);
        text.getStyleClass().add("setting-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        control.setMinWidth(Region.USE_PREF_SIZE);
        text.setMinWidth(0);
        var line = new HBox(text, control);
        line.getStyleClass().add("setting");
        lines.add(new Line(line, (title + " " + says + " " + words).toLowerCase(Locale.ROOT)));
    }

    private static <T> ChoiceBox<T> choice(ObjectProperty<T> property, T[] choices, Function<T, String> title) {
        var box = new ChoiceBox<T>();
        box.getItems().setAll(choices);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T choice) {
                return choice == null ? "" : title.apply(choice);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("a choice is not typed");
            }
        });
        box.valueProperty().bindBidirectional(property);
        Ems.prefer(box, CONTROL);
        return box;
    }

    private static ToggleSwitch truth(BooleanProperty property) {
        var toggle = new ToggleSwitch();
        toggle.selectedProperty().bindBidirectional(property);
        return toggle;
    }

    private Spinner<Integer> textSize() {
        var spinner = new Spinner<Integer>(Settings.SMALLEST_TEXT, Settings.LARGEST_TEXT, settings.textSizeProperty().get(), 10);
        spinner.getValueFactory().valueProperty().bindBidirectional(textSize);
        return number(spinner);
    }

    private Spinner<Integer> largestBundle() {
        var spinner = new Spinner<Integer>(Settings.SMALLEST_BUNDLE, Settings.LARGEST_BUNDLE, settings.largestBundleProperty().get(), 1);
        spinner.getValueFactory().valueProperty().bindBidirectional(largestBundle);
        return number(spinner);
    }

    private static Spinner<Integer> number(Spinner<Integer> spinner) {
        Ems.prefer(spinner, 110);
        return spinner;
    }
}
