package dev.drydock.inventory.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What recorded calls prove, and what they leave open.
class CallsTest {
    private static final String CLUSTER_ARN = "arn:aws:ecs:eu-west-1:111122223333:cluster/prod";

    private static Call call(String service, String operation, @Nullable Map<String, Object> parameters, CallStatus status) {
        return new Call(service, operation, parameters, status, null, "f.json", null, null);
    }

    private static boolean covers(@Nullable Map<String, Object> parameters, Read read) {
        return new Calls(List.of(call(read.service(), read.operation(), parameters, CallStatus.OK))).covering(read).isPresent();
    }

    @Test
    void aClusterMayBeNamedByArnOrByName() {
        var read = Reads.listTasks(CLUSTER_ARN, "STOPPED");

        assertTrue(covers(Map.of("cluster", "prod", "desiredStatus", "STOPPED"), read));
        assertTrue(covers(Map.of("cluster", CLUSTER_ARN, "desiredStatus", "STOPPED"), read));
        assertFalse(covers(Map.of("cluster", "nonprod", "desiredStatus", "STOPPED"), read));
        assertFalse(covers(Map.of("cluster", CLUSTER_ARN.replace("eu-west-1", "us-east-1"), "desiredStatus", "STOPPED"), read));
        assertFalse(covers(Map.of("cluster", "prod", "desiredStatus", "RUNNING"), read));
        assertFalse(covers(Map.of("cluster", "prod", "desiredStatus", "STOPPED", "serviceName", "web"), read), "narrower than what is asked");
        assertFalse(covers(null, read), "nobody knows what was asked");
    }

    @Test
    void anAnswerInPagesIsWholeWhereAllOfThemAre() {
        var first = call("ecs", "list-tasks", Map.of("cluster", "prod"), CallStatus.OK);
        var second = call("ecs", "list-tasks", Map.of("cluster", "prod", "nextToken", "2"), CallStatus.OK);
        var cut = call("ecs", "list-tasks", Map.of("cluster", "prod", "nextToken", "2"), CallStatus.THROTTLED);
        var other = call("ecs", "list-tasks", Map.of("cluster", "prod", "serviceName", "web"), CallStatus.OK);

        assertEquals(List.of(first, second), new Calls(List.of(first, second, other)).pages(Reads.listTasks("prod", "RUNNING")));
        assertEquals(List.of(), new Calls(List.of(first, cut)).pages(Reads.listTasks("prod", "RUNNING")));
        assertEquals(List.of(other), new Calls(List.of(first, cut, other)).pages(Reads.listTasks("prod", "web", "RUNNING")), "the narrower one is whole");
    }

    @Test
    void aListByPrefixCoversEveryLongerNameThatBeginsSo() {
        var read = Reads.describeLogGroups("/ecs/web");

        assertTrue(covers(Map.of(), read));
        assertTrue(covers(Map.of("logGroupNamePrefix", "/ecs/"), read));
        assertTrue(covers(Map.of("logGroupNamePrefix", "/ecs/web"), read));
        assertFalse(covers(Map.of("logGroupNamePrefix", "/ecs/web-"), read), "it leaves /ecs/web out");
        assertFalse(covers(Map.of("logGroupNamePrefix", "/aws/"), read));
        assertFalse(covers(Map.of("logGroupNamePattern", "web"), read), "what a pattern finds is AWS's business");
        assertFalse(covers(Map.of("logGroupNamePrefix", "/ecs/", "logGroupClass", "INFREQUENT_ACCESS"), read));
    }

    @Test
    void aSettingThatIsOnOrOffIsAFlag() {
        assertEquals(List.of("aws", "ecs", "list-account-settings", "--effective-settings", "--region", "eu-west-1"), Reads.listAccountSettings().argv("eu-west-1"));
    }

    @Test
    void anUnfilteredAnswerCoversEveryFilteredQuestion() {
        var read = Reads.describeVpcEndpoints("vpc-1");

        assertTrue(covers(Map.of(), read));
        assertTrue(covers(Map.of("MaxResults", 1000), read));
        assertTrue(covers(Map.of("Filters", List.of(Map.of("Name", "vpc-id", "Values", List.of("vpc-0", "vpc-1")))), read));
        assertFalse(covers(Map.of("Filters", List.of(Map.of("Name", "vpc-id", "Values", List.of("vpc-10")))), read));
        assertFalse(covers(Map.of("Filters", List.of(Map.of("Name", "service-name", "Values", List.of("com.amazonaws.eu-west-1.s3")))), read));
    }

