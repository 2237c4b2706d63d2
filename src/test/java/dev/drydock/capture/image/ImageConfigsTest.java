package dev.drydock.capture.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.drydock.capture.Accounts;
import dev.drydock.capture.FakeAws;
import dev.drydock.capture.api.Answer;
import dev.drydock.capture.api.Caller;
import dev.drydock.inventory.call.CallStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The configuration of an image by its digest: of one architecture and of several, from the registry and from disk, and never what does not have the digest.
class ImageConfigsTest {
    private static final String CONFIG = "{\"architecture\": \"arm64\", \"os\": \"linux\", \"config\": {\"Cmd\": [\"serve\"]}}";
    private static final String MANIFEST = "{\"schemaVersion\": 2, \"config\": {\"digest\": \"" + digest(CONFIG) + "\"}, \"layers\": []}";
    private static final String INDEX = "{\"schemaVersion\": 2, \"manifests\": [{\"digest\": \"sha256:" + "0".repeat(64) + "\", \"platform\": {\"os\": \"linux\", \"architecture\": \"amd64\"}}, {\"digest\": \"" + digest(MANIFEST)
            + "\", \"platform\": {\"os\": \"linux\", \"architecture\": \"arm64\"}}, {\"digest\": \"sha256:" + "1".repeat(64) + "\", \"platform\": {\"os\": \"unknown\", \"architecture\": \"unknown\"}}]}";

    @TempDir
    private Path folder;

    private FakeAws aws;
    private Caller caller;

    @BeforeEach
    void start() throws Exception {
        aws = new FakeAws();
        caller = new Caller(Accounts.session(aws.uri()), Accounts.QUICK);
        var manifests = Map.of(digest(MANIFEST), MANIFEST, digest(INDEX), INDEX);
        aws.say("BatchGetImage", (asked, exchange) -> {
            var wanted = String.valueOf(((Map<?, ?>) ((List<?>) asked.members().get("imageIds")).getFirst()).get("imageDigest"));
            FakeAws.send(exchange, 200, JsonMapper.builder().build().writeValueAsString(manifests.containsKey(wanted) ? Map.of("images", List.of(Map.of("imageManifest", manifests.get(wanted))))
                    : Map.of("images", List.of(), "failures", List.of(Map.of("failureCode", "ImageNotFound", "failureReason", "gone")))));
        });
        aws.answer("GetDownloadUrlForLayer", "{\"downloadUrl\": \"" + aws.uri() + "/blob\"}");
        aws.answer("/blob", CONFIG);
    }

    @AfterEach
    void stop() {
        caller.close();
        aws.close();
    }

    private Answer read(String digest, @Nullable String architecture) {
        return new ImageConfigs(new BlobCache(folder, 1 << 20)).read(caller, new Download(caller.http(), aws.uri()), null, "web", digest, architecture);
    }

    private static String code(Answer answer) {
        return answer.error() == null ? String.valueOf(answer.status()) : answer.error().code();
    }

    @Test
    void itIsReadOnceAndThenComesFromDisk() {
        var answer = read(digest(MANIFEST), null);
        assertEquals(CONFIG, new String(answer.body(), StandardCharsets.UTF_8));
        var asked = aws.log().size();
        assertEquals(CallStatus.OK, read(digest(MANIFEST), null).status());
        assertEquals(asked, aws.log().size());
        assertEquals(0, aws.log().stream().filter(one -> one.operation().equals("BatchCheckLayerAvailability")).count());
    }

    @Test
    void ofSeveralArchitecturesTheOneThatRunsIsRead() {
        var answer = read(digest(INDEX), "arm64");
        assertNotNull(answer.tree());
        assertEquals("arm64", answer.tree().path("architecture").asString());
        assertEquals("SeveralArchitectures", code(read(digest(INDEX), null)));
        assertEquals("NoSuchArchitecture", code(read(digest(INDEX), "riscv64")));
        assertEquals("ImageNotFound", code(read(digest(INDEX), "amd64")));
    }

    @Test
    void whatDoesNotHaveTheDigestIsNotBelieved() {
        aws.answer("/blob", CONFIG.replace("serve", "steal"));
        assertEquals("DigestMismatch", code(read(digest(MANIFEST), null)));
        aws.answer("BatchGetImage", "{\"images\": [{\"imageManifest\": \"{}\"}]}");
        assertEquals("DigestMismatch", code(read("sha256:" + "2".repeat(64), null)));
        assertEquals("NoDigest", code(read("latest", null)));
    }

    @Test
    void aBlobThatWasChangedOnDiskIsReadAnew() throws Exception {
        read(digest(MANIFEST), null);
        Files.writeString(folder.resolve(digest(CONFIG).replace(':', '-')), "{}");
        assertEquals(CONFIG, new String(read(digest(MANIFEST), null).body(), StandardCharsets.UTF_8));
    }

    @Test
    void theCacheKeepsToItsSize() throws Exception {
        var cache = new BlobCache(folder, 100);
        for (var i = 0; i < 10; i++) {
            var blob = ("blob " + i + " ".repeat(30)).getBytes(StandardCharsets.UTF_8);
            cache.put(digest(new String(blob, StandardCharsets.UTF_8)), blob);
        }
        try (var files = Files.list(folder)) {
            assertEquals(2, files.collect(Collectors.toList()).size());
        }
    }

    @Test
    void onlyHttpsIsDownloaded() {
        aws.answer("GetDownloadUrlForLayer", "{\"downloadUrl\": \"http://169.254.169.254/latest/PLANTED\"}");
        var answer = read(digest(MANIFEST), null);
        assertEquals("DownloadFailed", code(answer));
        assertNotNull(answer.error());
        assertEquals("ECR answered with a URL that is not HTTPS", answer.error().message());
    }

    private static String digest(String text) {
        try {
            return "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
