package dev.drydock.capture.image;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/// Gets what a signed URL holds. The URL is a key to it: it is neither logged nor recorded, not even in an error.
public final class Download {
    /// Configurations have some thousand bytes; one with a long history of layers some ten thousand.
    private static final int MOST = 4 << 20;

    private final SdkHttpClient http;
    private final @Nullable URI standIn;

    /// @param standIn what is asked instead of AWS; null for AWS, whose URLs are HTTPS
    public Download(SdkHttpClient http, @Nullable URI standIn) {
        this.http = http;
        this.standIn = standIn;
    }

    byte[] get(String url) throws IOException {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IOException("ECR answered with what is no URL");
        }
        if (!"https".equals(uri.getScheme()) && (standIn == null || !standIn.getScheme().equals(uri.getScheme()) || !standIn.getAuthority().equals(uri.getAuthority()))) {
            throw new IOException("ECR answered with a URL that is not HTTPS");
        }
        var request = SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(uri).putHeader("Connection", "close").build();
        var response = http.prepareRequest(HttpExecuteRequest.builder().request(request).build()).call();
        var body = response.responseBody().orElseThrow(() -> new IOException("the download is empty"));
        try (body) {
            if (!response.httpResponse().isSuccessful()) {
                throw new IOException("the download was answered with HTTP " + response.httpResponse().statusCode());
            }
            var bytes = body.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw new IOException("the configuration is larger than " + (MOST >> 20) + " MiB");
            }
            return bytes;
        }
    }
}
