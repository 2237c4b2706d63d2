package dev.drydock.check.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.iam.PolicyDocument;
import dev.drydock.inventory.iam.RolePolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/// The evaluation, case by case.
class PolicySetTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-AbCdEf";
    private static final String ROLE = "arn:aws:iam::111122223333:role/web-execution";
    private static final Map<String, String> CONTEXT = Map.of("aws:RequestedRegion", "eu-west-1", "aws:SecureTransport", "true", "aws:PrincipalArn", ROLE,
            "aws:SourceAccount", "111122223333", "aws:SourceArn", "arn:aws:ecs:eu-west-1:111122223333:*");

    /// @param statements the statements of one policy, without their list
    private record Row(String name, String expected, PolicySet.Kind kind, Caller caller, String action, String resource, String version, String statements) {}

    private static Row identity(String name, String expected, String action, String resource, String statements) {
        return new Row(name, expected, PolicySet.Kind.IDENTITY, Caller.role(ROLE, Match.NO), action, resource, "2012-10-17", statements);
    }

    private static Row read(String name, String expected, String statements) {
        return identity(name, expected, "secretsmanager:GetSecretValue", SECRET, statements);
    }

    private static Row trust(String name, String expected, String statements) {
        return new Row(name, expected, PolicySet.Kind.TRUST, Caller.service("ecs-tasks.amazonaws.com"), "sts:AssumeRole", ROLE, "2012-10-17", statements);
    }

    private static Row endpoint(String name, String expected, Caller caller, String statements) {
        return new Row(name, expected, PolicySet.Kind.RESOURCE, caller, "s3:GetObject", "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*", "2008-10-17", statements);
    }

    private static Row key(String name, String expected, Match byAccount, String statements) {
        return new Row(name, expected, PolicySet.Kind.RESOURCE, Caller.role(ROLE, byAccount), "kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/1", "2012-10-17", statements);
    }

    private static final List<Row> ROWS = List.of(
            // Allow and Deny
            read("all allowed", "Allowed", "{'Effect':'Allow','Action':'*','Resource':'*'}"),
            read("single texts", "Allowed", "{'Effect':'Allow','Action':'secretsmanager:GetSecretValue','Resource':'" + SECRET + "'}"),
            read("lists", "Allowed", "{'Effect':'Allow','Action':['a:B','secretsmanager:GetSecretValue'],'Resource':['arn:aws:s3:::x','" + SECRET + "']}"),
            read("no statement", "NotAllowed", ""),
            read("another action", "NotAllowed", "{'Effect':'Allow','Action':'secretsmanager:DescribeSecret','Resource':'*'}"),
            read("another resource", "NotAllowed", "{'Effect':'Allow','Action':'*','Resource':'arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/mail-AbCdEf'}"),
            read("a Deny beats every Allow", "Denied", "{'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','Action':'secretsmanager:*','Resource':'*'}"),
            read("a Deny before the Allow", "Denied", "{'Effect':'Deny','Action':'secretsmanager:*','Resource':'*'},{'Effect':'Allow','Action':'*','Resource':'*'}"),
            read("a Deny of something else", "Allowed", "{'Effect':'Deny','Action':'s3:*','Resource':'*'},{'Effect':'Allow','Action':'*','Resource':'*'}"),
            read("a Deny alone", "Denied", "{'Effect':'Deny','Action':'*','Resource':'*'}"),
            read("unknown members do no harm", "Allowed", "{'Sid':'x','Effect':'Allow','Action':'*','Resource':'*','Comment':{'a':[1]}}"),
            // Wildcards
            read("action in another case", "Allowed", "{'Effect':'Allow','Action':'SecretsManager:getsecretvalue','Resource':'*'}"),
            read("action with a star", "Allowed", "{'Effect':'Allow','Action':'secretsmanager:Get*','Resource':'*'}"),
            read("action with a question mark", "Allowed", "{'Effect':'Allow','Action':'secretsmanager:GetSecretValu?','Resource':'*'}"),
            read("action with a star that reaches too short", "NotAllowed", "{'Effect':'Allow','Action':'secretsmanager:Get*s','Resource':'*'}"),
            read("resource with the six characters open", "Allowed", "{'Effect':'Allow','Action':'*','Resource':'arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-??????'}"),
            read("resource with a star over slashes", "Allowed", "{'Effect':'Allow','Action':'*','Resource':'arn:aws:secretsmanager:*:*:secret:*'}"),
            read("resource in another case", "NotAllowed", "{'Effect':'Allow','Action':'*','Resource':'arn:aws:secretsmanager:eu-west-1:111122223333:secret:Shop/*'}"),
            read("resource in another region", "NotAllowed", "{'Effect':'Allow','Action':'*','Resource':'arn:aws:secretsmanager:us-east-1:111122223333:secret:*'}"),
            read("resource without its six characters", "NotAllowed", "{'Effect':'Allow','Action':'*','Resource':'arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db'}"),
            read("a star across parts of the ARN", "Unknown", "{'Effect':'Allow','Action':'*','Resource':'arn:aws:secretsmanager:*'}"),
            identity("an action without resources, under a star", "Allowed", "ecr:GetAuthorizationToken", "*", "{'Effect':'Allow','Action':'ecr:*','Resource':'*'}"),
            identity("an action without resources, under a repository", "NotAllowed", "ecr:GetAuthorizationToken", "*",
                    "{'Effect':'Allow','Action':'ecr:*','Resource':'arn:aws:ecr:eu-west-1:111122223333:repository/*'}"),
            identity("half of what may be asked", "Unknown", "logs:PutLogEvents", "arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/web:log-stream:*",
                    "{'Effect':'Allow','Action':'*','Resource':'arn:aws:logs:*:*:log-group:/ecs/web:log-stream:app/*'}"),
            identity("all of what may be asked", "Allowed", "logs:PutLogEvents", "arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/web:log-stream:*",
                    "{'Effect':'Allow','Action':'*','Resource':'arn:aws:logs:*:*:log-group:/ecs/*:*'}"),
            identity("the group, not its streams", "NotAllowed", "logs:PutLogEvents", "arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/web:log-stream:*",
                    "{'Effect':'Allow','Action':'*','Resource':'arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/web'}"),
            // NotAction, NotResource
            read("NotAction names it", "NotAllowed", "{'Effect':'Allow','NotAction':['secretsmanager:*'],'Resource':'*'}"),
            read("NotAction names others", "Allowed", "{'Effect':'Allow','NotAction':'iam:*','Resource':'*'}"),
            read("Deny of all but", "Denied", "{'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','NotAction':['s3:*'],'Resource':'*'}"),
            read("NotResource names it", "NotAllowed", "{'Effect':'Allow','Action':'*','NotResource':'arn:aws:secretsmanager:*:*:secret:shop/*'}"),
            read("NotResource names others", "Allowed", "{'Effect':'Allow','Action':'*','NotResource':'arn:aws:secretsmanager:*:*:secret:prod/*'}"),
            // Variables
            read("a variable that may fit", "Unknown", "{'Effect':'Allow','Action':'*','Resource':'arn:aws:secretsmanager:eu-west-1:111122223333:secret:${aws:PrincipalTag/team}/*'}"),
            read("a variable that cannot fit", "NotAllowed", "{'Effect':'Allow','Action':'*','Resource':'arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/${aws:PrincipalTag/team}'}"),
            read("a variable in a Deny", "Unknown", "{'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','Action':'*','Resource':'arn:aws:secretsmanager:*:*:secret:${aws:userid}*'}"),
            new Row("no variables in the old version", "NotAllowed", PolicySet.Kind.IDENTITY, Caller.role(ROLE, Match.NO), "secretsmanager:GetSecretValue", SECRET, "2008-10-17",
                    "{'Effect':'Allow','Action':'*','Resource':'arn:aws:secretsmanager:eu-west-1:111122223333:secret:${aws:userid}*'}"),
            // Conditions
            read("the region it is asked in", "Allowed", "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:RequestedRegion':['us-east-1','eu-west-1']}}}"),
            read("another region", "NotAllowed", "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:requestedregion':'us-east-1'}}}"),
            read("a Deny outside of regions that does not apply", "Allowed",
                    "{'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'StringNotEquals':{'aws:RequestedRegion':['eu-west-1']}}}"),
            read("a Deny outside of regions that does", "Denied",
                    "{'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'StringNotLikeIfExists':{'aws:RequestedRegion':['us-*']}}}"),
            read("a Deny without TLS", "Allowed",
                    "{'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':false}}}"),
            read("a condition that the record does not decide", "Unknown", "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:SourceVpce':'vpce-1'}}}"),
            read("a Deny with a condition that the record does not decide", "Unknown",
                    "{'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'StringNotEquals':{'aws:SourceVpce':'vpce-1'}}}"),
            read("an open Deny where nothing allows", "NotAllowed", "{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'StringNotEquals':{'aws:SourceVpce':'vpce-1'}}}"),
            read("an open grant beside a sure one", "Allowed",
                    "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:SourceVpce':'vpce-1'}}},{'Effect':'Allow','Action':'*','Resource':'*'}"),
            read("one of two conditions fails", "NotAllowed",
                    "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:SourceVpce':'vpce-1','aws:RequestedRegion':'us-east-1'}}}"),
            read("an operator that nobody knows", "Unknown", "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'MoonPhaseEquals':{'aws:RequestedRegion':'full'}}}"),
            read("a set operator", "Unknown", "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'ForAnyValue:StringEquals':{'aws:RequestedRegion':'eu-west-1'}}}"),
            read("a key that is there", "Allowed", "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Null':{'aws:PrincipalArn':'false'}}}"),
            read("the role's ARN", "Allowed", "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/web-*'}}}"),
            read("a value with a variable", "Unknown", "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:RequestedRegion':'${aws:PrincipalTag/region}'}}}"),
            // Documents that are none
            read("no Action", "Unknown", "{'Effect':'Allow','Resource':'*'}"),
            read("a number for an Action", "Unknown", "{'Effect':'Allow','Action':7,'Resource':'*'}"),
            read("a list of numbers for a Resource", "Unknown", "{'Effect':'Allow','Action':'*','Resource':[1]}"),
            read("an Effect that is none", "Unknown", "{'Effect':'allow','Action':'*','Resource':'*'}"),
            read("a member in another case", "Unknown", "{'Effect':'Allow','action':'*','Resource':'*'}"),
            read("a text for a statement", "Unknown", "'Allow'"),
            read("a null for a statement", "Unknown", "null"),
            read("a principal where none can be", "Unknown", "{'Effect':'Allow','Principal':'*','Action':'*','Resource':'*'}"),
            read("no Resource", "Unknown", "{'Effect':'Allow','Action':'*'}"),
            read("both Action and NotAction", "Unknown", "{'Effect':'Allow','Action':'*','NotAction':'*','Resource':'*'}"),
            read("an unreadable statement beside a Deny", "Denied", "{'Effect':'Allow','Action':7,'Resource':'*'},{'Effect':'Deny','Action':'*','Resource':'*'}"),
            read("an unreadable statement beside an Allow", "Unknown", "{'Effect':'Deny','Action':7,'Resource':'*'},{'Effect':'Allow','Action':'*','Resource':'*'}"),
            // Trust
            trust("the service of tasks", "Allowed", "{'Effect':'Allow','Principal':{'Service':'ecs-tasks.amazonaws.com'},'Action':'sts:AssumeRole'}"),
            trust("among others", "Allowed", "{'Effect':'Allow','Principal':{'Service':['ec2.amazonaws.com','ecs-tasks.amazonaws.com'],'AWS':'arn:aws:iam::1:root'},'Action':['sts:AssumeRole','sts:TagSession']}"),
            trust("ECS itself is another", "NotAllowed", "{'Effect':'Allow','Principal':{'Service':'ecs.amazonaws.com'},'Action':'sts:AssumeRole'}"),
            trust("instances are others", "NotAllowed", "{'Effect':'Allow','Principal':{'Service':'ec2.amazonaws.com'},'Action':'sts:AssumeRole'}"),
            trust("another action", "NotAllowed", "{'Effect':'Allow','Principal':{'Service':'ecs-tasks.amazonaws.com'},'Action':'sts:TagSession'}"),
            trust("another kind of action", "NotAllowed", "{'Effect':'Allow','Principal':{'Federated':'x'},'Action':'sts:AssumeRoleWithWebIdentity'}"),
            trust("an account", "NotAllowed", "{'Effect':'Allow','Principal':{'AWS':'111122223333'},'Action':'sts:AssumeRole'}"),
            trust("a Deny", "Denied", "{'Effect':'Allow','Principal':{'Service':'ecs-tasks.amazonaws.com'},'Action':'sts:AssumeRole'},{'Effect':'Deny','Principal':{'Service':'ecs-tasks.amazonaws.com'},'Action':'*'}"),
            trust("everybody", "Unknown", "{'Effect':'Allow','Principal':'*','Action':'sts:AssumeRole'}"),
            trust("the account that asks", "Allowed",
                    "{'Effect':'Allow','Principal':{'Service':'ecs-tasks.amazonaws.com'},'Action':'sts:AssumeRole','Condition':{'StringEquals':{'aws:SourceAccount':'111122223333'},'ArnLike':{'aws:SourceArn':'arn:aws:ecs:eu-west-1:111122223333:*'}}}"),
            trust("another account", "NotAllowed",
                    "{'Effect':'Allow','Principal':{'Service':'ecs-tasks.amazonaws.com'},'Action':'sts:AssumeRole','Condition':{'StringEquals':{'aws:SourceAccount':'444455556666'}}}"),
            trust("another region", "NotAllowed",
                    "{'Effect':'Allow','Principal':{'Service':'ecs-tasks.amazonaws.com'},'Action':'sts:AssumeRole','Condition':{'ArnLike':{'aws:SourceArn':'arn:aws:ecs:us-east-1:111122223333:*'}}}"),
            trust("a cluster", "Unknown",
                    "{'Effect':'Allow','Principal':{'Service':'ecs-tasks.amazonaws.com'},'Action':'sts:AssumeRole','Condition':{'ArnLike':{'aws:SourceArn':'arn:aws:ecs:eu-west-1:111122223333:cluster/prod'}}}"),
            trust("an external id", "Unknown",
                    "{'Effect':'Allow','Principal':{'Service':'ecs-tasks.amazonaws.com'},'Action':'sts:AssumeRole','Condition':{'StringEquals':{'sts:ExternalId':'x'}}}"),
            // Endpoints
            endpoint("full access", "Allowed", Caller.UNKNOWN, "{'Effect':'Allow','Principal':'*','Action':'*','Resource':'*'}"),
            endpoint("the layer bucket", "Allowed", Caller.UNKNOWN, "{'Effect':'Allow','Principal':'*','Action':['s3:GetObject'],'Resource':['arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*']}"),
            endpoint("own buckets only", "NotAllowed", Caller.UNKNOWN, "{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':['arn:aws:s3:::shop-*','arn:aws:s3:::shop-*/*']}"),
            endpoint("the bucket without its objects", "NotAllowed", Caller.UNKNOWN, "{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'arn:aws:s3:::prod-eu-west-1-starport-layer-bucket'}"),
            endpoint("another region's bucket", "NotAllowed", Caller.UNKNOWN, "{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*'}"),
            endpoint("own roles only", "Unknown", Caller.UNKNOWN, "{'Effect':'Allow','Principal':{'AWS':'" + ROLE + "'},'Action':'*','Resource':'*'}"),
            endpoint("this role", "Allowed", Caller.role(ROLE, Match.MAYBE), "{'Effect':'Allow','Principal':{'AWS':['" + ROLE + "']},'Action':'*','Resource':'*'}"),
            endpoint("another role", "NotAllowed", Caller.role(ROLE, Match.MAYBE), "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:role/other'},'Action':'*','Resource':'*'}"),
            endpoint("the account", "Unknown", Caller.role(ROLE, Match.MAYBE), "{'Effect':'Allow','Principal':{'AWS':'111122223333'},'Action':'*','Resource':'*'}"),
            // Keys
            key("by the account, as a role", "NotAllowed", Match.NO, "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:root'},'Action':'kms:*','Resource':'*'}"),
            key("by the account, as the account", "Allowed", Match.YES, "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:root'},'Action':'kms:*','Resource':'*'}"),
            key("by the role", "Allowed", Match.NO, "{'Effect':'Allow','Principal':{'AWS':'" + ROLE + "'},'Action':'kms:Decrypt','Resource':'*'}"),
            key("a Deny to the account", "Unknown", Match.NO,
                    "{'Effect':'Allow','Principal':{'AWS':'" + ROLE + "'},'Action':'kms:Decrypt','Resource':'*'},{'Effect':'Deny','Principal':{'AWS':'111122223333'},'Action':'kms:*','Resource':'*'}"),
            key("all but the role", "NotAllowed", Match.NO, "{'Effect':'Allow','NotPrincipal':{'AWS':'" + ROLE + "'},'Action':'kms:Decrypt','Resource':'*'}"));

    @TestFactory
    Stream<DynamicTest> decides() {
        return ROWS.stream().map(row -> DynamicTest.dynamicTest(row.name(), () -> {
            var document = PolicyDocument.of(json("{'Version':'" + row.version() + "','Statement':[" + row.statements() + "]}"), null);
            var answer = PolicySet.of(row.kind(), policy(document)).ask(new Request(row.action(), row.resource(), row.caller(), CONTEXT));
            assertEquals(row.expected(), answer.getClass().getSimpleName(), answer.toString());
        }));
    }

    @Test
    void oneStatementNeedsNoList() {
        var answer = ask(PolicyDocument.of(json("{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'*','Resource':'*'}}"), null));
        assertEquals("/PolicyDocument/Statement", answer.evidence().getFirst().pointer());
    }

    @Test
    void whatIsNoDocumentIsUnknown() {
        for (var tree : Arrays.<@Nullable Object>asList(null, "text", 7, List.of(), Map.of(), Map.of("Statement", "x"), Map.of("Statement", 1))) {
            assertEquals("Unknown", ask(PolicyDocument.of(tree, null)).getClass().getSimpleName(), String.valueOf(tree));
        }
    }

    @Test
    void anEmptyListOfStatementsAllowsNothing() {
        assertEquals("NotAllowed", ask(PolicyDocument.of(json("{'Statement':[]}"), null)).getClass().getSimpleName());
    }

    @Test
    void longAndManifoldDocumentsCostNoTime() {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            var stars = "*a".repeat(2_000);
            assertEquals("NotAllowed", ask(PolicyDocument.of(json("{'Statement':{'Effect':'Allow','Action':'" + stars + "','Resource':'*'}}"), null)).getClass().getSimpleName());
            assertEquals("Unknown", ask(PolicyDocument.of(json("{'Statement':{'Effect':'Allow','Action':'" + stars.repeat(3) + "','Resource':'*'}}"), null)).getClass().getSimpleName());
            assertEquals("Unknown", ask(PolicyDocument.of(json("{'Statement':{'Effect':'Allow','Action':'" + "x".repeat(200_000) + "','Resource':'*'}}"), null)).getClass().getSimpleName());
            var many = "{'Effect':'Allow','Action':'secretsmanager:*b*c*d*e*f*g','Resource':'arn:aws:secretsmanager:*:*:secret:*a*b*c*d*e'},".repeat(1_000);
            assertEquals("Allowed", ask(PolicyDocument.of(json("{'Statement':[" + many + "{'Effect':'Allow','Action':'*','Resource':'*'}]}"), null)).getClass().getSimpleName());
        });
    }

    @Test
    void whatWasNotReadLeavesEverythingButADenyOpen() {
        var unread = new Doubt(null, Reads.getRolePolicy("web-execution", "more"));
        var allow = policy(PolicyDocument.of(json("{'Statement':{'Effect':'Allow','Action':'*','Resource':'*'}}"), null));
        var deny = policy(PolicyDocument.of(json("{'Statement':{'Effect':'Deny','Action':'*','Resource':'*'}}"), null));
        assertEquals("Unknown", new PolicySet(PolicySet.Kind.IDENTITY, List.of(), List.of(unread)).ask(request()).getClass().getSimpleName());
        assertEquals("Unknown", new PolicySet(PolicySet.Kind.IDENTITY, List.of(allow), List.of(unread)).ask(request()).getClass().getSimpleName());
        assertEquals("Denied", new PolicySet(PolicySet.Kind.IDENTITY, List.of(allow, deny), List.of(unread)).ask(request()).getClass().getSimpleName());
    }

    @Test
    void aBoundaryNarrows() {
        var allow = policy(PolicyDocument.of(json("{'Statement':{'Effect':'Allow','Action':'*','Resource':'*'}}"), null));
        var other = policy(PolicyDocument.of(json("{'Statement':{'Effect':'Allow','Action':'s3:*','Resource':'*'}}"), null));
        var open = new PolicySet(PolicySet.Kind.IDENTITY, List.of(), List.of(new Doubt(null, Reads.getPolicy("arn:aws:iam::aws:policy/x")))).ask(request());
        var yes = new PolicySet(PolicySet.Kind.IDENTITY, List.of(allow), List.of()).ask(request());
        var no = new PolicySet(PolicySet.Kind.IDENTITY, List.of(other), List.of()).ask(request());
        assertEquals("Allowed", yes.within(yes).getClass().getSimpleName());
        assertEquals(new Answer.NotAllowed(List.of(other), true), yes.within(no));
        assertEquals(new Answer.NotAllowed(List.of(other), false), no.within(yes));
        assertEquals("Unknown", yes.within(open).getClass().getSimpleName());
        assertEquals("NotAllowed", open.within(no).getClass().getSimpleName());
        assertEquals("NotAllowed", no.within(open).getClass().getSimpleName());
    }

    @Test
    void anUndecidedAnswerNamesItsCondition() {
        var answer = ask(PolicyDocument.of(json("{'Statement':{'Sid':'FromHome','Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:SourceVpce':'vpce-1'}}}}"), null));
        assertEquals("statement FromHome of inline policy base allows secretsmanager:GetSecretValue on a condition that the record does not decide: aws:SourceVpce",
                answer instanceof Answer.Unknown(var doubts) ? doubts.getFirst().why() : "");
    }

    private static Answer ask(PolicyDocument document) {
        return PolicySet.of(PolicySet.Kind.IDENTITY, policy(document)).ask(request());
    }

    private static Request request() {
        return new Request("secretsmanager:GetSecretValue", SECRET, Caller.role(ROLE, Match.NO), CONTEXT);
    }

    private static Policy policy(PolicyDocument document) {
        var call = new Call("iam", "get-role-policy", Map.of(), CallStatus.OK, null, "a.json", null, null);
        var recorded = new RolePolicy(new Origin(call, "", -1), "web-execution", "base", document);
        return new Policy("inline policy base", document, recorded, "/PolicyDocument", Reads.getRolePolicy("web-execution", "base"));
    }

    private static @Nullable Object json(String text) {
        return MAPPER.readValue(text.replace('\'', '"'), Object.class);
    }
}
