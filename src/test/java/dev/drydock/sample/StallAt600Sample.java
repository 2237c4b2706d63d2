package dev.drydock.sample;

import dev.drydock.estate.Deployment;
import dev.drydock.estate.EcsService;
import dev.drydock.estate.Estate;
import dev.drydock.estate.Json;
import dev.drydock.estate.LoadBalancer;
import dev.drydock.estate.Series;
import dev.drydock.estate.TargetGroup;
import dev.drydock.estate.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The samples `stall-at-600-before` and `stall-at-600-after`: a load test that takes a service from 100 tasks to 600, on two days.
///
/// On the first day it stalls. The VPC has endpoints for `ecr.api`, `ecr.dkr` and S3, so nobody looks there; but private DNS is off on both of ECR's, so that
/// their names lead to public addresses, and the route tables of the subnets in b and c were made after the S3 gateway endpoint and never joined it. So two
/// thirds of the layers, 333 images of 2.02 GB, come in through the one NAT gateway:
///
/// - It carries 36 GB a minute, the 5 Gbps that it starts with, for as long as the record goes.
/// - 167 tasks in a, whose layers come by the gateway endpoint, run after half a minute.
/// - Of the 333 in b and c 74 run, after four to ten minutes; 259 still pull.
///
/// On the second day private DNS is on and all three route tables lead to S3: 600 tasks run, none waits, and the NAT gateway does not notice.
///
/// Beside it stands `ingest-api`, which deploys nothing on either day: it has the same way to its images, and so the same findings about that way.
final class StallAt600Sample {

    private static final Instant DEPLOYED = Instant.parse("2026-11-10T06:40:11Z");
    private static final Instant BEFORE = Instant.parse("2026-11-16T10:25:31Z");
    private static final Instant AFTER = Instant.parse("2026-11-17T14:08:47Z");

    /// What the image weighs in ECR: twice that once it is unpacked.
    private static final long IMAGE_BYTES = 2_018_553_212L;
    private static final List<String> SUBNETS = List.of("private-a", "private-b", "private-c");

    private final Estate estate;
    private final EcsService renderer;
    private final Instant scaled;

    private StallAt600Sample(Instant captured, Instant scaled, int firstTask) {
        this.scaled = scaled;
        // One account on two days: what is not a task has the same id in both.
        estate = new Estate("stall-at-600", "111122223333", "ap-southeast-1", captured, 3).withRepositoryPrefix("tessera");
        estate.cluster("render-cluster");
        estate.network().withPrivatePrefix(22).withNatIn("a").withNatPeak(1.03);
        renderer = estate.service("frame-renderer")
                .withSecret("LICENCE_KEY", "tessera/frame-renderer/licence")
                .define(definition -> definition.withSize("512", "2048").app().withImageBytes(IMAGE_BYTES))
                .withRevision(31, DEPLOYED).numberingTasksFrom(firstTask)
                .withCpu(Series.about(61, 3, "renderer cpu"), 1.4).withMemory(Series.about(58, 2, "renderer memory"), 1.2);
        LoadBalancer internal = estate.loadBalancer("ingest-alb").internal().withRequests(Series.about(2_140, 90, "ingest-alb").rounded(0));
        TargetGroup group = internal.targetGroup("ingest-tg", 8080).withResponse(Series.about(0.09, 0.02, "ingest"))
                .withRequestsPerTarget(Series.about(535, 20, "ingest requests"));
        EcsService ingest = estate.service("ingest-api").behind(group).withRevision(12, DEPLOYED.minus(Duration.ofDays(3))).withTasks(4);
        ingest.scaleBetween(4, 16).trackRequests(group, 1000, 60, 300).backstopCpu(75);
        // With private DNS off, ECR is reached by its public addresses, and the groups have long let that pass.
        estate.services().forEach(service -> service.securityGroup().letEverythingOut());
        estate.edit("service-quotas", "get-service-quota", "L-3032A538", body -> Json.object(body.get("Quota")).put("Value", 4000.0));
    }

    static Estate before() {
        var sample = new StallAt600Sample(BEFORE, Instant.parse("2026-11-16T10:14:02Z"), 1);
        sample.estate.network().withoutPrivateDns("ecr.api").withoutPrivateDns("ecr.dkr").withoutS3From("private-b", "private-c")
                .withEndpointBytes("ecr.api", Series.none()).withEndpointBytes("ecr.dkr", Series.none())
                .withNatInbound(minutesAgo -> minutesAgo > 10 ? Series.about(9_400_000, 2_100_000, "nat").at(minutesAgo)
                        : minutesAgo == 10 ? 17_920_000_000.0 : Series.about(36_100_000_000.0, 250_000_000, "nat pulls").at(minutesAgo));
        sample.stalled();
        return sample.estate;
    }

    static Estate after() {
        var sample = new StallAt600Sample(AFTER, Instant.parse("2026-11-17T13:51:05Z"), 2001);
        Series nat = Series.about(9_100_000, 2_000_000, "nat");
        sample.estate.network().withNatInbound(nat);
        // Sixteen minutes before the capture 500 tasks ask for a token and a manifest each; the layers come by the gateway endpoint, which measures nothing.
        for (String registry : List.of("ecr.api", "ecr.dkr")) {
            sample.estate.network().withEndpointBytes(registry, minutesAgo -> minutesAgo == 16 ? 19_400_000 : minutesAgo == 15 ? 3_100_000 : Double.NaN);
        }
        sample.running();
        return sample.estate;
    }

    /// The hundred that run all the time.
    private Deployment hundred() {
        renderer.withTasks(100).withDesired(600);
        Deployment deployment = renderer.deployment();
        renderer.withEvent(scaled.plusSeconds(2), "has started 100 tasks.").withEvent(scaled.plusSeconds(22), "has started 400 tasks.");
        return deployment;
    }

    /// Fargate starts at most 500 tasks a minute for one service, by and by.
    private Task launched(Deployment deployment, int i) {
        return renderer.task(deployment, scaled.plusMillis(1_200 + 115L * i)).in(SUBNETS.get(i % 3));
    }

    private void stalled() {
        Deployment deployment = hundred();
        int byNat = 0;
        for (int i = 0; i < 500; i++) {
            Task task = launched(deployment, i);
            if (i % 3 == 0) {
                task.pullingFor(Duration.ofSeconds(11 + i % 7));
            } else if (byNat++ % 9 < 2) {
                task.pullingFor(Duration.ofSeconds(240 + byNat * 37L % 340));
            } else {
                task.pending("PENDING");
            }
        }
        List<Integer> running = List.of(341, 329, 317, 304, 291, 279, 269, 267, 267, 251, 121);
        renderer.withCounts(minutesAgo -> minutesAgo < running.size() ? running.get(minutesAgo) : 100, minutesAgo -> minutesAgo < running.size() ? 600 : 100,
                minutesAgo -> minutesAgo < running.size() ? 600 - running.get(minutesAgo) : 0);
    }

    private void running() {
        Deployment deployment = hundred();
        for (int i = 0; i < 500; i++) {
            launched(deployment, i).pullingFor(Duration.ofSeconds(9 + i % 8));
        }
        renderer.withEvent(scaled.plusSeconds(131), "has reached a steady state.");
        renderer.withCounts(minutesAgo -> minutesAgo > 16 ? 100 : minutesAgo == 16 ? 312 : 600, minutesAgo -> minutesAgo > 16 ? 100 : 600,
                minutesAgo -> minutesAgo == 16 ? 288 : 0);
    }
}
