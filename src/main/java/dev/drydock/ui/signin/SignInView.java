package dev.drydock.ui.signin;

import dev.drydock.ui.kit.CopyButton;
import dev.drydock.ui.kit.Links;
import dev.drydock.ui.kit.WrappedLabel;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The body of the sign-in card. Everything in it follows the model's step; cancelling is left to whoever closes the card, by [SignInViewModel#cancel()].
public final class SignInView extends VBox {
    private final SignInViewModel model;
    private final Links links;
    private final StackPane place = new StackPane();
    private final Node profiles;
    private final TextField filter = new TextField();
    /// Runs only while a countdown shows.
    private final Timeline countdown;

    public SignInView(SignInViewModel model, Links links) {
        this.model = model;
        this.links = links;
        countdown = new Timeline(new KeyFrame(Duration.seconds(1), _ -> model.tick()));
        countdown.setCycleCount(Animation.INDEFINITE);
        getStyleClass().add("sign-in");
        profiles = profiles();
        VBox.setVgrow(place, Priority.ALWAYS);
        getChildren().addAll(problem(), place);
        model.stepProperty().subscribe(this::show);
    }

    /// What should have the focus first.
    public Node first() {
        return filter;
    }

    private void show(Step step) {
        if (step instanceof Step.InBrowser) {
            countdown.play();
        } else {
            countdown.stop();
        }
        place.getChildren().setAll(switch (step) {
            case Step.Choosing _ -> profiles;
            case Step.Working(var doing) -> working(doing);
            case Step.InBrowser browser -> inBrowser(browser);
            case Step.Offered offered -> new OfferedView(model, offered);
            case Step.Asked(var question) -> asked(question);
        });
    }

