package dev.drydock.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.applicationautoscaling.ScalingPolicy;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.ec2.SecurityGroup;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ec2.VpcEndpoint;
import dev.drydock.inventory.ecs.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// From a fault to its fix and back, with the commands that Drydock offers, run by the real AWS CLI against a stand-in: a healthy service is broken, the check
/// finds it, its fix is run, the check is ok; its undo is run, and the check finds the fault again.
class ClosedLoopTest {
    private static final String REGION = "eu-west-1";

    @TempDir
    private static Path folder;

    private static StandIn account;

    /// The account as the last loop left it.
    private static StandIn.Look healthy;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(StandIn.isHere(), "python3 with the AWS CLI and moto (python3 -m pip install awscli 'moto[all]') is not on this machine");
        account = new StandIn(folder);
        healthy = account.look();
    }

    @AfterAll
    static void stop() throws IOException {
        if (account != null) {
            account.close();
        }
    }

    /// @param check the check that must find it
    /// @param seed the command that breaks the account, from what it holds
    record Fault(String check, String name, Function<Inventory, List<String>> seed) {
        @Override
        public String toString() {
            return check + ": " + name;
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault("drain-delay", "the drain delay is back at its default", inventory -> CommandLine.aws("elbv2", "modify-target-group-attributes")
                        .option("--target-group-arn", targetGroup(inventory))
                        .option("--attributes", "Key=deregistration_delay.timeout_seconds,Value=300").in(REGION)),
                new Fault("drain-delay", "requests in flight are cut off", inventory -> CommandLine.aws("elbv2", "modify-target-group-attributes")
                        .option("--target-group-arn", targetGroup(inventory))
                        .option("--attributes", "Key=deregistration_delay.timeout_seconds,Value=0").in(REGION)),
                new Fault("circuit-breaker", "the breaker is off", inventory -> updateService(inventory)
                        .option("--deployment-configuration", Map.of("deploymentCircuitBreaker", Map.of("enable", false, "rollback", false))).in(REGION)),
                new Fault("circuit-breaker", "the breaker does not roll back", inventory -> updateService(inventory)
                        .option("--deployment-configuration", Map.of("deploymentCircuitBreaker", Map.of("enable", true, "rollback", false))).in(REGION)),
                new Fault("min-max", "no task need stay healthy", inventory -> updateService(inventory)
                        .option("--deployment-configuration", Map.of("minimumHealthyPercent", 0, "maximumPercent", 200,
                                "deploymentCircuitBreaker", Map.of("enable", true, "rollback", true))).in(REGION)),
                new Fault("scaling-flap", "scale-in comes too soon", inventory -> {
                    var policy = inventory.all(ScalingPolicy.class).getFirst();
                    return CommandLine.aws("application-autoscaling", "put-scaling-policy").option("--service-namespace", "ecs")
                            .option("--resource-id", policy.resourceId()).option("--scalable-dimension", "ecs:service:DesiredCount")
                            .option("--policy-name", policy.policyName()).option("--policy-type", "TargetTrackingScaling")
                            .option("--target-tracking-scaling-policy-configuration", Map.of("TargetValue", 700.0, "ScaleInCooldown", 10, "ScaleOutCooldown", 60,
                                    "PredefinedMetricSpecification", Map.of("PredefinedMetricType", "ALBRequestCountPerTarget",
                                            "ResourceLabel", label(policy))))
                            .in(REGION);
                }),
                new Fault("scaling-ceiling", "scaling out is suspended", inventory -> CommandLine.aws("application-autoscaling", "register-scalable-target")
                        .option("--service-namespace", "ecs").option("--resource-id", "service/shop/web").option("--scalable-dimension", "ecs:service:DesiredCount")
                        .option("--suspended-state", "DynamicScalingOutSuspended=true,DynamicScalingInSuspended=false,ScheduledScalingSuspended=false").in(REGION)),
                new Fault("health-grace", "tasks get no time to boot", inventory -> updateService(inventory)
                        .option("--health-check-grace-period-seconds", 0).in(REGION)),
                new Fault("exec-role", "another service may assume the execution role", inventory -> CommandLine.aws("iam", "update-assume-role-policy")
                        .option("--role-name", "web-execution").option("--policy-document", """
                                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""")
                        .in(REGION)),
                new Fault("exec-role", "the execution role has lost its policy", inventory -> CommandLine.aws("iam", "delete-role-policy")
                        .option("--role-name", "web-execution").option("--policy-name", "own").in(REGION)),
                new Fault("rogue-subnet", "one subnet has lost its default route", inventory -> CommandLine.aws("ec2", "delete-route")
                        .option("--route-table-id", privateTable(inventory)).option("--destination-cidr-block", "0.0.0.0/0").in(REGION)),
                new Fault("s3-route", "one route table has lost the S3 gateway", inventory -> CommandLine.aws("ec2", "modify-vpc-endpoint")
                        .option("--vpc-endpoint-id", gateway(inventory)).option("--remove-route-table-ids", List.of(privateTable(inventory))).in(REGION)),
                new Fault("endpoint-sg", "the endpoints let nobody in", inventory -> CommandLine.aws("ec2", "revoke-security-group-ingress")
                        .option("--group-id", group(inventory, "endpoints")).option("--protocol", "tcp").option("--port", 443)
                        .option("--source-group", group(inventory, "tasks")).in(REGION)),
                new Fault("alb-to-task", "the tasks do not let the load balancer in", inventory -> CommandLine.aws("ec2", "revoke-security-group-ingress")
                        .option("--group-id", group(inventory, "tasks")).option("--protocol", "tcp").option("--port", 8080)
                        .option("--source-group", group(inventory, "balancer")).in(REGION)),
                new Fault("endpoint-policy", "the endpoint lets nothing of a pull pass", inventory -> CommandLine.aws("ec2", "modify-vpc-endpoint")
                        .option("--vpc-endpoint-id", endpoint(inventory, "ecr.api")).option("--policy-document", """
                                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"ecr:DescribeImages","Resource":"*"}]}""")
                        .in(REGION)),
                new Fault("log-group", "the log group is gone", inventory -> CommandLine.aws("logs", "delete-log-group")
                        .option("--log-group-name", "/ecs/web").in(REGION)),
                new Fault("alarm-coverage", "somebody tidied up the alarms", inventory -> CommandLine.aws("cloudwatch", "delete-alarms")
                        .option("--alarm-names", List.of("web-requests", "web-unhealthy", "web-5xx", "web-cpu", "web-memory", "web-running")).in(REGION)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theFixMendsTheFaultAndTheUndoBringsItBack(Fault fault) throws Exception {
        assertEquals(List.of(), told(healthy, ClosedLoopTest::isFault), "the account is healthy at first");

        account.run(fault.seed().apply(healthy.inventory()));
        var found = account.look().findings().stream().filter(finding -> finding.check().id().equals(fault.check()) && isFault(finding)).toList();
        assertFalse(found.isEmpty(), fault.check() + " finds it");

        var fixes = commands(found, AwsCommand.Kind.FIX);
        var undos = commands(found, AwsCommand.Kind.UNDO);
        assertFalse(fixes.isEmpty(), "a fix is offered");
        run(fixes);
        read(commands(found, AwsCommand.Kind.VERIFY));
        read(commands(found, AwsCommand.Kind.CONFIRM));
        healthy = account.look();
        assertEquals(List.of(), told(healthy, ClosedLoopTest::isFault), "the fix mends it, and nothing else broke on the way");
        assertFalse(told(healthy, finding -> finding.check().id().equals(fault.check()) && finding.status() == Status.OK).isEmpty(), "the check is ok");
        if (!undos.isEmpty()) {
            run(undos);
            assertFalse(faults(fault, account.look()).isEmpty(), "the undo brings it back");
            run(fixes);
        }
    }

    private static List<String> faults(Fault fault, StandIn.Look look) {
        return told(look, finding -> finding.check().id().equals(fault.check()) && isFault(finding));
    }

    private static List<String> told(StandIn.Look look, Predicate<Finding> wanted) {
        return look.findings().stream().filter(wanted).map(finding -> finding.check().id() + ": " + finding.title()).toList();
    }

    private static void run(List<AwsCommand> commands) throws IOException {
        for (var command : commands) {
            account.run(command.argv());
        }
    }

    /// Runs commands that only read; moto does not know all of them.
    private static void read(List<AwsCommand> commands) throws IOException {
        for (var command : commands) {
            try {
                account.run(command.argv());
            } catch (IOException e) {
                if (!String.valueOf(e.getMessage()).contains("has not been implemented")) {
                    throw e;
                }
            }
        }
    }

    private static boolean isFault(Finding finding) {
        return finding.status() == Status.FAIL || finding.status() == Status.WARN;
    }

    private static List<AwsCommand> commands(List<Finding> findings, AwsCommand.Kind kind) {
        return findings.stream().flatMap(finding -> finding.commands().stream()).filter(command -> command.kind() == kind).distinct().toList();
    }

    private static CommandLine updateService(Inventory inventory) {
        return CommandLine.aws("ecs", "update-service").option("--cluster", "shop").option("--service", service(inventory).name());
    }

    private static Service service(Inventory inventory) {
        return inventory.all(Service.class).getFirst();
    }

    private static String targetGroup(Inventory inventory) {
        return String.valueOf(service(inventory).loadBalancers().getFirst().targetGroupArn());
    }

    private static String group(Inventory inventory, String name) {
        return inventory.all(SecurityGroup.class).stream().filter(group -> name.equals(group.groupName())).findFirst().orElseThrow().groupId();
    }

    /// The route table of the first subnet that the service's tasks stand in.
    private static String privateTable(Inventory inventory) {
        var subnet = inventory.find(Subnet.class, Inventory.subnetIds(service(inventory)).getFirst()).orElseThrow();
        return inventory.routeTable(subnet).orElseThrow().routeTableId();
    }

    private static String gateway(Inventory inventory) {
        return inventory.all(VpcEndpoint.class).stream().filter(endpoint -> "Gateway".equals(endpoint.vpcEndpointType())).findFirst().orElseThrow().vpcEndpointId();
    }

    private static String endpoint(Inventory inventory, String service) {
        return inventory.all(VpcEndpoint.class).stream().filter(endpoint -> String.valueOf(endpoint.serviceName()).endsWith("." + service)).findFirst().orElseThrow()
                .vpcEndpointId();
    }

    private static String label(ScalingPolicy policy) {
        return Objects.requireNonNull(Objects.requireNonNull(policy.targetTracking()).resourceLabel());
    }
}
