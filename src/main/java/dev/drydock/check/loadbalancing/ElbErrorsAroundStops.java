package dev.drydock.check.loadbalancing;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Badge;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.elbv2.TargetGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Whether the load balancer itself answered 5xx while tasks of the service went away.
public final class ElbErrorsAroundStops implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Badge.DEPLOY_502, "elb-5xx-around-stops", Owner.APP,
            "Did the load balancer itself answer 5xx while tasks went away?",
            Set.of("elbv2 describe-target-groups", "ecs list-tasks", "ecs describe-tasks"),
            Set.of("cloudwatch get-metric-data", "ecs describe-service-deployments"),
            List.of("https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html",
                    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html"));

    private static final String EXPECTED = "no 5xx of the load balancer's own within 2 minutes of a task's stop, or during a rollout";
    private static final int SIGKILL = 137;

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var groups = AttachedTargetGroup.of(subject);
        if (groups.isEmpty()) {
            return List.of(NoTargetGroup.finding(INFO, subject, "no load balancer answers for it"));
        }
        var findings = new ArrayList<Finding>();
        groups.stream().filter(group -> group.targetGroup() == null).forEach(group -> findings.add(
                Finding.draft(INFO, Status.UNKNOWN, group.arn(), "Which load balancer routes to target group " + group.name() + " is not known")
                        .observed("no such target group in the record")
                        .expected(EXPECTED)
                        .evidence(group.named())
                        .missing(subject.needs(Reads.describeTargetGroups(group.arn())))
                        .finding()));
        groups.stream().filter(AttachedTargetGroup::isHttp).map(AttachedTargetGroup::loadBalancerArn).filter(Objects::nonNull).distinct()
                .forEach(loadBalancer -> findings.add(new Verdict(subject, loadBalancer, new LoadBalancerErrors(subject, loadBalancer)).finding()));
        return !findings.isEmpty() ? findings
                : List.of(Finding.draft(INFO, Status.NA, subject.service().serviceArn(), "No Application Load Balancer routes to the service")
                        .observed("no HTTP target group with a load balancer")
                        .expected("nothing: only an Application Load Balancer answers 5xx")
                        .finding());
    }

    private record Verdict(Subject subject, String loadBalancerArn, LoadBalancerErrors errors) {

        Finding finding() {
            if (!errors.isRecorded()) {
                return unknown("no metric of the load balancer's own 5xx in the record").missing(errors.missing()).finding();
            }
            var begin = errors.begin();
            if (begin.isEmpty()) {
                return unknown("the load balancer's metrics have no datapoint").missing(errors.missing()).finding();
            }
            var moments = new ArrayList<>(TaskStops.of(subject));
            moments.addAll(Rollouts.of(subject));
            moments.removeIf(moment -> moment.end().isBefore(begin.get()));
            var hits = errors.within(moments, LoadBalancerErrors.COUNTS);
            return hits.isEmpty() ? without(moments, begin.get()) : failed(errors.struck(moments, LoadBalancerErrors.COUNTS), hits);
        }

        private Finding without(List<Moment> moments, Instant begin) {
            var missing = TaskStops.missing(subject);
            if (missing.isPresent()) {
                return unknown((moments.isEmpty() ? "no stop" : "no 5xx around " + what(moments)) + " in the record, and not every stop is in it")
                        .missing(missing.get()).finding();
            }
            if (moments.isEmpty()) {
                return draft(Status.NA, "No task stopped and nothing was rolled out since " + Numbers.minute(begin) + ", so there is nothing to judge by")
                        .observed("no stop and no rollout in what was recorded").finding();
            }
            var unmetered = moments.stream().filter(moment -> !errors.isMetered(moment)).toList();
            if (!unmetered.isEmpty()) {
                return unknown("the load balancer's metrics have no datapoint around " + unmetered.getFirst().what()
                        + (unmetered.size() > 1 ? " and " + (unmetered.size() - 1) + " more" : ""))
                        .evidence(unmetered.getFirst().evidence()).missing(errors.missing()).finding();
            }
            return draft(Status.OK, "The load balancer answered no 5xx of its own while tasks went away")
                    .observed("none around " + what(moments))
                    .evidence(moments.stream().limit(5).map(Moment::evidence).toList())
                    .finding();
        }

        private Finding failed(List<Moment> struck, List<LoadBalancerErrors.Hit> hits) {
            var stops = struck.stream().filter(Moment::isStop).toList();
            var times = hits.stream().map(hit -> hit.point().time()).sorted().toList();
            var total = LoadBalancerErrors.total(hits);
            var draft = draft(Status.FAIL, "The load balancer answered 5xx " + Numbers.count(total, "time") + " while tasks went away")
                    .brief(String.format(Locale.ROOT, "%,d × %s at stops", total, LoadBalancerErrors.codes(hits)))
                    .observed(LoadBalancerErrors.byCode(hits) + " between " + Numbers.minute(times.getFirst()) + " and "
                            + Numbers.minute(times.getLast().plusSeconds(60))
                            + ", around " + what(struck))
                    .why(why(stops))
                    .evidence(hits.stream().limit(10).map(LoadBalancerErrors.Hit::evidence).toList())
                    .evidence(evidence(struck));
            // What verifies it is the next rollout: no window of times that could be written here holds that.
            hits.stream().map(LoadBalancerErrors.Hit::metric).distinct().sorted()
                    .forEach(metric -> draft.command(AwsCommand.confirm("Reads " + metric + ", minute by minute, over the time on record.",
                            ElbMetrics.read(subject, metric, ElbMetrics.dimensions(loadBalancerArn), "Sum").argv(subject.region()))));
            return draft.finding();
        }

        private static List<Evidence> evidence(List<Moment> struck) {
            var evidence = new ArrayList<Evidence>();
            for (var moment : struck.stream().limit(5).toList()) {
                evidence.add(moment.evidence());
                if (moment.task() != null && moment.task().stopCode() != null) {
                    evidence.add(Evidence.of(moment.task(), "/stopCode", moment.task().stopCode()));
                }
                killed(moment).ifPresent(evidence::add);
            }
            return evidence;
        }

        private static Optional<Evidence> killed(Moment moment) {
            var task = moment.task();
            for (var i = 0; task != null && i < task.containers().size(); i++) {
                var exitCode = task.containers().get(i).exitCode();
                if (exitCode != null && exitCode == SIGKILL) {
                    return Optional.of(Evidence.of(task, "/containers/" + i + "/exitCode", exitCode));
                }
            }
            return Optional.empty();
        }

        /// `6 task stops and 1 rollout`
        private static String what(List<Moment> moments) {
            var stops = moments.stream().filter(Moment::isStop).count();
            var rollouts = moments.size() - stops;
            return stops == 0 ? Numbers.count(rollouts, "rollout")
                    : Numbers.count(stops, "task stop") + (rollouts == 0 ? "" : " and " + Numbers.count(rollouts, "rollout"));
        }

        /// What the record tells about how these tasks ended: the sentences that lead to the badge which mends it.
        private String why(List<Moment> stops) {
            var why = new StringBuilder("These are answers of the load balancer itself: a target closed a connection with a request on it, or could not be reached.");
            var tasks = stops.stream().map(Moment::task).filter(Objects::nonNull).toList();
            if (!tasks.isEmpty()) {
                var codes = new TreeMap<String, Integer>();
                tasks.forEach(task -> codes.merge(Objects.requireNonNullElse(task.stopCode(), "no stop code"), 1, Integer::sum));
                why.append(" Of ").append(Numbers.count(tasks.size(), "task")).append(" that stopped then: ")
                        .append(String.join(", ", codes.entrySet().stream().map(entry -> entry.getValue() + " by " + entry.getKey()).toList())).append('.');
                var killed = stops.stream().filter(moment -> killed(moment).isPresent()).count();
                if (killed > 0) {
                    why.append(' ').append(killed).append(" ended with exit code ").append(SIGKILL)
                            .append(": killed, with whatever requests they still had.");
                }
                if (codes.containsKey("SpotInterruption")) {
                    why.append(" A Spot task gets SIGTERM while its target may still be registered, so requests reach it until it is deregistered or gone.");
                }
            }
            var others = sharers();
            if (!others.isEmpty()) {
                why.append(" The count is the load balancer's, which also serves ").append(String.join(", ", others)).append('.');
            }
            return why.toString();
        }

        /// Other services behind the same load balancer, whose errors the same metric counts.
        private Set<String> sharers() {
            var names = new LinkedHashSet<String>();
            for (var other : subject.inventory().all(Service.class)) {
                if (!other.serviceArn().equals(subject.service().serviceArn()) && other.loadBalancers().stream()
                        .map(attached -> subject.inventory().find(TargetGroup.class, attached.targetGroupArn()))
                        .anyMatch(group -> group.isPresent() && group.get().loadBalancerArns().contains(loadBalancerArn))) {
                    names.add(other.name());
                }
                if (names.size() == 5) {
                    break;
                }
            }
            return names;
        }

        private Finding.Draft unknown(String observed) {
            return draft(Status.UNKNOWN, "Whether the load balancer answered 5xx while tasks went away is not known").observed(observed);
        }

        private Finding.Draft draft(Status status, String title) {
            return Finding.draft(INFO, status, loadBalancerArn, title).expected(EXPECTED);
        }
    }
}
