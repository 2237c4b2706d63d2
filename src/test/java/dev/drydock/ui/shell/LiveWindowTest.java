package dev.drydock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.check.Diagnosis;
import dev.drydock.ui.kit.Notice;
import dev.drydock.ui.kit.SourceName;
import dev.drydock.ui.live.LiveSource;
import dev.drydock.ui.live.LiveSource.Phase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Reading accounts in the real window, from servers on this machine that speak AWS's protocols; with pictures for looking at.
@ExtendWith(ApplicationExtension.class)
class LiveWindowTest {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final String PROD = "111122223333";
    private static final String STAGING = "222233334444";

    @RegisterExtension
    private final LoggedWarnings css = new LoggedWarnings("javafx.css");

    @TempDir
    private Path folder;

    private SampleAccount prod;
    private SampleAccount staging;
    private Stage stage;
    private TestWindow open;

    @Start
    void start(Stage newStage) {
        stage = newStage;
    }

    @BeforeEach
    void open() throws Exception {
        prod = new SampleAccount("friday-502s", PROD);
        staging = new SampleAccount("healthy", STAGING);
        open = WaitForAsyncUtils.asyncFx(() -> new TestWindow(stage, 1280, 800)).get();
        Files.createDirectories(open.settings.resolve(".aws"));
        Files.writeString(open.settings.resolve(".aws/config"), """
                [profile payments-prod]
                region = ap-southeast-1
                aws_account_id = %s
                aws_access_key_id = AKIA
                aws_secret_access_key = x
                endpoint_url = %s
                [profile payments-staging]
                region = ap-southeast-1
                aws_account_id = %s
                aws_access_key_id = AKIA
                aws_secret_access_key = x
                endpoint_url = %s
                """.formatted(PROD, prod.address(), STAGING, staging.address()));
    }

    @AfterEach
    void close() throws InterruptedException {
        open.close();
        prod.close();
        staging.close();
        assertTrue(open.background.awaitTermination(5, TimeUnit.SECONDS), "no thread is left behind");
    }

    @Test
    void anAccountIsOpenedFromTheCardAndFillsInAsAnswersCome() throws IOException {
        var services = prod.hold("DescribeServices");
        var stopped = prod.hold("DescribeTaskDefinition");
        prod.deny("DescribeLogGroups");
        open.fx(() -> open.theme.choiceProperty().set(ThemeChoice.LIGHT));
        press("welcome-live");
        open.until(() -> open.live.signIn().profiles().size() == 2);
        picture("profiles");
        choose("payments-prod");

        open.until(() -> open.texts().contains("checkout-api"));
        assertEquals(0, shown().services().size(), "the names show before a service was described");
        assertTrue(open.texts().contains("Live · payments-prod · ap-southeast-1"), () -> open.texts().toString());
        picture("listed");
        services.countDown();
        open.until(() -> shown().services().size() == 6);
        assertTrue(open.texts().stream().anyMatch(text -> text.matches("Reading .*… \\d+ / \\d+")), () -> "progress is counted: " + open.texts());
        picture("loading");
        stopped.countDown();
        until(Phase.READ);
        assertEquals(PROD, shown().inventory().source().account());
        assertEquals(List.of("logs:DescribeLogGroups"), List.copyOf(source().stateProperty().get().denied()));
        var told = notices().stream().filter(notice -> notice.says().contains("logs:DescribeLogGroups")).toList();
        assertEquals(1, told.size(), "a denial is told once");
        assertTrue(open.texts().stream().anyMatch(text -> text.contains("· refreshed ")), () -> open.texts().toString());
        picture("denied");
    }

