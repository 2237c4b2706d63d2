package dev.drydock.drawing;

import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.catalogue.Catalogue;
import dev.drydock.estate.Estate;
import dev.drydock.inventory.Inventory;
import dev.drydock.sample.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Services of every shape that a picture has to bear. Each is read from a bundle, as in the product.
public enum DrawnEstate {
    SIX_HUNDRED_TASKS(estate -> {
        estate.network().withPrivatePrefix(21);
        var group = estate.loadBalancer("web-alb").targetGroup("web", 8080);
        var service = estate.service("web").behind(group).withTasks(600);
        service.scaleBetween(40, 800).trackRequests(group, 1_000, 60, 300);
        for (var i = 0; i < 25; i++) {
            service.task(service.deployment(), estate.capturedAt().minusSeconds(90)).pending("PENDING");
        }
        for (var i = 0; i < 7; i++) {
            service.task(service.deployment(), estate.capturedAt().minusSeconds(9_000)).withTarget("unhealthy", "Target.Timeout");
        }
    }),
    SIXTY_TASKS(estate -> estate.service("web").behind(estate.loadBalancer("web-alb").targetGroup("web", 8080)).withTasks(60)),
    ONE_TASK(estate -> estate.service("tick").behind(estate.loadBalancer("tick-alb").internal().targetGroup("tick", 80)).withTasks(1)),
    NO_TASKS(estate -> estate.service("asleep").behind(estate.loadBalancer("asleep-alb").targetGroup("asleep", 80)).withDesired(0)),
    NO_LOAD_BALANCER(estate -> {
        estate.network().withoutEndpoints();
        estate.service("worker").withTasks(4).withSecret("TOKEN", "worker/token");
    }),
    BLUE_GREEN(estate -> {
        var balancer = estate.loadBalancer("shop-alb");
        var blue = balancer.targetGroup("shop-blue", 8080);
        var green = balancer.targetGroup("shop-green", 8080);
        estate.service("shop").behind(blue).withTasks(6).edit(service -> {
            var attachment = DrawnEstate.<Map<String, Object>>list(service.get("loadBalancers")).getFirst();
            attachment.put("advancedConfiguration", Map.of("alternateTargetGroupArn", green.arn()));
            DrawnEstate.<Object>map(service.get("deploymentConfiguration")).put("strategy", "BLUE_GREEN");
        });
    }),
    TWO_LISTENERS(estate -> {
        var balancer = estate.loadBalancer("edge-nlb").network();
        estate.service("edge").behind(balancer.targetGroup("edge-tls", 8443)).behind(balancer.targetGroup("edge-plain", 8080)).withTasks(3);
    }),
    ONE_ZONE(estate -> {
        estate.network().withoutEndpoints().withEndpoint("logs");
        estate.service("lonely").inSubnets("private-a").withTasks(5);
    }),
    SIX_ZONES(6, estate -> {
        estate.network().withNatIn("a", "d").withoutEndpoint("ecr.dkr").withoutEndpoint("ecr.api");
        estate.service("everywhere").behind(estate.loadBalancer("everywhere-alb").targetGroup("everywhere", 8080)).withTasks(18);
    }),
    SEVERAL_SUBNETS_A_ZONE(2, estate -> {
        estate.network().withSubnet("private-a2", "a", 26).withSubnet("private-a3", "a", 27).withSubnet("private-b2", "b", 28);
        estate.service("packed").withTasks(14);
    }),
    MANY_ENDPOINTS(estate -> {
        for (var name : List.of("kms", "sts", "sqs", "sns", "ecs", "ecs-agent", "ecs-telemetry", "monitoring", "xray", "events", "states")) {
            estate.network().withEndpoint(name);
        }
        estate.network().withoutPrivateDns("logs").withEndpointState("ecr.dkr", "pending");
        estate.service("private").withTasks(3).withSecret("KEY", "private/key").withParameter("FLAG", "/private/flag");
    }),
    NOTHING_OUT(estate -> {
        estate.network().withoutEndpoints().withoutNat();
        estate.service("sealed").withTasks(2);
    }),
    PUBLIC_ADDRESSES(estate -> {
        estate.network().withoutEndpoints();
        estate.service("open").inSubnets("public-a", "public-b").withPublicIp().withTasks(3);
    }),
    PUBLIC_SUBNETS_WITHOUT_ADDRESSES(estate -> {
        estate.network().withoutEndpoints();
        estate.service("stranded").inSubnets("public-a", "public-b").withTasks(3);
    }),
    BRIDGE_ON_EC2(estate -> {
        estate.cluster("prod-cluster").withInstances(3, "m5.large");
        estate.service("legacy").onInstances("bridge").behind(estate.loadBalancer("legacy-alb").targetGroup("legacy", 8080).withTargetType("instance")).withTasks(8);
    }),
    MANY_HOSTS(estate -> {
        estate.cluster("prod-cluster").withInstances(24, "m5.large");
        estate.service("swarm").onInstances("bridge").withTasks(90);
    }),
    AWSVPC_ON_EC2(estate -> {
        estate.cluster("prod-cluster").withInstances(3, "m5.large");
        estate.service("dense").onInstances("awsvpc").withTasks(6);
    }),
    NOTHING_BUT_THE_SERVICE(estate -> {
        estate.service("bare").behind(estate.loadBalancer("bare-alb").targetGroup("bare", 80)).withTasks(4);
        for (var operation : List.of("describe-subnets", "describe-route-tables", "describe-vpc-endpoints", "describe-nat-gateways", "describe-internet-gateways")) {
            estate.deny("ec2", operation, "", "no");
        }
        for (var operation : List.of("describe-target-groups", "describe-target-health", "describe-listeners", "describe-rules", "describe-load-balancers")) {
            estate.deny("elbv2", operation, "", "no");
        }
        estate.deny("ecs", "describe-task-definition", "", "no").deny("application-autoscaling", "describe-scalable-targets", "", "no");
    }),
    HOSTILE_NAMES(estate -> {
        var long_ = "שירות-תשלומים-🚢-" + "very-".repeat(40) + "long";
        estate.service("$(reboot)<script>&\"'").behind(estate.loadBalancer("alb").targetGroup("tg", 8080)).withTasks(4)
                .edit(service -> service.put("serviceName", "\u202e$(reboot)<script>&\"'\u0007\n" + long_));
        estate.edit("ec2", "describe-subnets", answer -> DrawnEstate.<Map<String, Object>>list(answer.get("Subnets"))
                .forEach(subnet -> subnet.put("Tags", List.of(Map.of("Key", "Name", "Value", long_)))));
        estate.edit("elbv2", "describe-target-groups", answer -> DrawnEstate.<Map<String, Object>>list(answer.get("TargetGroups"))
                .forEach(group -> group.put("TargetGroupName", "ملف-الهدف\u0000 " + long_)));
        estate.edit("elbv2", "describe-listeners", answer -> DrawnEstate.<Map<String, Object>>list(answer.get("Listeners"))
                .forEach(listener -> listener.put("Protocol", long_)));
    });

