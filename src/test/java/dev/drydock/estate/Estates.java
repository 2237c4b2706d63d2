package dev.drydock.estate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Estates by size and by shape, for layouts and for measuring.
public final class Estates {

    /// A kind of service that a picture of it has to cope with.
    ///
    /// @param name the file name of its picture
    /// @param service the service that it is about
    /// @param estate a new one each time
    public record Shape(String name, String service, Supplier<Estate> estate) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final String SERVICE = "checkout-api";

    private Estates() {}

    /// So many services of so many tasks, each behind a target group of its own on one of a few load balancers; without metrics.
    public static Estate large(int services, int tasksPerService) {
        var estate = Estate.named("large");
        int addresses = services * tasksPerService / 3 + 64;
        estate.network().withPrivatePrefix(Math.min(24, 31 - Integer.numberOfTrailingZeros(Integer.highestOneBit(addresses + 5))))
                .withBase("10.0.0.0");
        LoadBalancer loadBalancer = estate.loadBalancer("alb-0");
        for (int i = 0; i < services; i++) {
            // A listener takes 100 rules (Elastic Load Balancing user guide, quotas).
            if (i % 100 == 99) {
                loadBalancer = estate.loadBalancer("alb-" + (i + 1) / 100);
            }
            estate.service("service-%04d".formatted(i)).behind(loadBalancer.targetGroup("tg-%04d".formatted(i), 8080)).withTasks(tasksPerService);
        }
        return estate.leaveOut("cloudwatch", "get-metric-data");
    }

    /// One healthy service behind a load balancer.
    ///
    /// @param zones 1 to 6
    public static Estate ofTasks(int tasks, int zones) {
        return one(zones, service -> service.withTasks(tasks));
    }

    /// Services of every shape, from none to 5,000 tasks.
    public static List<Shape> shapes() {
        return List.of(
                shape("no-tasks", () -> ofTasks(0, 3)),
                shape("one-task", () -> ofTasks(1, 3)),
                shape("three-tasks", () -> ofTasks(3, 3)),
                shape("tasks-600", () -> ofTasks(600, 3)),
                shape("tasks-5000", () -> ofTasks(5000, 3)),
                shape("one-zone", () -> ofTasks(12, 1)),
                shape("two-zones", () -> ofTasks(7, 2)),
                shape("six-zones", () -> ofTasks(90, 6)),
                shape("no-load-balancer", Estates::worker),
                shape("two-target-groups", Estates::twoTargetGroups),
                shape("five-target-groups", Estates::fiveTargetGroups),
                shape("network-load-balancer", Estates::networkLoadBalancer),
                shape("blue-green", Estates::blueGreen),
                shape("ec2-awsvpc", () -> onInstances("awsvpc")),
                shape("ec2-bridge", () -> onInstances("bridge")),
                shape("ec2-host", () -> onInstances("host")),
                shape("no-endpoints", Estates::noEndpoints),
                shape("no-way-out", Estates::noWayOut),
                shape("many-endpoints", Estates::manyEndpoints),
                shape("public-subnets", Estates::publicSubnets),
                shape("small-subnets", Estates::smallSubnets),
                shape("rolling", Estates::rolling),
                shape("every-state", Estates::everyState),
                new Shape("long-names", "checkout-api-authorisation-and-capture-asia-pacific-southeast-v2", Estates::longNames));
    }

    private static Shape shape(String name, Supplier<Estate> estate) {
        return new Shape(name, SERVICE, estate);
    }

    private static Estate one(int zones, Consumer<EcsService> change) {
        var estate = new Estate("shape", "111122223333", "ap-southeast-1", Instant.parse("2026-11-18T03:12:44Z"), zones);
        estate.network().withPrivatePrefix(21);
        change.accept(estate.service(SERVICE).behind(estate.loadBalancer("checkout-alb").targetGroup("checkout-tg", 8080)));
        return estate;
    }

    private static Estate worker() {
        var estate = Estate.named("shape");
        estate.service(SERVICE).withTasks(9);
        return estate;
    }

    private static Estate twoTargetGroups() {
        var estate = Estate.named("shape");
        estate.service(SERVICE).behind(estate.loadBalancer("checkout-alb").targetGroup("checkout-tg", 8080))
                .behind(estate.loadBalancer("internal-alb").internal().targetGroup("checkout-internal-tg", 8080)).withTasks(6);
        return estate;
    }

    private static Estate fiveTargetGroups() {
        var estate = Estate.named("shape");
        LoadBalancer loadBalancer = estate.loadBalancer("checkout-alb");
        EcsService service = estate.service(SERVICE);
        for (String name : List.of("web", "admin", "hooks", "partners", "mobile")) {
            service.behind(loadBalancer.targetGroup("checkout-" + name + "-tg", 8080));
        }
        service.withTasks(6);
        return estate;
    }