    @Test
    void twoProfilesAreNeverMixed() {
        openProfile("payments-prod");
        until(Phase.READ);
        var first = shown();
        openProfile("payments-staging");
        open.until(() -> open.workspace.sources().size() == 2 && open.live.desk().sources().stream().noneMatch(LiveSource::isBusy));
        assertNotSame(first, shown());
        for (var source : open.workspace.sources()) {
            var account = source.diagnosis().inventory().source().name().contains("prod ") ? PROD : STAGING;
            assertEquals(account, source.diagnosis().inventory().source().account());
            assertFalse(source.diagnosis().services().isEmpty());
            assertTrue(source.diagnosis().services().stream().allMatch(service -> service.service().serviceArn().contains(account)), "each service is of its own account");
        }
        assertEquals(2, open.workspace.sources().stream().map(source -> SourceName.of(source.diagnosis().inventory().source())).collect(Collectors.toSet()).size());
        openProfile("payments-prod");
        open.until(() -> open.live.desk().sources().stream().noneMatch(LiveSource::isBusy));
        assertEquals(2, open.workspace.sources().size(), "an account that is open is read again in its place");
        open.fx(() -> open.workspace.closeSelected());
        assertEquals(1, open.live.desk().sources().size(), "what is closed is not read any more");
    }

    @Test
    void aCancelKeepsWhatHasComeAndIsGoneOnWith() {
        var held = prod.hold("DescribeTaskDefinition");
        openProfile("payments-prod");
        open.until(() -> !open.workspace.sources().isEmpty() && shown().services().size() == 6);
        open.fx(() -> open.workspace.cancelLoads());
        until(Phase.CANCELLED);
        assertEquals(6, shown().services().size());
        assertTrue(open.workspace.loads().isEmpty());
        var asked = prod.server().count("DescribeServices");
        held.countDown();
        run("live-refresh");
        until(Phase.READ);
        assertEquals(asked, prod.server().count("DescribeServices"), "what has been answered is not asked again");
        assertTrue(notices().isEmpty(), () -> notices().toString());
    }

    @Test
    void credentialsThatRunOutInMidCaptureKeepTheScreenAndGoOnAfterSigningIn() throws IOException {
        var held = prod.hold("DescribeTaskDefinition");
        openProfile("payments-prod");
        open.until(() -> !open.workspace.sources().isEmpty() && shown().services().size() == 6);
        prod.expire(true);
        held.countDown();
        until(Phase.SIGN_IN_NEEDED);
        assertEquals(6, shown().services().size(), "the screen keeps its data");
        assertTrue(notices().getFirst().says().contains("has run out"), () -> notices().toString());
        open.until(() -> open.texts().stream().anyMatch(text -> text.contains("signed out · data of")));
        picture("signed-out");
        prod.expire(false);
        var asked = prod.server().count("DescribeServices");
        press("notice-" + notices().getFirst().id());
        until(Phase.READ);
        assertEquals(asked, prod.server().count("DescribeServices"), "it goes on where it was");
        assertEquals(1, open.workspace.sources().size());
        assertTrue(notices().isEmpty(), () -> notices().toString());
    }

    @Test
    void aRefreshTellsOfAChangedBadgeAndKeepsTheSeries() throws IOException {
        openProfile("payments-prod");
        until(Phase.READ);
        run("live-watch");
        assertEquals(Duration.ofSeconds(30), source().stateProperty().get().every());
        prod.replace("\"rolloutState\": \"COMPLETED\"", "\"rolloutState\": \"FAILED\"");
        prod.replace("\"rolloutState\" : \"COMPLETED\"", "\"rolloutState\" : \"FAILED\"");
        prod.replace("\"enable\" : true", "\"enable\" : false");
        prod.replace("\"enable\": true", "\"enable\": false");
        var before = badges();
        run("live-refresh");
        open.until(() -> open.workspace.sources().getFirst().bundle().captures().size() == 2);
        assertNotEquals(before, badges());
        open.until(() -> open.live.unseenProperty().get() > 0);
        assertTrue(open.window.toasts().lastProperty().get().contains("badge"), () -> open.window.toasts().lastProperty().get());
        picture("watching");
        open.fx(() -> open.live.desk().hidden(true));
        open.fx(() -> open.live.desk().hidden(false));
        open.until(() -> open.workspace.sources().getFirst().bundle().captures().size() == 3);
    }

