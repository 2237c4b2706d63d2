package dev.drydock.check.scaling;

import dev.drydock.inventory.elbv2.TargetGroup;
import java.util.Optional;
import java.util.regex.Pattern;

/// What `ALBRequestCountPerTarget` measures: the last parts of a load balancer's and a target group's ARN, joined by a slash
/// (Application Auto Scaling API reference, PredefinedMetricSpecification).
///
/// @param loadBalancer as in `app/my-alb/778d41231b141a0f`
/// @param targetGroup as in `targetgroup/my-targets/943f017f100becff`
record TargetLabel(String loadBalancer, String targetGroup) {
    static final String FORM = "app/<load balancer>/<id>/targetgroup/<target group>/<id>";

    private static final Pattern PATTERN = Pattern.compile("(app/[^/]+/[0-9a-f]+)/(targetgroup/[^/]+/[0-9a-f]+)");

    static Optional<TargetLabel> parse(String text) {
        var matcher = PATTERN.matcher(text);
        return matcher.matches() ? Optional.of(new TargetLabel(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /// The label of a target group behind an Application Load Balancer.
    static TargetLabel of(String loadBalancerArn, TargetGroup group) {
        return new TargetLabel(LoadBalancing.suffix(loadBalancerArn), group.dimension());
    }

    /// What is wrong with a text that is no label, in one clause.
    static String fault(String text) {
        if (text.startsWith("arn:") || text.contains(":")) {
            return "it holds an ARN where only the ARN's last part belongs";
        }
        if (text.startsWith("loadbalancer/")) {
            return "it must not begin with loadbalancer/";
        }
        if (text.startsWith("net/") || text.startsWith("gwy/")) {
            return "it names a load balancer that is not an Application Load Balancer";
        }
        if (text.startsWith("app/") && !text.contains("/targetgroup/")) {
            return "the part targetgroup/ is missing in front of the target group's name";
        }
        if (text.startsWith("targetgroup/")) {
            return "the load balancer's part is missing in front of the target group";
        }
        return "it has another form";
    }

    @Override
    public String toString() {
        return loadBalancer + "/" + targetGroup;
    }
}
