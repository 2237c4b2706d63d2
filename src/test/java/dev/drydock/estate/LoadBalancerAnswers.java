package dev.drydock.estate;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The answers of Elastic Load Balancing.
final class LoadBalancerAnswers {

    private final Estate estate;

    LoadBalancerAnswers(Estate estate) {
        this.estate = estate;
    }

    void record(Recorder to) {
        List<LoadBalancer> all = estate.loadBalancers();
        to.take("elbv2", "describe-load-balancers", Json.obj(), Json.obj("LoadBalancers", all.stream().map(this::loadBalancer).toList()));
        to.take("elbv2", "describe-target-groups", Json.obj(),
                Json.obj("TargetGroups", all.stream().flatMap(one -> one.targetGroups.stream()).map(this::targetGroup).toList()));
        for (LoadBalancer one : all) {
            to.take("elbv2", "describe-load-balancer-attributes", one.name, Json.obj("LoadBalancerArn", one.arn()),
                    Json.obj("Attributes", attributes(one)));
            to.take("elbv2", "describe-listeners", one.name, Json.obj("LoadBalancerArn", one.arn()), Json.obj("Listeners", Json.list(listener(one))));
            to.take("elbv2", "describe-rules", one.name + "-443", Json.obj("ListenerArn", one.listenerArn()), Json.obj("Rules", rules(one)));
            for (TargetGroup group : one.targetGroups) {
                to.take("elbv2", "describe-target-group-attributes", group.name, Json.obj("TargetGroupArn", group.arn()),
                        Json.obj("Attributes", attributes(group)));
                to.take("elbv2", "describe-target-health", group.name, Json.obj("TargetGroupArn", group.arn()),
                        Json.obj("TargetHealthDescriptions", health(group)));
            }
        }
    }

    private Map<String, Object> loadBalancer(LoadBalancer one) {
        List<Object> zones = Json.list();
        one.subnets().forEach(subnet -> zones.add(Json.obj("ZoneName", subnet.zone, "SubnetId", subnet.id, "LoadBalancerAddresses", Json.list())));
        String dns = (one.internal ? "internal-" : "") + one.name + "-" + estate.ids().decimal(10,
                "lb dns", one.name) + "." + estate.region() + ".elb.amazonaws.com";
        return Json.obj("LoadBalancerArn", one.arn(), "DNSName", dns, "CanonicalHostedZoneId", "Z1LMS91P8CMLE5",
                "CreatedTime", Json.time(estate.capturedAt().minus(Duration.ofDays(320)).plusMillis(estate.ids().number(90_000_000, one.name))),
                "LoadBalancerName", one.name, "Scheme", one.internal ? "internal" : "internet-facing", "VpcId", estate.network().vpcId,
                "State", Json.obj("Code", "active"), "Type", one.type, "AvailabilityZones", zones,
                "SecurityGroups", one.hasSecurityGroup() ? Json.list(one.securityGroup().id) : null, "IpAddressType", "ipv4");
    }

    private static List<Object> attributes(LoadBalancer one) {
        List<Object> attributes = Json.list(attribute("deletion_protection.enabled", "true"),
                attribute("load_balancing.cross_zone.enabled", one.isNetwork() ? "false" : "true"));
        if (!one.isNetwork()) {
            attributes.addAll(List.of(attribute("access_logs.s3.enabled", "false"), attribute("idle_timeout.timeout_seconds", one.idleTimeout + ""),
                    attribute("client_keep_alive.seconds", "3600"), attribute("routing.http2.enabled", "true"),
                    attribute("routing.http.desync_mitigation_mode", "defensive"),
                    attribute("routing.http.drop_invalid_header_fields.enabled", "true"),
                    attribute("routing.http.preserve_host_header.enabled", "false"), attribute("routing.http.xff_header_processing.mode", "append"),
                    attribute("waf.fail_open.enabled", "false"), attribute("zonal_shift.config.enabled", "true")));
        }
        return attributes;
    }

    private static Map<String, Object> attribute(String key, String value) {
        return Json.obj("Key", key, "Value", value);
    }

    private Map<String, Object> listener(LoadBalancer one) {
        boolean tls = !one.isNetwork();
        List<Object> certificates = Json.list(Json.obj("CertificateArn",
                estate.arn("acm", "certificate/" + estate.ids().uuid("certificate", one.name))));
        return Json.obj("ListenerArn", one.listenerArn(), "LoadBalancerArn", one.arn(), "Port", 443, "Protocol", tls ? "HTTPS" : "TCP",
                "Certificates", tls ? certificates : null, "SslPolicy", tls ? "ELBSecurityPolicy-TLS13-1-2-2021-06" : null,
                "DefaultActions", one.targetGroups.isEmpty() ? Json.list() : Json.list(forward(one.targetGroups.getFirst())),
                "MutualAuthentication", tls ? Json.obj("Mode", "off") : null);
    }

    private static Map<String, Object> forward(TargetGroup group) {
        return Json.obj("Type", "forward", "TargetGroupArn", group.arn(), "ForwardConfig", Json.obj(
                "TargetGroups", Json.list(Json.obj("TargetGroupArn", group.arn(), "Weight", 1)),
                "TargetGroupStickinessConfig", Json.obj("Enabled", false)));
    }