    @Test
    void whatIsExportedIsWhatIsShown() throws Exception {
        openProfile("payments-prod");
        until(Phase.READ);
        var snapshot = open.workspace.sources().getFirst().live();
        run("live-refresh");
        open.until(() -> open.workspace.sources().getFirst().bundle().captures().size() == 2);
        var out = new ByteArrayOutputStream();
        snapshot.recording().writeZip(out);
        var file = Files.write(folder.resolve("saved.zip"), out.toByteArray());
        var read = new BundleReader(Limits.DEFAULT).read(1, file, Progress.NONE);
        assertEquals(snapshot.diagnosed().bundle().inventory().calls().all().stream().map(call -> call.name() + call.file() + call.at()).toList(),
                read.inventory().calls().all().stream().map(call -> call.name() + call.file() + call.at()).toList(), "what came later is not in it");
        open.picked.add(folder.resolve("copy.zip"));
        run("live-export");
        open.until(() -> open.scene.getRoot().lookup("#redaction") != null);
        assertTrue(open.texts().stream().anyMatch(text -> text.startsWith("Redacted copy of payments-prod")), () -> open.texts().toString());
    }

    @Test
    void theSameProfileInAnotherRegionIsASourceOfItsOwn() {
        openProfile("payments-prod");
        until(Phase.READ);
        run("live-region");
        open.fx(() -> {
            var field = (TextField) open.scene.getRoot().lookup("#region-filter");
            field.setText("eu-west-1");
            field.getOnAction().handle(new javafx.event.ActionEvent());
        });
        open.until(() -> open.workspace.sources().size() == 2);
        assertEquals("payments-prod · eu-west-1", SourceName.of(shown().inventory().source()));
        assertEquals(List.of("ap-southeast-1", "eu-west-1"), open.workspace.sources().stream().map(source -> source.diagnosis().inventory().source().region()).toList());
    }

    private String badges() {
        return shown().services().stream().map(service -> service.badges().values().stream().map(verdict -> verdict.status().id()).collect(Collectors.joining(","))).collect(Collectors.joining("; "));
    }

    private Diagnosis shown() {
        return open.fx(() -> open.workspace.selection().place().source());
    }

    private LiveSource source() {
        return open.live.desk().sources().getFirst();
    }

    private List<Notice> notices() {
        return open.fx(() -> List.copyOf(open.window.notices()));
    }

    private void until(Phase phase) {
        open.until(() -> !open.live.desk().sources().isEmpty() && source().stateProperty().get().phase() == phase);
    }

    private void run(String action) {
        open.fx(() -> open.window.actions().run(open.window.actions().find(action).orElseThrow()));
    }

    private void openProfile(String name) {
        run(LiveWiring.OPEN);
        open.until(() -> open.live.signIn().profiles().size() == 2);
        choose(name);
    }

    private void choose(String name) {
        open.fx(() -> {
            open.live.signIn().selectedProperty().set(open.live.signIn().profiles().stream().filter(row -> row.profile().name().equals(name)).findFirst().orElseThrow());
            open.live.signIn().open();
        });
    }

    private void press(String id) {
        open.fx(() -> {
            open.scene.getRoot().applyCss();
            ((Button) open.scene.getRoot().lookupAll("#" + id).stream().findFirst().or(() -> Nodes.below(open.window).stream().filter(node -> id.equals(node.getId())).findFirst()).orElseThrow()).fire();
        });
    }

    /// In both themes and sizes, held against what a glance would see.
    private void picture(String name) throws IOException {
        for (var theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            var large = theme == ThemeChoice.DARK;
            open.fx(() -> {
                open.theme.choiceProperty().set(theme);
                open.resize(large ? 1640 : 1280, large ? 1000 : 800);
            });
            WindowPicturesTest.write(open.picture(), PICTURES.resolve("live-" + name + "-" + (large ? "dark-1640x1000" : "light-1280x800") + ".png"));
            assertEquals(List.of(), open.fx(() -> Nodes.cutTexts(open.window)));
        }
        assertEquals(List.of(), css.records());
    }
}
