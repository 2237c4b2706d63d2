package dev.drydock.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import dev.drydock.check.catalogue.Catalogue;
import dev.drydock.estate.Estate;
import dev.drydock.estate.Series;
import dev.drydock.sample.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    @TempDir Path folder;

    private static Diagnosis diagnosis(int id, Path bundle) throws Exception {
        var inventory = new BundleReader(Limits.DEFAULT).read(id, bundle, Progress.NONE).inventory();
        return Diagnosis.of(inventory, Catalogue.checks(), service -> true, () -> false);
    }

    private static Diagnosis sample(int id, String name) throws Exception {
        try (var open = new Samples().open(name)) {
            return diagnosis(id, open.folder());
        }
    }

    private Diagnosis estate(String name, String cluster, Consumer<Estate> change) throws Exception {
        var estate = Estate.named("compare");
        estate.cluster(cluster);
        estate.service("web").behind(estate.loadBalancer("alb").targetGroup("web-tg", 8080)).withTasks(3);
        change.accept(estate);
        estate.writeTo(folder.resolve(name));
        return diagnosis(1, folder.resolve(name));
    }

    private static Set<String> troubles(List<Finding> findings) {
        var troubles = new TreeSet<String>();
        findings.stream().filter(finding -> finding.status() == Status.FAIL || finding.status() == Status.WARN || finding.status() == Status.UNKNOWN)
                .forEach(finding -> troubles.add(finding.check().id() + " " + finding.status().id()));
        return troubles;
    }

    private static MetricChange metric(ServiceComparison service, String name) {
        return service.metrics().stream().filter(metric -> metric.name().startsWith(name)).findFirst().orElseThrow();
    }

    /// The table that the story of the stall ends with, and all that is found on either day.
    @Test
    void theStallIsOverAfterTheRepair() throws Exception {
        var comparison = Comparison.of(sample(1, "stall-at-600-before"), sample(2, "stall-at-600-after"));
        assertEquals(List.of("frame-renderer", "ingest-api"), comparison.services().stream().map(one -> one.shown().service().name()).toList());
        var service = comparison.services().getFirst();
        var standing = Set.of("rogue-subnet warn", "single-az warn");
        var before = new TreeSet<>(Set.of("running-below-desired fail", "provisioning-stall fail", "pull-through-nat fail", "launch-phases warn", "endpoint-ready warn", "required-endpoints warn", "s3-route warn"));
        before.addAll(standing);
        assertEquals(before, troubles(comparison.before().services().getFirst().findings()));
        before.removeAll(Set.of("running-below-desired fail", "provisioning-stall fail", "pull-through-nat fail", "launch-phases warn"));
        before.add("pull-through-nat warn");
        assertEquals(before, troubles(comparison.before().services().getLast().findings()), "the other service launches nothing, and shares the way");
        comparison.after().services().forEach(one -> assertEquals(standing, troubles(one.findings()), "one NAT gateway is left"));

        assertEquals(Set.of(), troubles(service.appeared()));
        assertEquals(Set.of("launch-phases warn"), troubles(service.gone()));
        assertEquals(10, service.changed().stream().filter(FindingChange::isTelling).count());
        assertEquals(Set.of("PrivateDnsEnabled: false -> true", "RouteTableIds: 1 -> 3", "Routes: null -> vpce"), settings(service));

        assertEquals(36.3, Math.round(metric(service, "NAT gateways: most").before() / 1e8) / 10.0);
        assertTrue(metric(service, "NAT gateways: most").after() < 12e6);
        assertEquals(0.0, metric(service, "ECR endpoints").before(), "asked about, and without a datapoint: nothing passed");
        assertEquals(45e6, metric(service, "ECR endpoints").after());
        assertEquals(new MetricChange("Tasks waiting (PROVISIONING or PENDING), at capture", "tasks", 259.0, 0.0), metric(service, "Tasks waiting (P"));
        assertTrue(metric(service, "Launch: pulling the images, p95").before() > 360);
        assertTrue(metric(service, "Launch: pulling the images, p95").after() < 40);
        assertNull(metric(service, "5xx of the tasks").before(), "it has no load balancer, which is not none of them");
        assertEquals(0.0, metric(comparison.services().getLast(), "5xx of the tasks").before());
    }

    private static Set<String> settings(ServiceComparison service) {
        var settings = new TreeSet<String>();
        service.settings().forEach(change -> settings.add(change.member().replaceAll("\\[.*", "") + ": " + brief(change.before()) + " -> " + brief(change.after())));
        return settings;
    }

    private static String brief(@Nullable String value) {
        return value == null ? "null" : value.startsWith("[") ? String.valueOf(value.split(",").length) : value.startsWith("vpce-") ? "vpce" : value;
    }

    @Test
    void aRecordAgainstItselfHasNoDifference() throws Exception {
        var same = sample(1, "healthy");
        for (var service : Comparison.of(same, same).services()) {
            assertEquals(List.of(), service.changed());
            assertEquals(List.of(), service.appeared());
            assertEquals(List.of(), service.gone());
            assertEquals(List.of(), service.settings());
            service.metrics().forEach(metric -> assertEquals(metric.before(), metric.after()));
        }
    }

    @Test
    void aServiceIsFoundAgainInAnotherClusterOnlyByClusterAndName() throws Exception {
        var here = estate("here", "prod", estate -> { });
        var there = estate("there", "stage", estate -> { });
        var apart = Comparison.of(here, there).services();
        assertEquals(2, apart.size());
        assertTrue(apart.stream().noneMatch(ServiceComparison::isInBoth));
        assertTrue(apart.stream().allMatch(one -> one.appeared().isEmpty() && one.gone().isEmpty() && one.settings().isEmpty() && one.metrics().isEmpty()));
    }

    @Test
    void settingsOfAllThatTheServiceStandsOnAreHeldAgainstEachOther() throws Exception {
        var before = estate("before", "prod", estate -> { });
        var after = estate("after", "prod", estate -> {
            var service = estate.services().getFirst();
            service.withDeploymentLimits(50, 150).withBreaker(true, false).define(definition -> definition.app().withStopTimeout(90));
            service.scaleBetween(3, 9).trackCpu("cpu", 60, 60, 300);
            service.securityGroup().letEverythingOut();
            estate.network().withEndpoint("kms").withVpcDns(true, false);
            estate.role("web-task").allowing("queue", List.of("sqs:SendMessage"), List.of("*"));
        });
        var members = Comparison.of(before, after).services().getFirst().settings().stream().map(SettingChange::member).toList();
        for (var member : List.of("deploymentConfiguration.maximumPercent", "deploymentConfiguration.minimumHealthyPercent", "deploymentConfiguration.deploymentCircuitBreaker.rollback",
                "containerDefinitions[app].stopTimeout", "ScalableTarget", "ScalingPolicy", "IpPermissionsEgress[all 0.0.0.0/0]", "VpcEndpoint", "EnableDnsHostnames", "RolePolicies[queue]")) {
            assertTrue(members.contains(member), () -> member + " in " + members);
        }
    }

    /// Empty is not absent, and absent is not denied.
    @Test
    void whatIsNotRecordedIsNeitherGoneNorZero() throws Exception {
        var before = estate("before", "prod", estate -> {
            estate.network().withNatInbound(Series.about(9e6, 1e6, "nat"));
            estate.services().getFirst().scaleBetween(3, 9).trackCpu("cpu", 60, 60, 300);
        });
        var after = estate("after", "prod", estate -> {
            estate.services().getFirst().scaleBetween(3, 9).trackCpu("cpu", 60, 60, 300);
            estate.leaveOut("cloudwatch", "get-metric-data").leaveOut("ec2", "describe-vpc-endpoints")
                    .deny("application-autoscaling", "describe-scaling-policies", "", "no").deny("iam", "get-role-policy", "", "no");
        });
        var service = Comparison.of(before, after).services().getFirst();
        assertEquals(List.of(), service.settings());
        for (var metric : service.metrics()) {
            var isOfTasks = metric.name().contains("at capture") || metric.name().startsWith("Launch");
            assertEquals(isOfTasks, metric.after() != null, metric.name());
            assertFalse(!isOfTasks && metric.before() == null, metric.name());
        }
    }
}
