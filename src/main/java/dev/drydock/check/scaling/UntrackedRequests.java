package dev.drydock.check.scaling;

import dev.drydock.check.CheckInfo;
import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import dev.drydock.inventory.applicationautoscaling.ScalingPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The finding on a service behind an Application Load Balancer whose scaling follows CPU or memory and not the requests: a risk, and a failure where the
/// record shows that scaling came late for it.
final class UntrackedRequests {
    private final Scaling scaling;
    private final String words;
    private final LoadBalancing behind;
    private final Lateness.Verdict verdict;
    private final Lateness.@Nullable Late late;

    private UntrackedRequests(Scaling scaling, List<TrackedMetric> tracked, String words, LoadBalancing behind) {
        this.scaling = scaling;
        this.words = words;
        this.behind = behind;
        verdict = tracked.isEmpty() ? new Lateness.NotKnown(List.of()) : Lateness.of(scaling, tracked, behind.applicationTargetGroups());
        late = verdict instanceof Lateness.Late seen ? seen : null;
    }

    /// @param tracked what target tracking follows; empty where step policies scale too, whose thresholds are their alarms' business
    /// @param words what is followed, as in `CPU and memory`
    static Finding judge(CheckInfo check, Scaling scaling, List<TrackedMetric> tracked, String words, LoadBalancing behind) {
        return new UntrackedRequests(scaling, tracked, words, behind).finding(check);
    }

    private Finding finding(CheckInfo check) {
        var finding = Finding.draft(check, late == null ? Status.WARN : Status.FAIL, scaling.resourceId(), title())
                .brief(brief())
                .observed(ScalingMetric.names(scaling.policies()) + (late == null ? "" : "; " + story(late)))
                .expected("a policy on ALBRequestCountPerTarget, with " + words + " beside it as a backstop")
                .evidence(scaling.policies().stream().filter(policy -> !policy.isPredictive()).map(ScalingMetric::configuration).toList());
        if (late != null) {
            finding.evidence(Lateness.point(late.rise().before()), Lateness.point(late.rise().during()))
                    .evidence(late.held().stream().map(held -> Lateness.point(held.highest())).toList())
                    .evidence(late.still().evidence());
        }
        if (verdict instanceof Lateness.NotKnown open) {
            finding.missing(open.missing());
        }
        finding.command(new ScalingCommands(scaling).confirmPolicies());
        var remedy = remedy(finding);
        return finding.why(meaning() + " " + remedy).finding();
    }

    private String brief() {
        return words + (late == null ? " alone, behind an ALB" : " " + (late.ofRequests() ? "missed the requests" : "missed the latency"));
    }

    private String title() {
        return late == null ? "Scaling follows " + words + " alone, behind a load balancer that counts requests"
                : "Scaling follows " + words + " and came late: " + (late.ofRequests() ? "requests per target" : "response time") + " rose by "
                        + Amounts.above(late.rise().baseline(), late.rise().level()) + " while " + words + " stayed under target";
    }

    private String meaning() {
        var subject = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        if (late != null) {
            return subject + " never reached its target, so scaling saw nothing of it.";
        }
        return subject + " rises late where tasks wait on a database or another service: requests queue and responses become slow while it is still under its target. "
                + (verdict instanceof Lateness.NotKnown ? "Whether that has happened, the record does not tell." : "The record does not show that happening.");
    }

    private static String story(Lateness.Late late) {
        var rise = late.rise();
        var signal = late.ofRequests() ? "requests per target" : rise.series().stat() + " response time";
        var from = late.ofRequests() ? Amounts.number(rise.baseline()) : Amounts.seconds(rise.baseline());
        var to = late.ofRequests() ? Amounts.number(rise.level()) + " a minute" : Amounts.seconds(rise.level());
        var held = late.held().stream()
                .map(item -> item.metric().name() + " was at most " + item.metric().shown(item.highest().value()) + " with a target of "
                        + item.metric().shown(Objects.requireNonNull(item.metric().target())))
                .toList();
        return signal + (late.ofRequests() ? " were " : " was ") + to + " from " + Amounts.clock(rise.from()) + " to " + Amounts.clock(rise.to())
                + " UTC (the median), against " + from + " before that; "
                + String.join(", ", held) + ", " + late.still().by();
    }