    private List<Object> rules(LoadBalancer one) {
        List<Object> rules = Json.list();
        for (int i = 1; i < one.targetGroups.size(); i++) {
            TargetGroup group = one.targetGroups.get(i);
            String path = "/" + group.name.replaceFirst("-tg$", "") + "/*";
            rules.add(Json.obj("RuleArn", one.ruleArn(group), "Priority", i * 10 + "",
                    "Conditions", Json.list(Json.obj("Field", "path-pattern", "Values", Json.list(path),
                    "PathPatternConfig", Json.obj("Values", Json.list(path)))),
                    "Actions", Json.list(forward(group)), "IsDefault", false, "Transforms", Json.list()));
        }
        if (!one.targetGroups.isEmpty()) {
            rules.add(Json.obj("RuleArn", one.ruleArn(one.targetGroups.getFirst()), "Priority", "default", "Conditions", Json.list(),
                    "Actions", Json.list(forward(one.targetGroups.getFirst())), "IsDefault", true, "Transforms", Json.list()));
        }
        return rules;
    }

    private Map<String, Object> targetGroup(TargetGroup group) {
        boolean tcp = group.loadBalancer.isNetwork();
        return Json.obj("TargetGroupArn", group.arn(), "TargetGroupName", group.name, "Protocol", tcp ? "TCP" : "HTTP", "Port", group.port,
                "VpcId", estate.network().vpcId,
                "HealthCheckProtocol", "HTTP", "HealthCheckPort", "traffic-port", "HealthCheckEnabled", true, "HealthCheckIntervalSeconds", 10,
                "HealthCheckTimeoutSeconds", 5, "HealthyThresholdCount", 2, "UnhealthyThresholdCount", 3, "HealthCheckPath", group.healthPath,
                "Matcher", group.protocolVersion.equals("GRPC") ? Json.obj("GrpcCode", group.matcher) : Json.obj("HttpCode", group.matcher),
                "LoadBalancerArns", Json.list(group.loadBalancer.arn()), "TargetType", group.targetType,
                "ProtocolVersion", tcp ? null : group.protocolVersion, "IpAddressType", "ipv4");
    }

    private static List<Object> attributes(TargetGroup group) {
        if (group.loadBalancer.isNetwork()) {
            return Json.list(attribute("deregistration_delay.timeout_seconds", group.deregistrationDelay + ""),
                    attribute("deregistration_delay.connection_termination.enabled", "false"), attribute("stickiness.enabled", "false"), attribute("stickiness.type", "source_ip"),
                    attribute("preserve_client_ip.enabled", group.targetType.equals("ip") ? "false" : "true"), attribute("proxy_protocol_v2.enabled", "false"),
                    attribute("load_balancing.cross_zone.enabled", "use_load_balancer_configuration"),
                    attribute("target_health_state.unhealthy.connection_termination.enabled", "true"));
        }
        return Json.list(attribute("deregistration_delay.timeout_seconds", group.deregistrationDelay + ""), attribute("stickiness.enabled", "false"),
                attribute("stickiness.type", "lb_cookie"), attribute("stickiness.lb_cookie.duration_seconds", "86400"),
                attribute("load_balancing.algorithm.type", "round_robin"),
                attribute("load_balancing.cross_zone.enabled", "use_load_balancer_configuration"),
                attribute("slow_start.duration_seconds", "0"), attribute("target_group_health.dns_failover.minimum_healthy_targets.count", "1"),
                attribute("target_group_health.unhealthy_state_routing.minimum_healthy_targets.count", "1"));
    }

    private static List<Object> health(TargetGroup group) {
        List<Object> descriptions = Json.list();
        for (EcsService service : group.services) {
            for (Task task : service.tasks()) {
                if (task.target instanceof String state && task.home instanceof Subnet home) {
                    boolean ip = group.targetType.equals("ip") && task.address() != null;
                    int port = ip || task.instance == null ? group.port : task.hostPort();
                    String id = ip ? task.address() : task.instance == null ? "i-unknown" : task.instance.instanceId();
                    descriptions.add(Json.obj("Target", Json.obj("Id", id, "Port", port, "AvailabilityZone", ip ? home.zone : null),
                            "HealthCheckPort", port + "",
                            "TargetHealth", Json.obj("State", state, "Reason", task.targetReason, "Description", description(task.targetReason)),
                            "AdministrativeOverride", Json.obj("State", "no_override", "Reason", "AdministrativeOverride.NoOverride", "Description",
                            "No override is currently active on target")));
                }
            }
        }
        return descriptions;
    }

    private static String description(String reason) {
        return switch (reason) {
            case null -> null;
            case "Target.DeregistrationInProgress" -> "Target deregistration is in progress";
            case "Elb.RegistrationInProgress" -> "Target registration is in progress";
            case "Target.Timeout" -> "Request timed out";
            case "Target.FailedHealthChecks" -> "Health checks failed";
            default -> "Health checks failed with these codes: [503]";
        };
    }
}
