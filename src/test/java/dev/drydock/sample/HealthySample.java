package dev.drydock.sample;

import dev.drydock.estate.EcsService;
import dev.drydock.estate.Estate;
import dev.drydock.estate.LoadBalancer;
import dev.drydock.estate.Series;
import dev.drydock.estate.TargetGroup;
import java.time.Duration;
import java.time.Instant;

/// The sample `healthy`: a shop's three services, of which no check has anything to say.
///
/// - `storefront`, a web service behind an internet-facing load balancer, four of its six tasks on demand and the rest
///   mixed with Spot. Deployed 40 minutes before the capture: the six tasks before it drained and ended with 143.
/// - `catalog-api`, gRPC behind an internal load balancer. It scaled in by one task 50 minutes before the capture.
/// - `mailer`, a worker with no load balancer, no scaling and nothing stopped.
final class HealthySample {

    private static final Instant CAPTURED = Instant.parse("2026-11-18T03:12:44Z");

    private HealthySample() {}

    static Estate estate() {
        var estate = new Estate("healthy", "111122223333", "ap-southeast-1", CAPTURED, 3);
        estate.cluster("shop-cluster");
        estate.network().withEndpointPolicy("s3", """
                {"Version":"2012-10-17","Statement":[{"Sid":"LayersOfEcrImages","Effect":"Allow","Principal":"*","Action":"s3:GetObject",\
                "Resource":"arn:aws:s3:::prod-ap-southeast-1-starport-layer-bucket/*"}]}""");
        storefront(estate);
        catalogApi(estate);
        mailer(estate);
        return estate;
    }

    private static void storefront(Estate estate) {
        LoadBalancer shop = estate.loadBalancer("shop-alb").withRequests(Series.about(5280, 200, "shop-alb").rounded(0));
        TargetGroup group = shop.targetGroup("storefront-tg", 8080).withResponse(Series.about(0.21, 0.03, "storefront"));
        Instant deployed = CAPTURED.minus(Duration.ofMinutes(40));
        EcsService service = estate.service("storefront").behind(group)
                .withProvider("FARGATE", 4, 1).withProvider("FARGATE_SPOT", 0, 1)
                .withSecret("DB_PASSWORD", "shop/storefront/db")
                .define(definition -> definition.withSize("1024", "2048"))
                .withRevision(142, deployed)
                .withTasks(6);
        var before = service.formerly(141, deployed.minus(Duration.ofDays(2)));
        String replaced = "Scaling activity initiated by (deployment " + service.deployment().id() + ")";
        for (int i = 0; i < 6; i++) {
            // Drained for the 60 seconds of the target group, then gone within seconds of SIGTERM.
            service.task(before, before.createdAt().plusSeconds(3)).on(i < 5 ? "FARGATE" : "FARGATE_SPOT")
                    .stopped("ServiceSchedulerInitiated", replaced, deployed.plusSeconds(75 + i), 63 + i % 3, 143);
        }
        service.withEvent(deployed.plusSeconds(4), "has started 6 tasks.")
                .withEvent(deployed.plusSeconds(71), "registered 6 targets in (target-group " + group.arn() + ")")
                .withEvent(deployed.plusSeconds(76), "has begun draining connections on 6 tasks.")
                .withEvent(deployed.plusSeconds(77), "deregistered 6 targets in (target-group " + group.arn() + ")")
                .withEvent(deployed.plusSeconds(80), "has stopped 6 running tasks.");
        Series running = minutesAgo -> minutesAgo == 38 ? 12 : 6;
        service.withCounts(running, Series.constant(6), Series.constant(0));
        group.withHosts(running, Series.constant(0));
        service.scaleBetween(6, 24).trackRequests(group, 1000, 60, 300).backstopCpu(75);
    }

    private static void catalogApi(Estate estate) {
        LoadBalancer internal = estate.loadBalancer("internal-alb").internal().withRequests(Series.about(3520, 150, "internal-alb").rounded(0));
        TargetGroup group = internal.targetGroup("catalog-api-tg", 50051).grpc().withResponse(Series.about(0.04, 0.01, "catalog"));
        Instant deployed = CAPTURED.minus(Duration.ofHours(29));
        Instant scaledIn = CAPTURED.minus(Duration.ofMinutes(50));
        EcsService service = estate.service("catalog-api").behind(group)
                .withProvider("FARGATE", 2, 1).withProvider("FARGATE_SPOT", 0, 1)
                .withSecret("DB_PASSWORD", "shop/catalog-api/db")
                .define(definition -> definition.withSize("512", "1024").app().withHealthCheck("/bin/grpc_health_probe -addr=localhost:50051"))
                .withBreakerThreshold("BOUNDED_PERCENT", 50)
                .withRevision(57, deployed)
                .withTasks(4);
        service.task(service.deployment(), deployed.plusSeconds(3)).on("FARGATE")
                .stopped("ServiceSchedulerInitiated", "Scaling activity initiated by (deployment " + service.deployment().id() + ")",
                        scaledIn, 62, 0);
        service.withEvent(scaledIn, "has begun draining connections on 1 tasks.")
                .withEvent(scaledIn.plusSeconds(1), "deregistered 1 targets in (target-group " + group.arn() + ")")
                .withEvent(scaledIn.plusSeconds(2), "has stopped 1 running tasks.")
                .withEvent(scaledIn.plusSeconds(100), "has reached a steady state.");
        service.withCounts(minutesAgo -> minutesAgo > 50 ? 5 : 4, minutesAgo -> minutesAgo > 50 ? 5 : 4, Series.constant(0));
        group.withHosts(minutesAgo -> minutesAgo > 50 ? 5 : 4, Series.constant(0));
        service.scaleBetween(3, 12).trackRequests(group, 1000, 60, 300).backstopCpu(75)
                .scaledTo(5, CAPTURED.minus(Duration.ofHours(5)), "requests-per-target", true)
                .scaledTo(4, scaledIn.minusSeconds(9), "requests-per-target", false);
    }

    private static void mailer(Estate estate) {
        estate.service("mailer")
                .withProvider("FARGATE", 1, 1).withProvider("FARGATE_SPOT", 0, 1)
                .withSecret("SMTP_PASSWORD", "shop/mailer/smtp")
                .withParameter("SMTP_HOST", "/shop/mailer/smtp-host")
                .define(definition -> definition.withSize("512", "1024"))
                .withRevision(23, CAPTURED.minus(Duration.ofDays(6)))
                .withTasks(3);
    }
}