    private Node problem() {
        var sentence = new WrappedLabel("");
        sentence.textProperty().bind(model.problemProperty());
        HBox.setHgrow(sentence, Priority.ALWAYS);
        var line = new HBox(new FontIcon(Feather.ALERT_OCTAGON), sentence);
        line.setId("sign-in-problem");
        line.getStyleClass().addAll("fault", "stops");
        line.visibleProperty().bind(model.problemProperty().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private Node profiles() {
        filter.setId("sign-in-filter");
        filter.setPromptText("Find a profile, account or role");
        filter.setAccessibleText("Find a profile, account or role");
        filter.textProperty().bindBidirectional(model.filterProperty());
        var list = new ListView<>(model.profiles());
        list.setId("sign-in-profiles");
        list.setAccessibleText("Profiles");
        list.setCellFactory(_ -> new ProfileCell(model::now));
        list.setPlaceholder(new WrappedLabel("No profile. 'aws configure sso' makes one; or give a portal's address below.", "muted"));
        model.selectedProperty().subscribe(row -> list.getSelectionModel().select(row));
        list.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                model.selectedProperty().set(row);
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        var left = new VBox(filter, list, portal());
        left.getStyleClass().add("left");
        var panel = new ScrollPane(new ProfilePanel(model));
        panel.setFitToWidth(true);
        panel.setFitToHeight(true);
        panel.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        panel.setPrefWidth(0);
        panel.getStyleClass().add("right");
        HBox.setHgrow(panel, Priority.ALWAYS);
        var both = new HBox(left, panel);
        both.getStyleClass().add("columns");
        return both;
    }

    /// For those who have no profile yet.
    private Node portal() {
        var url = new TextField();
        url.setId("sign-in-url");
        url.setPromptText("https://acme.awsapps.com/start");
        url.setAccessibleText("Address of the access portal");
        var region = new TextField();
        region.setId("sign-in-portal-region");
        region.setPromptText("its region");
        region.setAccessibleText("Region of the access portal");
        region.setPrefWidth(104);
        region.setMinWidth(Region.USE_PREF_SIZE);
        var go = new Button("Sign in");
        go.setId("sign-in-portal");
        go.setMinWidth(Region.USE_PREF_SIZE);
        go.disableProperty().bind(url.textProperty().isEmpty().or(region.textProperty().isEmpty()));
        go.setOnAction(_ -> model.portal(url.getText(), region.getText()));
        region.setOnAction(_ -> go.fire());
        HBox.setHgrow(url, Priority.ALWAYS);
        var line = new HBox(url, region, go);
        line.getStyleClass().add("line");
        var label = new Label("Without a profile");
        label.getStyleClass().add("kicker");
        var box = new VBox(label, line);
        box.getStyleClass().add("labelled");
        return box;
    }

    private Node working(String doing) {
        var turning = new ProgressIndicator();
        turning.setMaxSize(36, 36);
        return centred(turning, new WrappedLabel(doing + "…", "muted"), cancel());
    }

    private Node inBrowser(Step.InBrowser step) {
        var prompt = step.prompt();
        var title = new WrappedLabel("Sign in to " + step.portal(), "title");
        var says = new WrappedLabel(prompt.opened() ? "Your browser has the page. Come back when it says that you are done." : "Open the page in a browser, here or on another machine.", "muted");
        var again = new Button(prompt.opened() ? "Open the page again" : "Open the page", new FontIcon(Feather.EXTERNAL_LINK));
        again.setId("sign-in-page");
        again.setOnAction(_ -> links.open(prompt.pageWithCode()));
        var remaining = new Label();
        remaining.setId("sign-in-remaining");
        remaining.getStyleClass().add("note");
        remaining.textProperty().bind(model.remainingProperty().map(left -> left + " left"));
        var buttons = new HBox(cancel(), again);
        buttons.getStyleClass().add("buttons");
        buttons.setAlignment(Pos.CENTER);
        if (prompt.code() == null) {
            return centred(title, says, address(prompt.pageWithCode()), buttons, remaining);
        }
        var code = new Label(prompt.code());
        code.setId("sign-in-user-code");
        code.getStyleClass().add("user-code");
        code.setMinWidth(Region.USE_PREF_SIZE);
        var codeLine = new HBox(code, new CopyButton("the code", prompt::code));
        codeLine.getStyleClass().add("code-line");
        return centred(title, says, codeLine, new WrappedLabel("The page asks for this code, or shows it. Go on there only if it is the same.", "note"),
                address(prompt.pageWithCode()), buttons, remaining);
    }

    /// For a browser that does not open, or stands on another machine.
    private static Node address(String page) {
        var address = new Label(page);
        address.setId("sign-in-address");
        address.getStyleClass().add("mono");
        address.setTooltip(new Tooltip(page));
        address.setMaxWidth(340);
        var line = new HBox(address, new CopyButton("the page's address", () -> page));
        line.getStyleClass().addAll("code-block", "address");
        return line;
    }

    private Node asked(Question question) {
        var isProgram = question.kind() == Question.Kind.RUN_PROGRAM;
        var title = new WrappedLabel(isProgram ? "Run a program for " + question.profile() + "?" : "Code for " + question.profile(), "title");
        var detail = new WrappedLabel(question.detail(), "mono", "code-block");
        var answer = new TextField();
        answer.setId("sign-in-answer");
        answer.setAccessibleText("Code of the MFA device");
        answer.setMaxWidth(160);
        var yes = new Button(isProgram ? "Run it, now and from now on" : "Go on");
        yes.setId("sign-in-yes");
        yes.getStyleClass().add("accent");
        yes.setOnAction(_ -> model.answer(isProgram ? "yes" : answer.getText()));
        answer.setOnAction(_ -> yes.fire());
        var buttons = new HBox(cancel(), yes);
        buttons.getStyleClass().add("buttons");
        buttons.setAlignment(Pos.CENTER);
        return isProgram ? centred(title, new WrappedLabel("Its credential_process is a command on this machine. What it prints is kept in memory and shown nowhere.", "muted"), detail, buttons)
                : centred(title, new WrappedLabel("The code that this MFA device shows now:", "muted"), detail, answer, buttons);
    }

    private Button cancel() {
        var cancel = new Button("Cancel");
        cancel.setId("sign-in-cancel");
        cancel.setOnAction(_ -> model.cancel());
        return cancel;
    }

    private static Node centred(Node... nodes) {
        var box = new VBox(nodes);
        box.getStyleClass().add("centred");
        return box;
    }
}
