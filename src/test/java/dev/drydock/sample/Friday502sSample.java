package dev.drydock.sample;

import dev.drydock.estate.Deployment;
import dev.drydock.estate.EcsService;
import dev.drydock.estate.Estate;
import dev.drydock.estate.LoadBalancer;
import dev.drydock.estate.Series;
import dev.drydock.estate.Task;
import dev.drydock.estate.TargetGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The sample `friday-502s`: a payment service on a Friday evening.
///
/// `checkout-api` starts as `sh -c "java …"`: the shell is PID 1 and swallows SIGTERM, so that every stop ends in SIGKILL
/// after the 30 seconds of the default stopTimeout. The record of the last hour has nine stops, all with exit code 137 and
/// none out of memory:
///
/// - Five were Spot interruptions, in three waves. There nothing is drained: SIGTERM comes with the warning, and the target
///   stays registered and gets requests until the task is STOPPED. All 1,284 answers of 502 lie within two minutes of these.
/// - Four were tasks of revision 87 that the rollout of revision 88 replaced. They left the target group first, waited out the
///   untouched 300 seconds, and were killed when no request was left on them: not one 502. So the record itself shows that the
///   long delay makes rollouts slow and is not what breaks requests.
///
/// Meanwhile the load has doubled within the hour and answers take three times as long, but they wait on an HSM and not on the CPU,
/// which stands at 40 %; CPU is what the service scales on, so its six tasks stay six. One of its three subnets is a /28
/// with a single free address. The rollout goes on: four tasks of revision 88 run, two more are on their way (Spot had no
/// capacity for eight minutes), two of revision 87 still serve.
///
/// | service | deploy-502 | ip-headroom | sigterm | scaling | rollback |
/// |---|---|---|---|---|---|
/// | checkout-api | fail: 1,284 × 502 around stops; warn: delay 300, on Spot | warn: surge of 4, 1 free in private-c | fail: 9 of 9 stops exit 137 | fail: late on CPU | ok |
/// | auth-gateway | ok | ok | ok, nothing ran and stopped | ok | fail: no breaker, no task of revision 24 starts |
/// | ledger-writer | unknown: target group attributes throttled | ok | warn: `sh -c`, no stop | unknown: policies throttled | ok |
/// | fraud-scoring | ok | ok | ok | warn: CPU behind a load balancer | ok |
/// | receipts | ok | ok | ok | ok | ok |
/// | settlement | na: no load balancer | fail: surge of 2, 1 free | unknown: the image decides, its configuration was not read | na: fixed at 2 | ok |
///
/// The quotas were denied, which a badge survives: they are optional to it.
final class Friday502sSample {

    private static final Instant CAPTURED = Instant.parse("2026-11-20T11:42:08Z");
    private static final String SPOT_STOP = "Your Spot Task was interrupted.";

    private Friday502sSample() {}

