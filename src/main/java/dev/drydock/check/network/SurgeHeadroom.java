package dev.drydock.check.network;

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
import dev.drydock.check.deploy.RolloutStyle;
import dev.drydock.check.symptom.Sighting;
import dev.drydock.check.symptom.Symptom;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether the subnets have addresses for the tasks that a rollout adds.
public final class SurgeHeadroom implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Badge.IP_HEADROOM, "surge-headroom", Owner.NETWORK,
            "Do the subnets have addresses free for the tasks that a rollout adds?",
            Set.of("ecs describe-services", "ecs list-tasks", "ecs describe-tasks", "ec2 describe-subnets"),
            Set.of(),
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html",
                    "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html"));

    private static final Pattern SUBNET = Pattern.compile("subnet-[0-9a-f]{8,17}");
    private static final int MOST_NAMED = 5;

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return List.of(finding(subject));
    }

    private static Finding finding(Subject subject) {
        if (subject.service().isDaemon()) {
            return draft(subject, Status.NA, "A daemon service keeps one task on each instance and adds none when it rolls out")
                    .observed("scheduling strategy DAEMON")
                    .expected("a REPLICA service, for this check to apply")
                    .evidence(Evidence.of(subject.service(), "/schedulingStrategy", subject.service().schedulingStrategy()))
                    .finding();
        }
        return switch (TaskNetwork.of(subject)) {
            case TaskNetwork.Shared shared -> TaskNetwork.notApplicable(INFO, subject, shared);
            case TaskNetwork.Unknown(var missing) -> TaskNetwork.unknown(INFO, subject, missing);
            case TaskNetwork.Own(var subnetIds) -> finding(subject, subnetIds);
        };
    }

    private static Finding finding(Subject subject, List<String> subnetIds) {
        var failed = Sighting.of(subject, Symptom.SUBNET_FULL).stream().filter(sighting -> concerns(sighting, subnetIds)).toList();
        var unresolved = Sighting.unresolved(subject, Symptom.SUBNET_FULL).stream().filter(failed::contains).toList();
        var headroom = Surge.of(subject.service()).map(surge -> SubnetHeadroom.of(subject, surge, subnetIds)).orElse(null);
        if (!unresolved.isEmpty()) {
            return ranOut(subject, Status.FAIL, unresolved, headroom);
        }
        if (headroom == null) {
            return unknownSurge(subject);
        }
        if (!headroom.missing().isEmpty()) {
            return unknown(subject, headroom);
        }
        if (headroom.subnets().isEmpty()) {
            return draft(subject, Status.NA, "The subnets hand out no IPv4 addresses that could run out")
                    .observed("only IPv6-only subnets: " + String.join(", ", subnetIds))
                    .expected("a subnet with IPv4 addresses, for this check to apply")
                    .finding();
        }
        return judged(subject, headroom, failed);
    }

    /// A failure that names a subnet is about that one; the service may have left it since.
    private static boolean concerns(Sighting sighting, List<String> subnetIds) {
        var named = SUBNET.matcher(sighting.text()).results().map(result -> result.group()).toList();
        return named.isEmpty() || named.stream().anyMatch(subnetIds::contains);
    }

    private static Finding judged(Subject subject, SubnetHeadroom headroom, List<Sighting> resolved) {
        var extra = headroom.extra();
        var free = headroom.free();
        if (extra > free) {
            return withNumbers(draft(subject, Status.FAIL, "A rollout needs " + extra + " more " + (extra == 1 ? "address" : "addresses")
                    + " and the subnets have " + free + " free").brief(free + " free, rollout needs " + extra), subject, headroom)
                    .why(need(headroom) + ". The tasks that get no address do not start: ECS tries again and the rollout stands still until addresses come free.")
                    .finding();
        }
        var risks = risks(headroom);
        if (!risks.isEmpty()) {
            return withNumbers(draft(subject, Status.WARN, risks.getFirst()).brief(brief(headroom)), subject, headroom)
                    .why(need(headroom) + ". " + String.join(". ", risks) + ". Tasks that get no address do not start.")
                    .finding();
        }
        if (!resolved.isEmpty()) {
            return ranOut(subject, Status.WARN, resolved, headroom);
        }
        return withNumbers(draft(subject, Status.OK, extra == 0 ? "The service holds every address that a rollout needs"
                : "A rollout needs " + extra + " of the " + free + " addresses that are free"), subject, headroom)
                .why(need(headroom) + (headroom.sharers().isEmpty() ? "" : "; with " + sharers(headroom) + " rolling out at the same time, " + headroom.together())
                        + ".")
                .finding();
    }

    /// What has not failed yet and may, the worst first.
    private static List<String> risks(SubnetHeadroom headroom) {
        var extra = headroom.extra();
        var free = headroom.free();
        var risks = new ArrayList<String>();
        if (2 * extra > free) {
            risks.add("A rollout takes " + extra + " of the " + free + " free addresses, more than half");
        }
        if (!headroom.tooFull().isEmpty()) {
            risks.add("Not every subnet has room for its even share of a rollout: " + SubnetNames.free(headroom.tooFull()) + ", for " + headroom.share());
        }
        if (headroom.together() > free) {
            risks.add("The " + (headroom.sharers().size() + 1) + " services in these subnets cannot roll out at once: together they need " + headroom.together()
                    + " addresses and " + free + " are free (" + sharers(headroom) + ")");
        }
        return risks;
    }

    private static String brief(SubnetHeadroom headroom) {
        var extra = headroom.extra();
        var free = headroom.free();
        return 2 * extra > free ? free + " free, rollout takes " + extra
                : !headroom.tooFull().isEmpty() ? headroom.tooFull().getFirst().availableIpAddressCount() + " free, share is " + headroom.share()
                : free + " free, " + (headroom.sharers().size() + 1) + " services need " + headroom.together();
    }

    /// The sum: `6 × 200 % = 12 tasks, 8 hold an address, so a rollout takes 4 more; 80 are free`.
    private static String need(SubnetHeadroom headroom) {
        return headroom.surge().workedOut() + ", " + headroom.held() + (headroom.held() == 1 ? " holds" : " hold") + " an address now, so a rollout takes "
                + headroom.extra() + " more; " + headroom.free() + (headroom.free() == 1 ? " is free" : " are free");
    }

    private static String sharers(SubnetHeadroom headroom) {
        var named = headroom.sharers().stream().limit(MOST_NAMED).map(sharer -> sharer.service().name() + " " + sharer.extra()).collect(Collectors.joining(", "));
        var others = headroom.sharers().size() - MOST_NAMED;
        return others > 0 ? named + " and " + others + " more" : named;
    }

    private static Finding.Draft withNumbers(Finding.Draft draft, Subject subject, SubnetHeadroom headroom) {
        draft.expected("addresses for " + headroom.extra() + " more tasks, at most half of those that are free, and an even share of " + headroom.share() + " in each subnet")
                .evidence(Surge.evidence(subject.service()))
                .evidence(Evidence.of(subject.service(), "/runningCount", subject.service().runningCount()));
        headroom.subnets().forEach(subnet -> draft.evidence(Evidence.of(subnet, "/AvailableIpAddressCount", subnet.availableIpAddressCount())));
        headroom.sharers().stream().limit(MOST_NAMED).forEach(sharer -> draft.evidence(Surge.evidence(sharer.service())));
        draft.command(confirm(subject, headroom.subnets().stream().map(subnet -> subnet.subnetId()).toList()));
        Roomier.commands(subject, headroom).forEach(draft::command);
        return draft.observed(SubnetNames.free(headroom.subnets()) + "; " + Numbers.count(headroom.held(), "task") + " with an address");
    }

    private static Finding ranOut(Subject subject, Status status, List<Sighting> sightings, @Nullable SubnetHeadroom headroom) {
        var last = sightings.stream().max(Comparator.comparing(Sighting::at, Comparator.nullsFirst(Comparator.naturalOrder()))).orElseThrow();
        var when = last.at() == null ? "" : " at " + Numbers.minute(last.at());
        var draft = draft(subject, status, status == Status.FAIL
                ? "A task could not start" + when + " because its subnet had no address left"
                : "A subnet ran out of addresses" + when + "; the service has been steady since");
        var told = "“" + last.text() + "”";
        var why = "A task that gets no address does not start.";
        draft.evidence(sightings.stream().limit(MOST_NAMED).map(Sighting::evidence).toList());
        if (headroom == null || !headroom.missing().isEmpty()) {
            return draft.observed(told).expected("a free address for every new task").why(why).command(confirm(subject, Inventory.subnetIds(subject.service()))).finding();
        }
        return withNumbers(draft, subject, headroom).observed(told + "; now " + SubnetNames.free(headroom.subnets())).why(need(headroom) + ". " + why).finding();
    }

    private static Finding unknownSurge(Subject subject) {
        var known = subject.service().desiredCount() != null;
        return draft(subject, Status.UNKNOWN, known ? "How many tasks a rollout adds is not known: the service has the " + RolloutStyle.unknownName(subject.service())
                : "How many tasks the service wants is not recorded")
                .observed(known ? RolloutStyle.unknownName(subject.service()) : "no desiredCount")
                .expected("a deployment that Drydock knows, with a desired count")
                .missing(subject.needs(Reads.describeServices(subject.cluster(), subject.service().name())))
                .finding();
    }

    private static Finding unknown(Subject subject, SubnetHeadroom headroom) {
        return draft(subject, Status.UNKNOWN, "Whether the subnets have room for a rollout is not known")
                .observed(headroom.missing().stream().map(missing -> missing.gap().why()).distinct().collect(Collectors.joining("; ")))
                .expected("the free addresses of every subnet and the tasks that hold some, on record")
                .why(headroom.surge().workedOut() + " at the peak of a rollout.")
                .evidence(Surge.evidence(subject.service()))
                .missing(headroom.missing())
                .finding();
    }

    private static AwsCommand confirm(Subject subject, List<String> subnetIds) {
        return AwsCommand.confirm("Reads how many addresses are free in the service's subnets.", CommandLine.aws("ec2", "describe-subnets")
                .option("--subnet-ids", subnetIds)
                .option("--query", "Subnets[].[SubnetId,AvailabilityZone,CidrBlock,AvailableIpAddressCount]")
                .in(subject.region()));
    }

    private static Finding.Draft draft(Subject subject, Status status, String title) {
        return Finding.draft(INFO, status, subject.service().serviceArn(), title);
    }
}
