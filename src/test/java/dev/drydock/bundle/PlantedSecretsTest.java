package dev.drydock.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.redaction.CustomPatterns;
import dev.drydock.bundle.redaction.Redactor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Secrets of every kind in every place where secrets occur: none is in the copy, whatever it is written like.
class PlantedSecretsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    @Test
    void noneIsInTheCopy() throws Exception {
        var planted = Planted.all();
        assertTrue(planted.size() >= 200, "secrets: " + planted.size());
        assertTrue(planted.stream().map(Planted::kind).distinct().count() >= 25);
        var tree = new BundleTree();
        bundle(planted).forEach((file, content) -> tree.file(file, MAPPER.writeValueAsString(content)));
        tree.file("notes.txt", planted.stream().map(Planted::text).collect(Collectors.joining("\n")));
        tree.file("ec2/denied.txt", "An error occurred (UnauthorizedOperation) when calling the DescribeSubnets operation: " + planted.get(1).text());
        var original = tree.directory(folder.resolve("original"));
        assertEquals(planted.stream().map(Planted::kind).collect(Collectors.toSet()), left(planted, tree.zip(folder.resolve("original.zip"))).keySet(), "each is in the original");
        assertEquals(Map.of(), left(planted, copy(original)));
    }

    /// The places, each with all that is planted.
    private static Map<String, Object> bundle(List<Planted> planted) {
        var texts = planted.stream().filter(one -> !one.isPlain()).map(Planted::text).toList();
        // Where a place alone tells that something is secret, words that look like nothing are planted too.
        var all = planted.stream().map(Planted::text).toList();
        var files = new LinkedHashMap<String, Object>();
        files.put("ecs/describe-task-definition/" + planted.getFirst().secret() + ".json", Map.of("taskDefinition", Map.of(
                "taskDefinitionArn", "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1", "family", "web",
                "containerDefinitions", List.of(Map.ofEntries(
                        Map.entry("name", "web"),
                        Map.entry("environment", each(all, text -> Map.of("name", "A", "value", text))),
                        Map.entry("command", texts), Map.entry("entryPoint", texts),
                        Map.entry("healthCheck", Map.of("command", texts)),
                        Map.entry("dockerLabels", numbered(all)),
                        Map.entry("secrets", each(planted, one -> Map.of("name", "B", "valueFrom", "/shop/" + name(one) + "/key"))),
                        Map.entry("logConfiguration", Map.of("logDriver", "splunk", "options", Map.of("splunk-token", planted.get(24).secret(), "splunk-url", texts.get(41))))))),
                "tags", each(all, text -> Map.of("key", "K", "value", text))));
        files.put("ecs/describe-services/prod.json", Map.of("services", List.of(Map.of("serviceArn", BundleTree.SERVICE, "serviceName", "web",
                "clusterArn", "arn:aws:ecs:eu-west-1:111122223333:cluster/prod", "events", each(texts, text -> Map.of("id", "1", "message", "(service web) " + text))))));
        files.put("ecs/describe-tasks/prod.json", Map.of("tasks", each(texts, text -> Map.of("taskArn", "arn:aws:ecs:eu-west-1:111122223333:task/prod/" + Math.abs(text.hashCode()),
                "clusterArn", "arn:aws:ecs:eu-west-1:111122223333:cluster/prod", "stoppedReason", "Essential container exited: " + text, "containers", List.of(Map.of("name", "web", "reason", text)),
                "overrides", Map.of("containerOverrides", List.of(Map.of("environment", List.of(Map.of("name", "C", "value", text)), "command", List.of("sh", "-c", text))))))));
        files.put("logs/filter-log-events/web.json", Map.of("events", each(all, text -> Map.of("timestamp", 1, "message", text))));
        files.put("logs/get-query-results/web.json", Map.of("results", List.of(each(all, text -> Map.of("field", "@message", "value", text)))));
        files.put("ec2/describe-subnets.json", Map.of("Subnets", List.of(Map.of("SubnetId", "subnet-0123456789abcdef0", "CidrBlock", "10.0.0.0/24",
                "Tags", each(all, text -> Map.of("Key", "Name", "Value", text))))));
        var policy = Map.of("Version", "2012-10-17", "Statement", each(texts, text -> Map.of("Sid", text, "Effect", "Allow", "Action", "*", "Resource", List.of("*", text),
                "Condition", Map.of("StringEquals", Map.of("aws:PrincipalTag/x", text)))));
        files.put("iam/get-role-policy/a.json", Map.of("RoleName", "web", "PolicyName", "a", "PolicyDocument", policy));
        files.put("iam/get-role-policy/b.json", Map.of("RoleName", "web", "PolicyName", "b",
                "PolicyDocument", URLEncoder.encode(MAPPER.writeValueAsString(policy), StandardCharsets.UTF_8).replace("+", "%20")));
        files.put("kms/get-key-policy/c.json", Map.of("Policy", MAPPER.writeValueAsString(policy)));
        files.put("ec2/describe-instance-attribute/i.json", Map.of("UserData", Map.of("Value", Base64.getEncoder().encodeToString(String.join("\n", all).getBytes(StandardCharsets.UTF_8)))));
        files.put("ecr/image-config/d.json", Map.of("rootfs", Map.of(), "architecture", "arm64", "config", Map.of("Env", each(all, text -> "D=" + text), "Cmd", texts, "Labels", numbered(all)),
                "history", each(all, text -> Map.of("created_by", "/bin/sh -c #(nop) ENV E=" + text))));
        files.put("ssm/describe-parameters.json", Map.of("Parameters", each(planted, one -> Map.of("Name", "/shop/" + name(one) + "/key", "Type", "SecureString"))));
        files.put("cloudtrail/lookup-events.json", Map.of("Events", each(all, text -> Map.of("CloudTrailEvent",
                MAPPER.writeValueAsString(Map.of("requestParameters", Map.of("containerDefinitions", List.of(Map.of("environment", List.of(Map.of("name", "F", "value", text)))))))))));
        files.put("manifest.json", Map.of("format", "drydock-bundle", "schemaVersion", 1, "tool", texts.getFirst(), "account", "111122223333", "region", "eu-west-1",
                "calls", IntStream.range(0, texts.size()).mapToObj(i -> i >= files.size()
                        ? Map.of("service", "ec2", "operation", "describe-vpcs", "status", "denied", "parameters", Map.of("VpcIds", List.of(texts.get(i)),
                                "Filters", List.of(Map.of("Name", "tag:x", "Values", List.of(texts.get(i))))), "error", Map.of("code", "AccessDenied", "message", texts.get(i)))
                        : listed(List.copyOf(files.keySet()).get(i), texts.get(i))).toList()));
        return files;
    }

    private static Map<String, Object> listed(String file, String text) {
        var parts = file.split("[/.]");
        return Map.of("service", parts[0], "operation", parts[1], "file", file, "status", "ok", "parameters", Map.of("KeyId", text, "imageDigest", text, "logGroupName", "/ecs/web"));
    }

    private static String name(Planted one) {
        return one.secret().replaceAll("[^A-Za-z0-9]", "-");
    }

    private static <T> List<Object> each(List<T> all, Function<T, Object> place) {
        return all.stream().map(place).toList();
    }

    private static Map<String, Object> numbered(List<String> texts) {
        return IntStream.range(0, texts.size()).boxed().collect(Collectors.toMap(i -> "label" + i, texts::get));
    }

    private Path copy(Path original) throws Exception {
        var bundle = new BundleReader(Limits.DEFAULT).read(1, original, Progress.NONE);
        var zip = folder.resolve("copy.zip");
        try (var out = Files.newOutputStream(zip)) {
            var report = new BundleRedactor(bundle, original, Limits.DEFAULT, new Redactor(CustomPatterns.NONE, Limits.DEFAULT.nesting(), 0), "test").write(out, Progress.NONE);
            assertEquals(List.of("ec2/denied.txt", "notes.txt"),
                    report.files().stream().filter(change -> change.leftOut() != null).map(BundleRedactor.FileChange::file).sorted().toList());
        }
        assertTrue(new BundleReader(Limits.DEFAULT).read(1, zip, Progress.NONE).inventory().source().redacted());
        return zip;
    }

    /// What is still in the copy, by kind, with where it is.
    private static Map<String, TreeSet<String>> left(List<Planted> planted, Path zip) throws Exception {
        var left = new LinkedHashMap<String, TreeSet<String>>();
        try (var file = new ZipFile(zip.toFile())) {
            for (var entry : file.stream().toList()) {
                var text = entry.getName() + new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                for (var one : planted) {
                    for (var form : List.of(one.secret(), name(one), URLEncoder.encode(one.secret(), StandardCharsets.UTF_8),
                            Base64.getEncoder().withoutPadding().encodeToString(one.secret().getBytes(StandardCharsets.UTF_8)))) {
                        var at = text.indexOf(form);
                        if (at >= 0) {
                            left.computeIfAbsent(one.kind(), kind -> new TreeSet<>()).add(entry.getName() + ": " + text.substring(Math.max(0, at - 60), Math.min(text.length(), at + form.length() + 20)));
                        }
                    }
                }
            }
        }
        return left;
    }
}