    static Estate estate() {
        var estate = new Estate("friday-502s", "111122223333", "ap-southeast-1", CAPTURED, 3).withRepositoryPrefix("lumio");
        estate.cluster("prod-cluster");
        estate.network()
                .withPrefix("private-a", 26).withPrefix("private-b", 26).withPrefix("private-c", 28)
                .withNatIn("a").withNatId("a", "nat-0a12c4e8f0b37d915")
                .withoutEndpoint("ecr.dkr").withoutEndpoint("ssm").withoutEndpoint("ssmmessages")
                .withFreeAddresses("private-a", 41).withFreeAddresses("private-b", 38).withFreeAddresses("private-c", 1);
        new Checkout(estate).describe();
        LoadBalancer core = estate.loadBalancer("core-alb").internal().inSubnets("private-a", "private-b")
                .withRequests(Series.about(11_800, 400, "core-alb").rounded(0));
        authGateway(estate, core);
        ledgerWriter(estate, core);
        fraudScoring(estate, core);
        receipts(estate, core);
        settlement(estate);
        // Without an endpoint for ecr.dkr the registry is reached over the internet, and the groups have to let that pass.
        estate.services().forEach(service -> service.securityGroup().letEverythingOut());
        estate.deny("service-quotas", "get-service-quota", "",
                "User: arn:aws:sts::111122223333:assumed-role/SRE-ReadOnly/on-call is not authorized to perform: "
                        + "servicequotas:GetServiceQuota because no identity-based policy allows the servicequotas:GetServiceQuota action");
        return estate;
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + "Z");
    }

    /// These values in these minutes, and another one at all other times.
    private static Series inMinutes(double otherwise, Map<String, Integer> values) {
        Map<Integer, Integer> byMinutesAgo = values.entrySet().stream().collect(Collectors.toMap(
                entry -> (int) Duration.between(at(entry.getKey() + ":00"), at("11:42:00")).toMinutes() - 1, Map.Entry::getValue));
        return minutesAgo -> byMinutesAgo.containsKey(minutesAgo) ? byMinutesAgo.get(minutesAgo) : otherwise;
    }

    /// The service that the sample is about.
    private static final class Checkout {

        private final Estate estate;
        private final TargetGroup group;
        private final EcsService service;

        Checkout(Estate estate) {
            this.estate = estate;
            LoadBalancer alb = estate.loadBalancer("checkout-alb");
            Series perTarget = Series.ramp(430, 905, 60, "checkout requests").rounded(0);
            alb.withRequests(minutesAgo -> perTarget.at(minutesAgo) * 6).with502(bad());
            group = alb.targetGroup("checkout-tg", 8080).withDeregistrationDelay(300)
                    .withResponse(Series.ramp(0.38, 1.17, 60, "checkout response")).withRequestsPerTarget(perTarget);
            service = estate.service("checkout-api").behind(group);
        }

        /// A target that is dead and still registered gets its share of the requests for the 24 seconds until its task is STOPPED.
        private static Series bad() {
            return inMinutes(Double.NaN, Map.of("10:46", 146, "10:47", 55, "11:03", 483, "11:19", 583, "11:20", 17));
        }

        void describe() {
            service.withProvider("FARGATE", 2, 1).withProvider("FARGATE_SPOT", 0, 1).withGrace(60).withoutExec().withoutAlarms()
                    .withSecret("DB_PASSWORD", "lumio/checkout-api/db").withSecret("HSM_PIN", "lumio/checkout-api/hsm-pin")
                    .withCpu(Series.about(40.4, 1.2, "checkout cpu"), 1.35)
                    .withMemory(Series.about(58, 0.8, "checkout memory"), 1.04)
                    .withDesired(6)
                    .define(definition -> definition.withSize("1024", "2048").withArchitecture("X86_64").app()
                            .withEntryPoint("sh", "-c").withCommand("java -jar /app/app.jar").withStopTimeout(null).withUser(null)
                            .withEnvironment("SPRING_PROFILES_ACTIVE", "prod").withEnvironment("HSM_ENDPOINT", "hsm.lumio.internal:1792"));
            service.withRevision(87, at("02:10:04"));
            service.formerly(86, at("02:10:04").minus(Duration.ofDays(3)));
            Deployment old = service.deployment();
            List<Task> spot = new ArrayList<>();
            spot.addAll(wave(old, "10:46:12", "02:10:08", "private-b"));
            spot.addAll(wave(old, "11:02:31", "10:47:11", "private-c", "private-a"));
            spot.addAll(wave(old, "11:19:05", "11:03:29", "private-a", "private-c"));
            List<Task> present = List.of(
                    running(old, "FARGATE_SPOT", "11:20:04", "private-a"),
                    running(old, "FARGATE_SPOT", "11:20:04", "private-c"));
            Deployment rollout = service.rollout(88, at("11:33:02")).inProgress().updatedAt(at("11:41:17"));
            List<Task> drained = new ArrayList<>();
            String replaced = "Scaling activity initiated by (deployment " + rollout.id() + ")";
            for (String subnet : List.of("private-a", "private-b", "private-b", "private-c")) {
                // 300 seconds on the way out of the target group, then 30 until SIGKILL.
                drained.add(service.task(old, at("02:10:08")).in(subnet).on("FARGATE")
                        .stopped("ServiceSchedulerInitiated", replaced, at("11:34:55"), 330, 137));
            }
            List<Task> fresh = new ArrayList<>();
            for (String subnet : List.of("private-a", "private-b", "private-b", "private-c")) {
                fresh.add(running(rollout, "FARGATE", "11:33:05", subnet));
            }
            List<Task> coming = List.of(
                    service.task(rollout, at("11:41:16")).in("private-a").on("FARGATE_SPOT").pending("PENDING"),
                    service.task(rollout, at("11:41:16")).in("private-c").on("FARGATE_SPOT").pending("PENDING"));
            counts();
            events(old, spot, present, drained, fresh, coming);
            service.scaleBetween(6, 40).trackCpu("cpu-70", 70, 300, 300).heldAtMinimum(at("09:12:37"), "cpu-70");
        }

        private Task running(Deployment deployment, String provider, String createdAt, String subnet) {
            return service.task(deployment, at(createdAt)).in(subnet).on(provider);
        }

        /// Spot takes a task back in each of these subnets: SIGTERM at once, SIGKILL after 30 seconds.
        private List<Task> wave(Deployment deployment, String interrupted, String createdAt, String... subnets) {
            List<Task> tasks = new ArrayList<>();
            for (String subnet : subnets) {
                tasks.add(service.task(deployment, at(createdAt)).in(subnet).on("FARGATE_SPOT")
                        .stopped("SpotInterruption", SPOT_STOP, at(interrupted).plusMillis(240L * tasks.size()), 30, 137));
            }
            return tasks;
        }

        private void counts() {
            service.withCounts(
                    inMinutes(6, Map.of("10:46", 5, "10:47", 5, "11:02", 5, "11:03", 4, "11:19", 4, "11:20", 4, "11:33", 8, "11:34", 10)),
                    Series.constant(6),
                    inMinutes(0, Map.of("10:47", 1, "11:03", 2, "11:20", 2, "11:33", 4, "11:41", 2)));
            // A killed target counts as healthy until its checks fail or its task is STOPPED.
            group.withHosts(inMinutes(6, Map.of("10:47", 5, "11:03", 4, "11:19", 4, "11:20", 4, "11:34", 10)), Series.constant(0));
        }

        private void events(Deployment old, List<Task> spot, List<Task> present, List<Task> drained, List<Task> fresh, List<Task> coming) {
            String targets = " in (target-group " + group.arn() + ")";
            lost("10:47:07", targets, spot.subList(0, 1), spot.subList(1, 2));
            lost("11:03:26", targets, spot.subList(1, 3), spot.subList(3, 5));
            lost("11:20:00", targets, spot.subList(3, 5), present);
            service.withEvent(at("11:33:06"), "has started 4 tasks: " + names(fresh) + ".")
                    .withEvent(at("11:33:08"), capacity()).withEvent(at("11:35:41"), capacity()).withEvent(at("11:38:22"), capacity())
                    .withEvent(at("11:33:52"), "registered 4 targets" + targets)
                    .withEvent(at("11:34:55"), "has begun draining connections on 4 tasks.")
                    .withEvent(at("11:34:56"), "deregistered 4 targets" + targets)
                    .withEvent(at("11:34:57"), "has stopped 4 running tasks: " + names(drained) + ".")
                    .withEvent(at("11:41:17"), "has started 2 tasks: " + names(coming) + ".");
            service.withEvent(at("02:10:09"), "has started 4 tasks.").withEvent(at("02:10:11"), "has started 2 tasks.")
                    .withEvent(at("02:11:02"), "registered 6 targets" + targets)
                    .withEvent(at("02:11:49"), "has begun draining connections on 6 tasks.")
                    .withEvent(at("02:11:50"), "deregistered 6 targets" + targets)
                    .withEvent(at("02:11:51"), "has stopped 6 running tasks.")
                    .withEvent(at("02:17:58"), "(deployment " + old.id() + ") deployment completed.")
                    .withEvent(at("02:17:59"), "has reached a steady state.")
                    .withEvent(at("08:18:20"), "has reached a steady state.");
            for (int i = 1; i <= 16; i++) {
                service.withEvent(at("01:40:00").minus(Duration.ofMinutes(361L * i)), "has reached a steady state.");
            }
            for (String again : List.of("10:48:31", "11:04:52", "11:21:24")) {
                service.withEvent(at(again), "has reached a steady state.");
            }
        }

        /// Tasks that Spot took leave the target group only now that they are STOPPED; others start in their place.
        private void lost(String stopped, String targets, List<Task> gone, List<Task> instead) {
            Instant at = at(stopped);
            service.withEvent(at, "deregistered " + gone.size() + " targets" + targets)
                    .withEvent(at.plusSeconds(4), "has started " + instead.size() + " tasks: " + names(instead) + ".")
                    .withEvent(at.plusSeconds(49), "registered " + instead.size() + " targets" + targets);
        }

        private String names(List<Task> tasks) {
            return tasks.stream().map(task -> "(task " + task.id(service) + ")").collect(Collectors.joining(" "));
        }

        private static String capacity() {
            return "was unable to place a task. Reason: Capacity is unavailable at this time. "
                    + "Please try again later or in a different availability zone. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";
        }
    }

    /// Its rollout asks for a secret that nobody made, and without a circuit breaker it goes on asking.
    private static void authGateway(Estate estate, LoadBalancer core) {
        TargetGroup group = core.targetGroup("auth-tg", 8080)
                .withResponse(Series.about(0.06, 0.01, "auth")).withRequestsPerTarget(Series.about(830, 30, "auth requests"));
        EcsService service = estate.service("auth-gateway").behind(group).inSubnets("private-a", "private-b").withoutExec()
                .withBreaker(false, false)
                .withSecret("SIGNING_KEY", "lumio/auth-gateway/signing-key")
                .withRevision(23, CAPTURED.minus(Duration.ofDays(8)))
                .withTasks(4);
        service.scaleBetween(4, 16).trackRequests(group, 1000, 60, 300).backstopCpu(75);
        String missing = estate.secret("lumio/auth-gateway/oidc-client");
        estate.role("auth-gateway-execution").allowing("secrets", List.of("secretsmanager:GetSecretValue"), List.of(missing));
        service.define(24, definition -> definition.app().withSecret("OIDC_CLIENT_SECRET", missing));
        estate.answer("secretsmanager", "describe-secret", "oidc-client", "error", "ResourceNotFoundException",
                "Secrets Manager can't find the specified secret.");
        Deployment rollout = service.rollout(24, at("11:06:40")).updatedAt(at("11:37:20")).withFailedTasks(9);
        String reason = "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: "
                + "unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret " + missing
                + " from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, "
                + "RequestID: 5d0a2c1e-7f4b-4c86-9d3e-0b1f6a2c9e57, ResourceNotFoundException: Secrets Manager can't find the specified secret.";
        List<String> attempts = List.of("11:06:44", "11:06:44", "11:06:44", "11:06:44", "11:08:20", "11:10:31", "11:14:55", "11:22:40", "11:36:42");
        for (String started : attempts) {
            service.task(rollout, at(started)).failedToStart(reason, at(started).plusSeconds(31));
        }
        service.withEvent(at("11:06:45"), "has started 4 tasks.");
        for (String started : List.of("11:08:21", "11:10:32", "11:14:56", "11:22:41", "11:36:43")) {
            service.withEvent(at(started), "has started 1 tasks.");
        }
        service.withEvent(at("11:15:40"), "is unable to consistently start tasks successfully. "
                + "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.");
    }

    private static void ledgerWriter(Estate estate, LoadBalancer core) {
        TargetGroup group = core.targetGroup("ledger-tg", 3000)
                .withResponse(Series.about(0.09, 0.01, "ledger")).withRequestsPerTarget(Series.about(610, 30, "ledger requests"));
        estate.service("ledger-writer").behind(group).inSubnets("private-a", "private-b").withoutExec()
                .withSecret("DB_PASSWORD", "lumio/ledger-writer/db")
                .define(definition -> definition.app().withEntryPoint("/bin/sh", "-c").withCommand("node server.js").withHealthCheck(null))
                .withRevision(12, CAPTURED.minus(Duration.ofDays(21)))
                .withTasks(2)
                .scaleBetween(2, 6).trackRequests(group, 700, 60, 300);
        estate.throttle("elbv2", "describe-target-group-attributes", "ledger-tg")
                .throttle("application-autoscaling", "describe-scaling-policies", "ledger-writer");
    }

    private static void fraudScoring(Estate estate, LoadBalancer core) {
        TargetGroup group = core.targetGroup("fraud-tg", 8000)
                .withResponse(Series.about(0.33, 0.03, "fraud")).withRequestsPerTarget(Series.about(240, 12, "fraud requests"));
        estate.service("fraud-scoring").behind(group).inSubnets("private-a", "private-b").withoutExec()
                .withSecret("MODEL_KEY", "lumio/fraud-scoring/model-key")
                .withCpu(Series.about(54, 2, "fraud cpu"), 1.25)
                .define(definition -> definition.withSize("2048", "4096").app()
                        .withEntryPoint("gunicorn").withCommand("--bind", "0.0.0.0:8000", "scoring.app:api"))
                .withRevision(64, CAPTURED.minus(Duration.ofDays(2)))
                .withTasks(6)
                .scaleBetween(3, 12).trackCpu("cpu-60", 60, 60, 300);
    }

    private static void receipts(Estate estate, LoadBalancer core) {
        TargetGroup group = core.targetGroup("receipts-tg", 8080)
                .withResponse(Series.about(0.12, 0.02, "receipts")).withRequestsPerTarget(Series.about(850, 30, "receipts requests"));
        estate.service("receipts").behind(group).inSubnets("private-a", "private-b").withoutExec()
                .withSecret("DB_PASSWORD", "lumio/receipts/db")
                .withRevision(31, CAPTURED.minus(Duration.ofDays(5)))
                .withTasks(3)
                .scaleBetween(3, 12).trackRequests(group, 1000, 60, 300).backstopCpu(75);
    }

    /// Only in the small subnet, for a partner's allow list has its addresses.
    private static void settlement(Estate estate) {
        estate.service("settlement").inSubnets("private-c").withoutExec()
                .withSecret("SFTP_KEY", "lumio/settlement/sftp-key")
                .define(definition -> definition.withSize("256", "512").app()
                        .withEntryPoint().withCommand().withoutImageConfig().withHealthCheck(null))
                .withRevision(9, CAPTURED.minus(Duration.ofDays(33)))
                .withTasks(2);
    }
}