    /// Adds the command that puts a request policy beside the others, and says what is to know of its target value; or says why there is none.
    private String remedy(Finding.Draft finding) {
        var groups = behind.applicationTargetGroups();
        if (LoadBalancing.movesBetweenTargetGroups(scaling.subject().service())) {
            return "ALBRequestCountPerTarget is not supported for deployments that move traffic between two target groups; metric math over "
                    + "RequestCountPerTarget of both does the same.";
        }
        if (groups.size() > 1) {
            return "The service has " + groups.size() + " target groups, and a policy on ALBRequestCountPerTarget counts the requests of one: take the one that brings the load.";
        }
        if (late == null || late.ofRequests() || late.requests().isEmpty()) {
            return "The target value is for a measurement: raise the load on the service until its response time is up by half, and take "
                    + "RequestCountPerTarget (Sum, one minute) just before that.";
        }
        var worked = RequestTarget.workOut(late.rise(), late.requests().get());
        if (worked.isEmpty()) {
            return "RequestCountPerTarget was no higher then than in minutes that were calm, so requests are not what slowed the responses: look at what the tasks "
                    + "wait for before anything is scaled.";
        }
        var group = groups.getFirst();
        var label = TargetLabel.of(LoadBalancing.applicationLoadBalancers(group).getFirst(), group);
        addPolicy(finding, worked.get(), configuration(label, worked.get().requests(), late.held().getFirst().metric().policy()));
        return "The target value of " + worked.get().requests() + " is the most requests in one minute that each target took, at " + Amounts.clock(worked.get().point().time())
                + " UTC, while the response time stayed below " + Amounts.seconds(worked.get().calm()) + " (1.5 × " + Amounts.seconds(late.rise().baseline()) + ").";
    }

    private void addPolicy(Finding.Draft finding, RequestTarget target, Map<String, Object> configuration) {
        var commands = new ScalingCommands(scaling);
        var name = freeName();
        var wanted = (long) Math.ceil(Objects.requireNonNullElse(scaling.desired(), 0) * target.slow() / target.requests());
        finding.evidence(Lateness.point(target.point()))
                .command(commands.fix("Adds a policy beside the recorded ones, which stay. The service then scales out from " + target.requests()
                                + " requests a minute for each target on; at the recorded " + Amounts.number(target.slow()) + " it would run "
                                + Amounts.count(wanted, "task", "tasks") + " instead of " + scaling.desired() + ", within the registered " + scaling.range() + ".",
                        commands.putTargetTracking(name, configuration)))
                .command(commands.delete(name))
                .command(commands.verifyPolicies());
    }

    /// A target tracking configuration on requests, with the cooldowns of the policy that it stands beside.
    private static Map<String, Object> configuration(TargetLabel label, int target, ScalingPolicy beside) {
        var specification = new LinkedHashMap<String, Object>();
        specification.put("PredefinedMetricType", "ALBRequestCountPerTarget");
        specification.put("ResourceLabel", label.toString());
        var configuration = new LinkedHashMap<String, Object>();
        configuration.put("TargetValue", target);
        configuration.put("PredefinedMetricSpecification", specification);
        for (var cooldown : List.of("ScaleOutCooldown", "ScaleInCooldown")) {
            if (beside.targetTrackingScalingPolicyConfiguration().get(cooldown) instanceof Number seconds) {
                configuration.put(cooldown, seconds);
            }
        }
        return configuration;
    }

    /// A name that no policy of the service has: to put a policy of a name that is taken would replace it.
    private String freeName() {
        var taken = scaling.policies().stream().map(ScalingPolicy::policyName).filter(Objects::nonNull).toList();
        return Stream.iterate(1, n -> n + 1)
                .map(n -> n == 1 ? "requests-per-target" : "requests-per-target-" + n)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }
}
