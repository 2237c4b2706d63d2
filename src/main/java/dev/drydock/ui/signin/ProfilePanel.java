package dev.drydock.ui.signin;

import dev.drydock.capture.credentials.Readiness;
import dev.drydock.capture.profile.Fault;
import dev.drydock.capture.profile.Profile;
import dev.drydock.capture.profile.SignIn;
import dev.drydock.capture.sso.SsoSignIn.Way;
import dev.drydock.ui.kit.StatusGlyph;
import dev.drydock.ui.kit.WrappedLabel;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the selected profile is, what is wrong with it, and the way on.
final class ProfilePanel extends VBox {
    private final SignInViewModel model;

    ProfilePanel(SignInViewModel model) {
        this.model = model;
        getStyleClass().add("panel");
        model.selectedProperty().subscribe(this::show);
    }

    private void show(@Nullable ProfileRow row) {
        getChildren().clear();
        if (row == null) {
            getChildren().add(new WrappedLabel("Choose a profile, or sign in to a portal by its address.", "muted"));
            return;
        }
        var profile = row.profile();
        var title = new WrappedLabel(profile.name(), "title");
        var state = new Label(row.state(model.now()), new StatusGlyph(row.status()));
        state.getStyleClass().addAll("status-word", row.status().id());
        getChildren().addAll(title, state, facts(row));
        profile.faults().forEach(fault -> getChildren().add(fault(fault)));
        if (!profile.isBroken()) {
            var space = new Region();
            VBox.setVgrow(space, Priority.ALWAYS);
            getChildren().addAll(space, new WrappedLabel(ahead(row), "note"), labelled("Region to look at", regions(model)), buttons(row));
        }
    }

    private static Node facts(ProfileRow row) {
        var profile = row.profile();
        var facts = new VBox(
                fact("Signs in by", profile.signIn().words()),
                fact("Account", profile.account().orElse(isOpen(profile) ? "chosen after signing in" : "not written")),
                fact("Role", profile.role().orElse(isOpen(profile) ? "chosen after signing in" : "none written")),
                fact("Region", profile.region() == null ? "none written" : profile.region()));
        facts.getStyleClass().add("fact-table");
        return facts;
    }

    private static boolean isOpen(Profile profile) {
        return profile.signIn() instanceof SignIn.Sso sso && sso.account() == null;
    }

    /// What the button leads to, where that is more than its word.
    private static String ahead(ProfileRow row) {
        return switch (row.readiness().state()) {
            case SIGN_IN_NEEDED -> "The browser opens for the sign-in. The AWS CLI is signed in with it, and the other profiles of the session too.";
            case ASKS_FIRST -> "Its program is shown first, and runs only if you allow it.";
            case READY, SIGNED_IN, BROKEN -> "Drydock only reads; it changes nothing in any account.";
        };
    }

    private static Node fact(String name, String value) {
        var key = new Label(name);
        key.getStyleClass().add("muted");
        key.setMinWidth(Region.USE_PREF_SIZE);
        var text = new WrappedLabel(value, "fact-value");
        text.setMaxWidth(Double.MAX_VALUE);
        text.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(text, Priority.ALWAYS);
        var line = new HBox(key, text);
        line.getStyleClass().add("fact-row");
        return line;
    }

    /// What is wrong, and where an editor finds it.
    static Node fault(Fault fault) {
        var sentence = new WrappedLabel(fault.sentence());
        var where = new WrappedLabel(fault.where(), "note", "mono");
        var texts = new VBox(sentence, where);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var line = new HBox(new FontIcon(fault.stops() ? Feather.X_CIRCLE : Feather.ALERT_TRIANGLE), texts);
        line.getStyleClass().addAll("fault", fault.stops() ? "stops" : "notes");
        return line;
    }

    static Node labelled(String text, Region field) {
        var label = new Label(text);
        label.setLabelFor(field);
        label.getStyleClass().add("kicker");
        field.setMaxWidth(Double.MAX_VALUE);
        var box = new VBox(label, field);
        box.getStyleClass().add("labelled");
        return box;
    }

    /// The known regions; another can be typed.
    static ComboBox<String> regions(SignInViewModel model) {
        var regions = new ComboBox<String>();
        regions.setId("sign-in-region");
        regions.setEditable(true);
        regions.setPromptText("eu-west-1");
        regions.setAccessibleText("Region to look at");
        regions.getItems().setAll(model.regions());
        regions.setValue(model.regionProperty().get());
        regions.getEditor().textProperty().bindBidirectional(model.regionProperty());
        return regions;
    }

    private Node buttons(ProfileRow row) {
        var open = new Button(words(row), new FontIcon(Feather.LOG_IN));
        open.setId("sign-in-open");
        open.getStyleClass().add("accent");
        open.setDefaultButton(true);
        open.setOnAction(_ -> model.open());
        var line = new HBox();
        line.getStyleClass().add("buttons");
        line.setAlignment(Pos.CENTER_RIGHT);
        if (row.profile().ssoSession().isPresent()) {
            var code = new Button("Use a code");
            code.setId("sign-in-code");
            code.setAccessibleText("Sign in with a code, on any machine");
            code.setOnAction(_ -> model.signInAgain(Way.CODE));
            line.getChildren().add(code);
        }
        line.getChildren().add(open);
        line.getChildren().forEach(button -> ((Button) button).setMinWidth(USE_PREF_SIZE));
        return line;
    }

    private static String words(ProfileRow row) {
        return row.readiness().state() == Readiness.State.SIGN_IN_NEEDED ? "Sign in" : "Go on";
    }
}
