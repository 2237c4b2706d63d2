package dev.drydock.capture.image;

import dev.drydock.capture.api.Answer;
import dev.drydock.capture.api.Caller;
import dev.drydock.capture.api.Operations;
import dev.drydock.inventory.call.CallError;
import dev.drydock.inventory.call.CallStatus;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the configuration of an image: its manifest by digest, the manifest of the wanted architecture where there are several, and the configuration's blob, each once.
public final class ImageConfigs {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    /// What an image may be described by (OCI image specification; Docker's image manifest, version 2).
    private static final List<String> MANIFESTS = List.of(
            "application/vnd.oci.image.manifest.v1+json", "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json", "application/vnd.docker.distribution.manifest.list.v2+json");

    private final BlobCache cache;

    public ImageConfigs(BlobCache cache) {
        this.cache = cache;
    }

    /// @param registry whose registry it is; null for the caller's own
    /// @param architecture as images name it, `amd64` or `arm64`; null where it is not known which one runs
    /// @param download gets what a URL of ECR holds
    public Answer read(Caller caller, Download download, @Nullable String registry, String repository, String digest, @Nullable String architecture) {
        try {
            var manifest = manifest(caller, registry, repository, digest);
            if (manifest.path("manifests").isArray()) {
                manifest = manifest(caller, registry, repository, ofArchitecture(manifest, architecture));
            }
            var config = manifest.path("config").path("digest").asString("");
            if (!BlobCache.isDigest(config)) {
                throw failed("NoConfig", "the manifest names no configuration");
            }
            var blob = cache.get(config).orElse(null);
            if (blob == null) {
                blob = blob(caller, download, registry, repository, config);
                cache.put(config, blob);
            }
            return new Answer(CallStatus.OK, blob, parsed(blob, "configuration"), null, false);
        } catch (FailedException e) {
            return e.answer;
        }
    }

    private JsonNode manifest(Caller caller, @Nullable String registry, String repository, String digest) throws FailedException {
        if (!BlobCache.isDigest(digest)) {
            throw failed("NoDigest", "the image is not named by a SHA-256 digest");
        }
        var cached = cache.get(digest).orElse(null);
        if (cached != null) {
            return parsed(cached, "manifest");
        }
        var answer = ask(caller, "ecr batch-get-image", registry, Map.of("repositoryName", repository, "imageIds", List.of(Map.of("imageDigest", digest)), "acceptedMediaTypes", MANIFESTS));
        var text = answer.path("images").path(0).path("imageManifest").asString("");
        if (text.isEmpty()) {
            var failure = answer.path("failures").path(0);
            throw failed(failure.path("failureCode").asString("ImageNotFound"), failure.path("failureReason").asString("the registry gives no manifest for the digest"));
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        // The digest is the manifest's own: a registry that gives another one is not believed.
        if (!BlobCache.matches(bytes, digest)) {
            throw failed("DigestMismatch", "the manifest that the registry gave does not have the digest that was asked for");
        }
        cache.put(digest, bytes);
        return parsed(bytes, "manifest");
    }

    private static String ofArchitecture(JsonNode index, @Nullable String architecture) throws FailedException {
        var images = index.path("manifests").valueStream().filter(image -> image.path("platform").path("os").asString("").equals("linux")).toList();
        var wanted = architecture == null && images.size() == 1 ? Optional.of(images.getFirst())
                : images.stream().filter(image -> image.path("platform").path("architecture").asString("").equals(architecture)).findFirst();
        return wanted.map(image -> image.path("digest").asString("")).orElseThrow(() -> architecture == null
                ? failed("SeveralArchitectures", "the image is built for several architectures, and is run on more than one")
                : failed("NoSuchArchitecture", "the image is not built for linux/" + architecture));
    }

    private static byte[] blob(Caller caller, Download download, @Nullable String registry, String repository, String digest) throws FailedException {
        var url = ask(caller, "ecr get-download-url-for-layer", registry, Map.of("repositoryName", repository, "layerDigest", digest)).path("downloadUrl").asString("");
        try {
            var blob = download.get(url);
            if (!BlobCache.matches(blob, digest)) {
                throw failed("DigestMismatch", "what was downloaded does not have the configuration's digest");
            }
            return blob;
        } catch (java.io.IOException e) {
            throw failed("DownloadFailed", String.valueOf(e.getMessage()));
        }
    }

    private static JsonNode ask(Caller caller, String call, @Nullable String registry, Map<String, Object> parameters) throws FailedException {
        var all = new LinkedHashMap<>(parameters);
        if (registry != null) {
            all.put("registryId", registry);
        }
        var answer = caller.ask(Operations.named(call), all, 1);
        if (answer.tree() == null) {
            throw new FailedException(answer);
        }
        return answer.tree();
    }

    private static JsonNode parsed(byte[] blob, String what) throws FailedException {
        try {
            return MAPPER.readTree(blob);
        } catch (JacksonException e) {
            throw failed("UnreadableAnswer", "the " + what + " is no JSON");
        }
    }

    private static FailedException failed(String code, String message) {
        return new FailedException(new Answer(CallStatus.ERROR, null, null, new CallError(code, message), false));
    }

    private static final class FailedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Answer answer;

        FailedException(Answer answer) {
            super("the configuration cannot be read", null, false, false);
            this.answer = answer;
        }
    }
}
