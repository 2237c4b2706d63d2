package dev.drydock.fuzz;

import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.inventory.ecs.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The process that opens a large bundle in as much memory as it was given, twice: once cold, then measured. It prints what it took.
///
/// Arguments: the bundle.
final class LargeRun {
    private static final String ACCOUNT = "arn:aws:ecs:eu-west-1:111122223333:";
    /// Tasks in one answer; the API describes a hundred at a time, and scripts join the pages.
    private static final int A_FILE = 4000;

    private LargeRun() {}

    public static void main(String... args) throws Exception {
        var bundle = Path.of(args[0]);
        var reader = new BundleReader(new Limits(2L << 30, 256L << 20, 100_000, 200, 200));
        reader.read(1, bundle, Progress.NONE);
        var threads = ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadCpuTime();
        var read = reader.read(1, bundle, Progress.NONE);
        var cpu = (threads.getCurrentThreadCpuTime() - before) / 1_000_000;
        System.gc();
        var runtime = Runtime.getRuntime();
        System.out.println(read.inventory().all(Task.class).size() + " tasks " + cpu + " ms " + ((runtime.totalMemory() - runtime.freeMemory()) >> 20) + " MiB");
    }

    @FunctionalInterface
    private interface Put {
        void file(String name, Content content) throws IOException;
    }

    @FunctionalInterface
    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    /// Writes a bundle of about that many bytes: running tasks with all that ECS tells of each, and its log events.
    ///
    /// @return how many tasks are in it
    static int write(Path path, long bytes, boolean zipped) throws IOException {
        if (zipped) {
            try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
                zip.setLevel(1);
                return write(bytes, (name, content) -> {
                    zip.putNextEntry(new ZipEntry(name));
                    content.to(zip);
                    zip.closeEntry();
                });
            }
        }
        return write(bytes, (name, content) -> {
            var file = path.resolve(name);
            Files.createDirectories(file.getParent());
            try (var out = Files.newOutputStream(file)) {
                content.to(out);
            }
        });
    }

    private static int write(long bytes, Put put) throws IOException {
        put.file("ecs/services.json", out -> out.write(text("{\"services\": [{\"serviceArn\": \"%sservice/prod/web\", \"serviceName\": \"web\", \"clusterArn\": \"%scluster/prod\", \"desiredCount\": 2}]}", ACCOUNT, ACCOUNT)));
        var written = new long[1];
        var tasks = 0;
        for (; written[0] < bytes; tasks += A_FILE) {
            var first = tasks;
            put.file("ecs/tasks-" + first + ".json", out -> {
                out.write(text("{\"tasks\": ["));
                for (var i = first; i < first + A_FILE; i++) {
                    var task = task(i);
                    out.write(text(i == first ? "" : ","));
                    out.write(task);
                    written[0] += task.length;
                }
                out.write(text("], \"failures\": []}"));
            });
        }
        return tasks;
    }

    private static byte[] text(String format, Object... values) {
        return (values.length == 0 ? format : format.formatted(values)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] task(int i) {
        var id = String.format(Locale.ROOT, "%032x", i * 0x9E3779B97F4A7C15L);
        return text("""
                {"attachments": [{"id": "%1$s", "type": "ElasticNetworkInterface", "status": "ATTACHED", "details": [{"name": "subnetId", "value": "subnet-0a%2$d"},
                   {"name": "networkInterfaceId", "value": "eni-%1$s"}, {"name": "macAddress", "value": "0a:58:a9:fe:ac:02"}, {"name": "privateIPv4Address", "value": "10.0.%2$d.%2$d"}]}],
                 "attributes": [{"name": "ecs.cpu-architecture", "value": "x86_64"}], "availabilityZone": "eu-west-1a", "capacityProviderName": "FARGATE", "clusterArn": "%3$scluster/prod", "connectivity": "CONNECTED",
                 "connectivityAt": "2026-11-18T11:12:44.5+08:00", "containers": [{"containerArn": "%3$scontainer/prod/%1$s/app", "taskArn": "%3$stask/prod/%1$s", "name": "app", "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/api:86",
                   "imageDigest": "sha256:%1$s%1$s", "runtimeId": "%1$s-527074092", "lastStatus": "RUNNING", "networkBindings": [], "networkInterfaces": [{"attachmentId": "%1$s", "privateIpv4Address": "10.0.%2$d.%2$d"}],
                   "healthStatus": "HEALTHY", "cpu": "0"}], "cpu": "512", "createdAt": "2026-11-18T11:12:44.5+08:00", "desiredStatus": "RUNNING", "enableExecuteCommand": false, "group": "service:web", "healthStatus": "HEALTHY",
                 "lastStatus": "RUNNING", "launchType": "FARGATE", "memory": "1024", "overrides": {"containerOverrides": [{"name": "app"}], "inferenceAcceleratorOverrides": []}, "platformVersion": "1.4.0", "platformFamily": "Linux",
                 "pullStartedAt": "2026-11-18T11:12:50.5+08:00", "pullStoppedAt": "2026-11-18T11:13:01.5+08:00", "startedAt": "2026-11-18T11:13:04.5+08:00", "startedBy": "ecs-svc/1234567890123456789", "tags": [],
                 "taskArn": "%3$stask/prod/%1$s", "taskDefinitionArn": "%3$stask-definition/web:86", "version": 4, "ephemeralStorage": {"sizeInGiB": 20}}""", id, i % 250, ACCOUNT);
    }
}
