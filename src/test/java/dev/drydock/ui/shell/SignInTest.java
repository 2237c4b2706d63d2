package dev.drydock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.capture.Session;
import dev.drydock.capture.credentials.AllowedCommands;
import dev.drydock.capture.credentials.Sessions;
import dev.drydock.capture.profile.AwsEnvironment;
import dev.drydock.capture.sso.SignInClients;
import dev.drydock.capture.sso.SsoServer;
import dev.drydock.capture.sso.SsoServer.Answer;
import dev.drydock.capture.sso.SsoSignIn;
import dev.drydock.capture.sso.TokenCache;
import dev.drydock.ui.kit.Card;
import dev.drydock.ui.kit.Cards;
import dev.drydock.ui.kit.Fonts;
import dev.drydock.ui.kit.Theme;
import dev.drydock.ui.signin.AskedQuestions;
import dev.drydock.ui.signin.SignInView;
import dev.drydock.ui.signin.SignInViewModel;
import dev.drydock.ui.signin.Step;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.image.PixelFormat;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The sign-in card, driven as a user does, against a server that speaks the protocols; with pictures for looking at.
@ExtendWith(ApplicationExtension.class)
class SignInTest {
    private static final Path PICTURES = Path.of("target", "pictures");

    @RegisterExtension
    private final LoggedWarnings css = new LoggedWarnings("javafx.css");

    @TempDir
    private Path home;

    private final SsoServer server = new SsoServer();
    private final SignInClients clients = new SignInClients();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Session> chosen = new CopyOnWriteArrayList<>();
    private final List<String> opened = new CopyOnWriteArrayList<>();
    private Stage stage;
    private SignInViewModel model;
    private Scene scene;