    @Test
    void onlyAWholeAnswerCovers() {
        var read = Reads.describeVpcEndpoints("vpc-1");
        for (var status : CallStatus.values()) {
            var calls = new Calls(List.of(call("ec2", "describe-vpc-endpoints", Map.of(), status)));
            assertEquals(status == CallStatus.OK, calls.covering(read).isPresent(), status.name());
        }
        assertTrue(new Calls(List.of(call("ec2", "describe-vpc-endpoints", Map.of(), CallStatus.OK).damaged("cut"))).covering(read).isEmpty());
    }

    @Test
    void theMostTellingCallExplainsAGap() {
        var read = Reads.describeSubnets("subnet-1");
        var calls = new Calls(List.of(
                call("ec2", "describe-subnets", Map.of("SubnetIds", List.of("subnet-2")), CallStatus.DENIED),
                call("ec2", "describe-subnets", Map.of("SubnetIds", List.of("subnet-1")), CallStatus.TRUNCATED),
                call("ec2", "describe-subnets", Map.of("SubnetIds", List.of("subnet-1", "subnet-3")), CallStatus.THROTTLED)));

        assertEquals(Gap.Reason.THROTTLED, calls.gap(read).reason(), "the denied one was about another subnet");
        assertEquals(Gap.Reason.DENIED, calls.gap(Reads.describeSubnets("subnet-2")).reason());
        assertEquals("ec2 describe-vpcs is not in the record", calls.gap(Reads.describeVpcs("vpc-1")).why());
    }

    @Test
    void aReadKnowsItsCommandAndItsPermission() {
        assertEquals(List.of("aws", "ec2", "describe-nat-gateways", "--filter", "[{\"Name\":\"vpc-id\",\"Values\":[\"vpc-1\"]}]", "--region", "eu-west-1"),
                Reads.describeNatGateways("vpc-1").argv("eu-west-1"));
        assertEquals("elasticloadbalancing:DescribeTargetHealth", Reads.describeTargetHealth("arn").iamAction());
        assertEquals("servicequotas:GetServiceQuota", Reads.getServiceQuota("vpc", "L-DF5E4CA3").iamAction());
        assertEquals("codedeploy:GetDeployment", Reads.getDeployment("d-1").iamAction());
    }

    @Test
    void aValueThatLooksLikeAnOptionStaysAValue() {
        assertEquals(List.of("aws", "ecs", "x", "--services=--endpoint-url", "--cluster=-c", "--a", "b", "c", "--d=[\"e\",\"-f\"]"),
                CommandLine.aws("ecs", "x").option("--services", List.of("--endpoint-url")).option("--cluster", "-c")
                        .option("--a", List.of("b", "c")).option("--d", List.of("e", "-f")).argv());
    }

    @Test
    void aListOfTasksThatNamesNoStatusIsOfRunningOnes() {
        var calls = new Calls(List.of(call("ecs", "list-tasks", Map.of("cluster", "prod"), CallStatus.OK)));

        assertTrue(calls.covering(Reads.listTasks("prod", "RUNNING")).isPresent());
        assertTrue(calls.covering(Reads.listTasks("prod", "STOPPED")).isEmpty());
        assertEquals(Gap.Reason.NARROWER, calls.gap(Reads.listTasks("prod", "STOPPED")).reason());
    }

    @Test
    void aListOfOneServicesTasksDoesNotCoverItsCluster() {
        var parameters = Map.<String, Object>of("cluster", "prod", "serviceName", "web", "desiredStatus", "STOPPED");

        assertTrue(covers(parameters, Reads.listTasks("prod", "web", "STOPPED")));
        assertFalse(covers(parameters, Reads.listTasks("prod", "api", "STOPPED")));
        assertFalse(covers(parameters, Reads.listTasks("prod", "STOPPED")));
    }
}
