package dev.drydock.ui.signin;

import dev.drydock.capture.sso.SsoPortal.Account;
import dev.drydock.ui.kit.WrappedLabel;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The accounts of a portal, and the roles of the one that is chosen.
final class OfferedView extends HBox {
    private final SignInViewModel model;

    OfferedView(SignInViewModel model, Step.Offered offered) {
        this.model = model;
        getStyleClass().add("columns");
        var right = new VBox(roles(offered));
        right.getStyleClass().add("panel");
        right.setPrefWidth(0);
        HBox.setHgrow(right, Priority.ALWAYS);
        getChildren().addAll(accounts(offered), right);
    }

    private Node accounts(Step.Offered offered) {
        var shown = new FilteredList<>(FXCollections.observableArrayList(offered.accounts()));
        var filter = new TextField();
        filter.setId("sign-in-account-filter");
        filter.setPromptText("Find one of " + offered.accounts().size() + " accounts");
        filter.setAccessibleText("Find an account");
        filter.textProperty().subscribe(words -> shown.setPredicate(account -> matches(account, words.strip().toLowerCase(Locale.ROOT))));
        filter.setText(model.accountFilter());
        filter.textProperty().addListener((_, _, words) -> model.accountFilter(words));
        var list = new ListView<>(shown);
        list.setId("sign-in-accounts");
        list.setAccessibleText("Accounts");
        list.setCellFactory(_ -> new AccountCell());
        list.setPlaceholder(new WrappedLabel(offered.accounts().isEmpty() ? "You are signed in, and no account is assigned to you. Ask who manages " + offered.portal().title() + "."
                : "No account with these words.", "muted"));
        if (offered.account() != null) {
            list.getSelectionModel().select(offered.account());
            list.scrollTo(offered.account());
        }
        list.getSelectionModel().selectedItemProperty().addListener((_, _, account) -> {
            if (account != null && !account.equals(offered.account())) {
                model.pick(account);
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        var left = new VBox(filter, list);
        left.getStyleClass().add("left");
        return left;
    }

    private static boolean matches(Account account, String words) {
        return (account.id() + " " + account.name() + " " + account.email()).toLowerCase(Locale.ROOT).contains(words);
    }

    private Node[] roles(Step.Offered offered) {
        var account = offered.account();
        var back = new Button("Back to the profiles");
        back.setOnAction(_ -> model.cancel());
        back.setMinWidth(Region.USE_PREF_SIZE);
        if (account == null) {
            return new Node[] {new WrappedLabel("Signed in to " + offered.portal().title(), "title"), new WrappedLabel("Choose an account.", "muted"), back};
        }
        var list = new ListView<>(FXCollections.observableArrayList(offered.roles()));
        list.setId("sign-in-roles");
        list.setAccessibleText("Roles");
        list.setCellFactory(_ -> new RoleCell());
        list.setPlaceholder(new WrappedLabel("No role is assigned to you here.", "muted"));
        list.getSelectionModel().selectFirst();
        VBox.setVgrow(list, Priority.ALWAYS);
        var go = new Button("Go on", new FontIcon(Feather.LOG_IN));
        go.setId("sign-in-role");
        go.getStyleClass().add("accent");
        go.setDefaultButton(true);
        go.setMinWidth(Region.USE_PREF_SIZE);
        go.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
        go.setOnAction(_ -> model.pick(list.getSelectionModel().getSelectedItem()));
        var buttons = new HBox(back, go);
        buttons.getStyleClass().add("buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        return new Node[] {new WrappedLabel(account.name().isEmpty() ? account.id() : account.name(), "title"), new WrappedLabel(account.id() + " · choose a role", "muted"), list,
            ProfilePanel.labelled("Region to look at", ProfilePanel.regions(model)), buttons};
    }

    private static final class AccountCell extends ListCell<Account> {
        @Override
        protected void updateItem(@Nullable Account account, boolean empty) {
            super.updateItem(account, empty);
            setText(null);
            setPrefWidth(0);
            if (account == null || empty) {
                setGraphic(null);
                return;
            }
            var name = new Label(account.name().isEmpty() ? account.id() : account.name());
            name.getStyleClass().add("name");
            var id = new Label(account.id() + (account.email().isEmpty() ? "" : " · " + account.email()));
            id.getStyleClass().add("note");
            setGraphic(new VBox(name, id));
            setAccessibleText(account.name() + " " + account.id());
        }
    }

    private static final class RoleCell extends ListCell<String> {
        @Override
        protected void updateItem(@Nullable String role, boolean empty) {
            super.updateItem(role, empty);
            setPrefWidth(0);
            setGraphic(role == null || empty ? null : new Label(role));
            setAccessibleText(role);
        }
    }
}