    private final int zones;
    private final Consumer<Estate> description;
    private @Nullable ServiceDiagnosis diagnosis;

    DrawnEstate(Consumer<Estate> description) {
        this(3, description);
    }

    DrawnEstate(int zones, Consumer<Estate> description) {
        this.zones = zones;
        this.description = description;
    }

    private Inventory inventory() throws Exception {
        var folder = Files.createTempDirectory("drawn");
        try {
            var estate = new Estate(name().toLowerCase(), "111122223333", "ap-southeast-1", Instant.parse("2026-11-18T03:12:44Z"), zones);
            description.accept(estate);
            estate.writeTo(folder);
            return new BundleReader(Limits.DEFAULT).read(1, folder, Progress.NONE).inventory();
        } finally {
            delete(folder);
        }
    }

    /// The diagnosis of its service; read once, however often it is asked.
    public synchronized ServiceDiagnosis diagnosis() throws Exception {
        if (diagnosis == null) {
            diagnosis = Diagnosis.of(inventory(), Catalogue.checks(), service -> true, () -> false).services().getFirst();
        }
        return diagnosis;
    }

    /// The picture of a service of so many tasks.
    public static Drawing withTasks(int tasks) throws Exception {
        return PathDrawing.of(GeneratedPaths.withTasks(SIXTY_TASKS.diagnosis(), tasks));
    }

    /// The diagnosis of one service of a built-in sample.
    public static ServiceDiagnosis ofSample(String sample, String service) throws Exception {
        try (var open = new Samples().open(sample)) {
            var inventory = new BundleReader(Limits.DEFAULT).read(1, open.folder(), Progress.NONE).inventory();
            return Diagnosis.of(inventory, Catalogue.checks(), found -> service.equals("*") || found.name().equals(service), () -> false).services().getFirst();
        }
    }

    private static void delete(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> list(Object value) {
        return (List<T>) value;
    }

    @SuppressWarnings("unchecked")
    private static <T> Map<String, T> map(Object value) {
        return (Map<String, T>) value;
    }
}
