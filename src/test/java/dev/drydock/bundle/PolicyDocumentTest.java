package dev.drydock.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.drydock.inventory.iam.PolicyDocument;
import dev.drydock.inventory.iam.RolePolicy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Policy documents in the forms in which tools print them, and in forms in which none should.
class PolicyDocumentTest {
    private static final String DOCUMENT = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::a+b/c d"}]}""";

    @TempDir
    Path folder;

    private PolicyDocument read(String json) throws Exception {
        var bundle = new BundleReader(Limits.DEFAULT).read(1, new BundleTree()
                .file("policy.json", "{\"RoleName\": \"web\", \"PolicyName\": \"base\", \"PolicyDocument\": " + json + "}").directory(folder), Progress.NONE);
        return java.util.Objects.requireNonNull(bundle.inventory().find(RolePolicy.class, "web/base").orElseThrow().policyDocument());
    }

    private static String text(String document) {
        return "\"" + document.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    @Test
    void anObject() throws Exception {
        var document = read(DOCUMENT);
        assertNull(document.text());
        assertEquals(List.of("arn:aws:s3:::a+b/c d"), document.statements().getFirst().resource());
    }

    @Test
    void aText() throws Exception {
        assertEquals(List.of("arn:aws:s3:::a+b/c d"), read(text("  " + DOCUMENT)).statements().getFirst().resource());
    }

    @Test
    void aUrlEncodedText() throws Exception {
        var encoded = URLEncoder.encode(DOCUMENT, StandardCharsets.UTF_8).replace("+", "%20");
        assertEquals(List.of("arn:aws:s3:::a+b/c d"), read(text(encoded)).statements().getFirst().resource());
        assertEquals(List.of("arn:aws:s3:::a+b/c d"), read(text(encoded.replace("%2B", "+"))).statements().getFirst().resource(), "a plus sign stands for itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"no JSON\"", "\"%7B%\"", "\"%ZZ\"", "\"{\"", "\"[]\"", "\"7\"", "7", "true", "[]", "[[]]", "{}", "{\"Statement\": 7}", "\"null\""})
    void whatIsNoDocumentSaysWhy(String json) throws Exception {
        assertNotNull(read(json).fault());
    }

    @Test
    void aDeepTextSaysSo() throws Exception {
        assertEquals("it is nested too deep, or a number or name in it is too long", read(text("[".repeat(5_000))).fault());
    }

    @Test
    void answersWithoutAManifestArePlacedByName() throws Exception {
        var bundle = new BundleReader(Limits.DEFAULT).read(1, new BundleTree()
                .file("role.json", "{\"Role\": {\"RoleName\": \"web\", \"Arn\": \"arn:aws:iam::111122223333:role/apps/web\", \"AssumeRolePolicyDocument\": " + DOCUMENT + "}}")
                .file("attached-web.json", "{\"AttachedPolicies\": [{\"PolicyName\": \"base\", \"PolicyArn\": \"arn:aws:iam::111122223333:policy/base\"}]}")
                .file("names-web.json", "{\"PolicyNames\": [\"a\"]}")
                .file("names.json", "{\"PolicyNames\": [\"b\"]}")
                .file("policy.json", "{\"Policy\": {\"PolicyName\": \"base\", \"Arn\": \"arn:aws:iam::111122223333:policy/base\", \"DefaultVersionId\": \"v2\"}}")
                .file("version-base.json", "{\"PolicyVersion\": {\"VersionId\": \"v2\", \"Document\": " + DOCUMENT + "}}")
                .file("key.json", "{\"KeyMetadata\": {\"KeyId\": \"1234abcd-12ab\", \"Arn\": \"arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab\"}}")
                .file("key-policy-1234abcd-12ab.json", "{\"Policy\": " + text(DOCUMENT) + ", \"PolicyName\": \"default\"}")
                .directory(folder), Progress.NONE);
        var inventory = bundle.inventory();
        assertEquals("arn:aws:iam::111122223333:role/apps/web", inventory.roleNamed("web").orElseThrow().arn());
        assertEquals(List.of("a"), inventory.inlinePolicyNames("web"));
        assertEquals("base", inventory.attachedPolicies("web").getFirst().policyName());
        assertEquals("v2", inventory.policyInForce("arn:aws:iam::111122223333:policy/base").orElseThrow().versionId());
        assertEquals(1, inventory.all(dev.drydock.inventory.kms.KeyPolicy.class).size());
        assertEquals(List.of("names.json"), bundle.files().stream().filter(file -> file.status() == FileReport.Status.NOT_PLACED).map(FileReport::file).toList());
    }
}