    @Start
    void start(Stage newStage) {
        stage = newStage;
    }

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), """
                [default]
                region = ap-southeast-1
                [profile payments-prod]
                sso_session = acme
                sso_account_id = 111122223333
                sso_role_name = SRE-ReadOnly
                region = ap-southeast-1
                [profile payments-staging]
                sso_session = acme
                sso_account_id = 222233334444
                sso_role_name = SRE-ReadOnly
                region = eu-west-1
                [profile picks]
                sso_session = acme
                region = eu-west-1
                [profile audit]
                role_arn = arn:aws:iam::444455556666:role/SecurityAudit
                source_profile = payments-prod
                region = eu-central-1
                [profile vault]
                credential_process = sh -c "echo '{\\"Version\\": 1, \\"AccessKeyId\\": \\"AKIA\\", \\"SecretAccessKey\\": \\"x\\"}'"
                region = eu-west-1
                [profile typo]
                sso_session = acmee
                sso_account_id = 111122223333
                sso_role_name = SRE-ReadOnly
                   region = eu-west-1
                [profile a-name-that-goes-on-%s]
                credential_process = /opt/tools/keys
                [sso-session acme]
                sso_start_url = https://acme.awsapps.com/start
                sso_region = us-east-1
                """.formatted("and-on-".repeat(20)));
        Files.writeString(home.resolve(".aws/credentials"), "[default]\naws_access_key_id = AKIA\naws_secret_access_key = x\n");
        var environment = new AwsEnvironment(Map.of("AWS_ENDPOINT_URL", server.address(), "AWS_PROFILE", "payments-prod"), home);
        var questions = new AskedQuestions();
        var cache = new TokenCache(environment.ssoCache());
        var sessions = new Sessions(environment, clients, cache, new AllowedCommands(home.resolve("allowed")), questions, InstantSource.system());
        var signIn = new SsoSignIn(clients, cache, page -> opened.add(page), InstantSource.system(), Thread::sleep);
        fx(() -> {
            new Fonts();
            model = new SignInViewModel(environment, sessions, signIn, questions, background, Platform::runLater, InstantSource.system(), chosen::add);
            var view = new SignInView(model, opened::add);
            var cards = new Cards();
            scene = new Scene(new StackPane(cards), 1280, 800);
            Theme.LIGHT.applyTo(scene);
            scene.getRoot().getStyleClass().add("window");
            cards.open(new Card("sign-in-card", "Look into an account", 940, view).withFocusOn(view.first()).whenClosed(model::cancel));
            stage.setScene(scene);
            stage.show();
            model.reload();
            return null;
        });
        until(() -> model.selectedProperty().get() != null);
    }

    @AfterEach
    void close() throws InterruptedException {
        fx(() -> {
            model.cancel();
            stage.hide();
            return null;
        });
        background.shutdownNow();
        assertTrue(background.awaitTermination(60, TimeUnit.SECONDS), "no thread is left behind");
        server.close();
        clients.close();
        assertEquals(List.of(), css.records(), "no step that goes away leaves the stylesheet complaining");
    }

    @Test
    void showsProfilesWithWhatIsWrong() throws IOException {
        assertEquals("payments-prod", model.selectedProperty().get().profile().name(), "the one that the environment names");
        picture("profiles");
        select("typo");
        picture("broken");
        assertTrue(texts().stream().anyMatch(text -> text.contains("no [sso-session acmee]")));
        assertTrue(texts().stream().anyMatch(text -> text.endsWith(".aws/config:24")), texts().toString());
        assertFalse(shown("#sign-in-open"), "there is no way on from a broken profile");
        fx(() -> {
            this.<TextField>find("#sign-in-filter").setText("222233334444");
            return null;
        });
        assertEquals(List.of("payments-staging"), model.profiles().stream().map(row -> row.profile().name()).toList());
    }

    @Test
    void showsTheCodeAndEndsWhenCancelled() throws IOException {
        for (var i = 0; i < 50; i++) {
            server.script("CreateToken", Answer.refused("AuthorizationPendingException"));
        }
        press("#sign-in-code");
        until(() -> model.stepProperty().get() instanceof Step.InBrowser);
        assertEquals("ABCD-EFGH", fx(() -> this.<Label>find("#sign-in-user-code").getText()));
        assertTrue(fx(() -> this.<Label>find("#sign-in-remaining").getText()).matches("(10:00|9:5\\d) left"));
        picture("code");
        press("#sign-in-page");
        assertEquals(2, opened.size());
        press("#sign-in-cancel");
        assertTrue(model.stepProperty().get() instanceof Step.Choosing);
        assertEquals("", model.problemProperty().get());
    }

    @Test
    void saysWhatARefusalMeansAndStaysUsable() throws IOException {
        server.script("CreateToken", Answer.refused("AccessDeniedException"));
        press("#sign-in-code");
        until(() -> !model.problemProperty().get().isEmpty());
        picture("refused");
        assertTrue(model.problemProperty().get().contains("denied"));
        press("#sign-in-code");
        until(() -> model.selectedProperty().get().readiness().until() != null);
        assertEquals("", model.problemProperty().get());
        press("#sign-in-open");
        until(() -> !chosen.isEmpty());
        assertEquals("payments-prod", chosen.getFirst().profile());
        assertEquals("ap-southeast-1", chosen.getFirst().region().id());
    }

    @Test
    void offersAccountsAndRolesOfAPortalWithoutAProfile() throws IOException {
        fx(() -> {
            this.<TextField>find("#sign-in-url").setText("https://acme.awsapps.com/start");
            this.<TextField>find("#sign-in-portal-region").setText("us-east-1");
            return null;
        });
        press("#sign-in-portal");
        until(() -> model.stepProperty().get() instanceof Step.Offered);
        picture("accounts");
        fx(() -> {
            this.<TextField>find("#sign-in-account-filter").setText("account 123");
            this.<ListView<?>>find("#sign-in-accounts").getSelectionModel().selectFirst();
            return null;
        });
        until(() -> model.stepProperty().get() instanceof Step.Offered offered && !offered.roles().isEmpty());
        fx(() -> {
            this.<ComboBox<String>>find("#sign-in-region").getEditor().setText("eu-north-1");
            return null;
        });
        assertEquals("account 123", fx(() -> this.<TextField>find("#sign-in-account-filter").getText()), "what was typed stays");
        picture("roles");
        press("#sign-in-role");
        until(() -> !chosen.isEmpty());
        assertEquals("eu-north-1", chosen.getFirst().region().id());
        chosen.getFirst().credentials().resolveCredentials();
        assertEquals("000000000123", server.asked("GetRoleCredentials").getFirst().query().get("account_id"));
    }

    @Test
    void asksBeforeItRunsAProgram() throws IOException {
        select("vault");
        press("#sign-in-open");
        until(() -> model.stepProperty().get() instanceof Step.Asked);
        picture("program");
        press("#sign-in-cancel");
        assertTrue(chosen.isEmpty());
        press("#sign-in-open");
        until(() -> model.stepProperty().get() instanceof Step.Asked);
        press("#sign-in-yes");
        until(() -> !chosen.isEmpty());
        assertEquals("AKIA", chosen.getFirst().credentials().resolveCredentials().accessKeyId());
    }

    private void select(String profile) {
        fx(() -> {
            model.selectedProperty().set(model.profiles().stream().filter(row -> row.profile().name().equals(profile)).findFirst().orElseThrow());
            return null;
        });
    }

    private void press(String id) {
        fx(() -> {
            this.<Button>find(id).fire();
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private boolean shown(String id) {
        return fx(() -> scene.getRoot().lookup(id) != null);
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T find(String id) {
        scene.getRoot().applyCss();
        return (T) Objects.requireNonNull(scene.getRoot().lookup(id), id);
    }

    private List<String> texts() {
        return fx(() -> Nodes.below(scene.getRoot()).stream().filter(node -> node instanceof Labeled labeled && labeled.getText() != null)
                .map(node -> ((Labeled) node).getText()).toList());
    }

    /// In both themes, held against what a glance would see.
    private void picture(String name) throws IOException {
        for (var theme : Theme.values()) {
            var image = fx(() -> {
                theme.applyTo(scene);
                scene.snapshot(null);
                return scene.snapshot(null);
            });
            Files.createDirectories(PICTURES);
            var buffered = new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_RGB);
            var pixels = new int[buffered.getWidth() * buffered.getHeight()];
            image.getPixelReader().getPixels(0, 0, buffered.getWidth(), buffered.getHeight(), PixelFormat.getIntArgbInstance(), pixels, 0, buffered.getWidth());
            buffered.setRGB(0, 0, buffered.getWidth(), buffered.getHeight(), pixels, 0, buffered.getWidth());
            write(buffered, PICTURES.resolve("sign-in-" + name + "-" + (theme.isDark() ? "dark" : "light") + ".png"));
        }
        assertEquals(List.of(), fx(() -> Nodes.cutTexts(scene.getRoot())));
        assertEquals(List.of(), fx(() -> Nodes.namelessControls(scene.getRoot())));
        assertEquals(List.of(), css.records());
    }

    private static void write(BufferedImage image, Path file) throws IOException {
        ImageIO.write(image, "png", file.toFile());
    }

    private static <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(120_000, work);
    }

    private static void until(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException e) {
            throw new AssertionError("did not happen", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
