package dev.drydock.estate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A healthy account that is built from other parts than the sample `healthy`, so that checks are not fitted to one estate.
///
/// - `tide-relay`, TCP behind a Network Load Balancer, on EC2 in awsvpc mode through a capacity provider with managed scaling.
/// - `node-probe`, a daemon on every instance, in host mode.
/// - `berths`, native blue/green on Fargate between two target groups, with alarms that roll it back and an X-Ray daemon; its parameter is named, not given
///   by ARN.
/// - `notices`, a worker on Fargate, its log through a FireLens router.
public final class SecondHealthyEstate {

    private static final Instant CAPTURED = Instant.parse("2026-11-20T14:41:09Z");

    private SecondHealthyEstate() {}

    public static Estate estate() {
        var estate = new Estate("second-healthy", "444455556666", "eu-west-1", CAPTURED, 3).withRepositoryPrefix("harbour");
        estate.cluster("harbour").withInstances(6, "m6g.xlarge").withAgentVersion("1.105.1")
                .withProvider("harbour-ec2", 3, 12).withTarget(90).withReservation(Series.constant(83.33));
        estate.network().withBase("172.20.0.0").withEndpointPolicy("s3", """
                {"Version":"2012-10-17","Statement":[{"Sid":"LayersOfEcrImages","Effect":"Allow","Principal":"*","Action":"s3:GetObject",\
                "Resource":"arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*"}]}""");
        relay(estate);
        probe(estate);
        berths(estate);
        notices(estate);
        return estate;
    }

    private static void relay(Estate estate) {
        LoadBalancer network = estate.loadBalancer("tide-nlb").network().withSecurityGroup().internal();
        TargetGroup group = network.targetGroup("tide-relay-tcp", 7443);
        estate.service("tide-relay").onInstances("awsvpc").withProvider("harbour-ec2", 0, 1).behind(group)
                .define(definition -> definition.withSize("1024", "2048"))
                .withRevision(31, CAPTURED.minus(Duration.ofDays(3)))
                .withTasks(6)
                .scaleBetween(6, 12).trackCpu("cpu", 70, 60, 300);
    }

    private static void probe(Estate estate) {
        estate.service("node-probe").daemon("host")
                .define(definition -> definition.withSize("256", "512"))
                .withoutExec();
    }

    private static void berths(Estate estate) {
        LoadBalancer web = estate.loadBalancer("harbour-alb").withRequests(Series.about(2400, 90, "harbour-alb").rounded(0));
        TargetGroup blue = web.targetGroup("berths-blue", 8080).withResponse(Series.about(0.11, 0.02, "berths"));
        TargetGroup green = web.targetGroup("berths-green", 8080);
        EcsService service = estate.service("berths").behind(blue).blueGreen(green)
                .withProvider("FARGATE", 2, 1).withProvider("FARGATE_SPOT", 0, 1)
                .define(definition -> definition.withSize("512", "1024"))
                .withRevision(88, CAPTURED.minus(Duration.ofDays(1)))
                .withTasks(4)
                .edit(json -> Json.object(json.get("deploymentConfiguration")).put("alarms",
                        Json.obj("alarmNames", Json.list("berths-unhealthy-hosts"), "enable", true, "rollback", true)));
        String parameter = "/harbour/berths/tariff-url";
        String arn = estate.parameter(parameter);
        estate.role("berths-execution").allowing("parameters", List.of("ssm:GetParameters"), List.of(arn));
        service.define(definition -> {
            definition.app().withSecret("TARIFF_URL", parameter);
            definition.sidecar("xray-daemon", "harbour/aws-xray-daemon").withEntryPoint("/xray").withCommand("-o").withHealthCheck("/healthcheck");
        });
        estate.role("berths-task").allowing("traces", List.of("xray:PutTraceSegments", "xray:PutTelemetryRecords"), List.of("*"));
    }

    private static void notices(Estate estate) {
        EcsService service = estate.service("notices")
                .withProvider("FARGATE", 1, 1)
                .define(definition -> definition.withSize("256", "512"))
                .withRevision(5, CAPTURED.minus(Duration.ofDays(12)))
                .withTasks(3);
        service.securityGroup().letEverythingOut();
        service.define(definition -> {
            Container router = definition.sidecar("log-router", "harbour/fluent-bit").withEntryPoint("/fluent-bit/bin/fluent-bit").withCommand("-c", "/fluent-bit/etc/fluent-bit.conf")
                    .withHealthCheck("pgrep fluent-bit").edit(json -> json.put("firelensConfiguration", Json.obj("type", "fluentbit")));
            definition.app().withLogGroup(null).edit(json -> json.put("logConfiguration",
                    Json.obj("logDriver", "awsfirelens", "options", Json.obj("Name", "cloudwatch_logs", "log_group_name", router.logGroup()))));
        });
        estate.role("notices-task").allowing("logs", List.of("logs:CreateLogStream", "logs:PutLogEvents"), List.of(estate.arn("logs", "log-group:/ecs/notices:*")));
    }
}