    private static Estate networkLoadBalancer() {
        var estate = Estate.named("shape");
        estate.service(SERVICE).behind(estate.loadBalancer("checkout-nlb").network().targetGroup("checkout-tcp", 8443)).withTasks(6);
        return estate;
    }

    private static Estate blueGreen() {
        var estate = Estate.named("shape");
        LoadBalancer loadBalancer = estate.loadBalancer("checkout-alb");
        estate.service(SERVICE).behind(loadBalancer.targetGroup("checkout-blue", 8080)).blueGreen(loadBalancer.targetGroup("checkout-green",
                8080)).withTasks(6);
        return estate;
    }

    /// Twelve tasks on four instances: three to each is what an xlarge takes in awsvpc mode without trunking.
    private static Estate onInstances(String networkMode) {
        var estate = Estate.named("shape");
        estate.cluster("prod-cluster").withInstances(4, "m6g.xlarge");
        estate.service(SERVICE).onInstances(networkMode)
                .behind(estate.loadBalancer("checkout-alb").targetGroup("checkout-tg",
                8080).withTargetType(networkMode.equals("awsvpc") ? "ip" : "instance")).withTasks(12);
        return estate;
    }

    private static Estate noEndpoints() {
        Estate estate = ofTasks(6, 3);
        estate.network().withoutEndpoints();
        estate.services().forEach(service -> service.securityGroup().letEverythingOut());
        return estate;
    }

    private static Estate noWayOut() {
        Estate estate = ofTasks(6, 3);
        estate.network().withoutEndpoints().withoutNat();
        return estate;
    }

    private static Estate manyEndpoints() {
        Estate estate = ofTasks(6, 3);
        List.of("kms", "sts", "sqs", "sns", "events", "monitoring", "xray", "elasticfilesystem").forEach(estate.network()::withEndpoint);
        return estate;
    }

    private static Estate publicSubnets() {
        Estate estate = one(3, service -> service.inSubnets("public-a", "public-b", "public-c").withPublicIp().withTasks(6));
        estate.network().withoutEndpoints().withoutNat();
        estate.services().forEach(service -> service.securityGroup().letEverythingOut());
        return estate;
    }

    private static Estate smallSubnets() {
        Estate estate = Estate.named("shape");
        estate.network().withPrivatePrefix(28).withoutEndpoint("ssm").withoutEndpoint("ssmmessages");
        estate.service(SERVICE).behind(estate.loadBalancer("checkout-alb").targetGroup("checkout-tg", 8080)).withoutExec().withTasks(12);
        return estate;
    }

    private static Estate rolling() {
        return one(3, service -> {
            service.withTasks(6);
            Deployment rollout = service.rollout(15, service.deployment().createdAt().plus(Duration.ofHours(28)));
            Instant started = rollout.createdAt().plusSeconds(4);
            for (int i = 0; i < 6; i++) {
                Task task = service.task(rollout, started);
                if (i > 3) {
                    task.pending(i == 4 ? "PROVISIONING" : "PENDING");
                } else {
                    task.withTarget("initial", "Elb.RegistrationInProgress");
                }
            }
        });
    }

    private static Estate everyState() {
        return one(3, service -> {
            service.withTasks(4);
            Instant started = service.deployment().createdAt();
            service.withDesired(8);
            service.task(service.deployment(), started).withTarget("unhealthy", "Target.FailedHealthChecks");
            service.task(service.deployment(), started).withTarget("unhealthy", "Target.Timeout");
            service.task(service.deployment(), started).leaving("DEACTIVATING").withTarget("draining", "Target.DeregistrationInProgress");
            service.task(service.deployment(), started).leaving("STOPPING");
            List.of("PROVISIONING", "PENDING", "ACTIVATING").forEach(state -> service.task(service.deployment(),
                    service.estate().capturedAt().minusSeconds(40)).pending(state));
            service.task(service.deployment(), started).stopped("EssentialContainerExited",
                    "Essential container in task exited", service.estate().capturedAt().minusSeconds(900), 1, 1);
        });
    }

    private static Estate longNames() {
        var estate = Estate.named("shape");
        TargetGroup group = estate.loadBalancer("checkout-authorisation-and-alb-1").targetGroup("checkout-authorisation-capture-1", 8080);
        estate.service("payments-and-settlements-production-ap-southeast-1-blue",
                "checkout-api-authorisation-and-capture-asia-pacific-southeast-v2").behind(group).withTasks(6);
        return estate;
    }
}
