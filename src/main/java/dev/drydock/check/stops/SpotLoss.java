package dev.drydock.check.stops;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.TaskRecord;
import dev.drydock.check.Topic;
import dev.drydock.check.loadbalancing.SpotUse;
import dev.drydock.check.symptom.Symptom;
import dev.drydock.check.symptom.TaskEnd;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Whether AWS took Spot tasks back, whether too few were left, and whether anything is kept off Spot.
public final class SpotLoss implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.START, "spot-loss", Owner.PLATFORM,
            "Did Spot take tasks away, and what is left when it does?",
            Set.of("ecs describe-services", "ecs list-tasks", "ecs describe-tasks"),
            Set.of("ecs describe-clusters", "cloudwatch get-metric-data"),
            null,
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html"));

    private static final int MOST_EVIDENCE = 5;
    private static final int MOST_ASKED = 100;

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var findings = new ArrayList<Finding>();
        var lost = subject.stoppedTasks().stream().filter(task -> TaskEnd.of(task).symptom().filter(symptom -> symptom == Symptom.SPOT_INTERRUPTION).isPresent()).toList();
        if (!lost.isEmpty()) {
            findings.add(lost(subject, lost));
        }
        SpotBase.of(subject).filter(base -> base.kept() == 0 && isBalanced(subject)).ifPresent(base -> findings.add(base.finding(INFO, subject)));
        if (!findings.isEmpty()) {
            return findings;
        }
        return List.of(switch (SpotUse.of(subject)) {
            case SpotUse.No(var how) -> draft(subject, Status.NA, "No task runs on Spot").observed(how).expected("nothing: Spot takes no task away").finding();
            case SpotUse.Unknown(var missing) -> draft(subject, Status.UNKNOWN, "Whether tasks run on Fargate Spot is not known")
                    .observed("neither a launch type nor a capacity provider strategy on the service").expected("the cluster's default strategy").missing(missing).finding();
            case SpotUse.Yes yes -> quiet(subject, yes);
        });
    }

    private static boolean isBalanced(Subject subject) {
        return !subject.service().loadBalancers().isEmpty() || subject.service().taskSets().stream().anyMatch(taskSet -> !taskSet.loadBalancers().isEmpty());
    }

    private static Finding lost(Subject subject, List<Task> lost) {
        var live = subject.liveTasks().stream().filter(task -> SpotUse.PROVIDER.equals(task.capacityProviderName()) && "RUNNING".equals(task.lastStatus())).count();
        var all = lost.size() + live;
        var shortage = Shortage.after(subject, lost);
        var tally = Tally.of(lost.stream().map(TaskEnd::of).map(end -> new Occurrence(end.symptom(), end.text(), Occurrence.stoppedAt(end.task()), end.task(), end.evidence())).toList());
        var share = lost.size() + " of " + Numbers.count(all, "Spot task") + " (" + lost.size() * 100 / all + " %)";
        var draft = draft(subject, shortage.isPresent() ? Status.FAIL : Status.WARN, "Spot took " + Numbers.count(lost.size(), "task") + " back within the hour on record"
                        + shortage.map(found -> ", and " + found.words()).orElse(""))
                .brief("Spot took " + lost.size() + " back")
                .observed("lost " + share + ": " + tally.byPlace() + tally.times() + shortage.map(found -> "; " + found.words() + " at " + Tally.when(found.at())).orElse(""))
                .expected("Spot for what may go at any time, and enough tasks off Spot to carry on")
                .why(share + " that ran within the hour were taken back: AWS does so with a warning of 120 s whenever it needs the capacity. "
                        + shortage.map(found -> found.desired() + " − " + Numbers.plain(found.running()) + " = " + Numbers.plain(found.desired() - found.running())
                                + " too few until replacements ran.").orElse("Nothing on record shows that fewer tasks ran than wanted."))
                .evidence(lost.stream().limit(MOST_EVIDENCE).map(task -> TaskEnd.of(task).evidence()).toList())
                .command(AwsCommand.confirm("Reads how these tasks ended, while ECS still keeps them.", CommandLine.aws("ecs", "describe-tasks")
                        .option("--cluster", subject.cluster())
                        .option("--tasks", lost.stream().limit(MOST_ASKED).map(Task::taskArn).toList())
                        .option("--query", "tasks[].[taskArn,capacityProviderName,stopCode,stoppingAt,stoppedReason]")
                        .in(subject.region())));
        shortage.ifPresent(found -> draft.evidence(found.evidence()));
        if (shortage.isEmpty() && !Shortage.isMeasured(subject)) {
            Shortage.read(subject).ifPresent(read -> draft.missing(subject.couldUse(read)));
        }
        return draft.finding();
    }

    private static Finding quiet(Subject subject, SpotUse.Yes spot) {
        var missing = TaskRecord.missingStopped(subject);
        if (missing.isPresent()) {
            return draft(subject, Status.UNKNOWN, "Whether Spot took tasks back is not known").observed(spot.how() + "; " + missing.get().gap().why())
                    .expected("the tasks that stopped within the last hour on record").evidence(spot.evidence()).missing(missing.get()).finding();
        }
        var base = SpotBase.of(subject);
        return draft(subject, Status.OK, "Spot took no task back within the hour before the record")
                .observed(spot.how() + base.map(found -> "; " + Numbers.count(found.kept(), "task") + " kept off Spot by a base").orElse("")
                        + "; ECS keeps stopped tasks for about an hour, so earlier losses are not on record")
                .expected("no interruption, or enough tasks off Spot to carry on").evidence(spot.evidence()).finding();
    }

    private static Finding.Draft draft(Subject subject, Status status, String title) {
        return Finding.draft(INFO, status, subject.service().serviceArn(), title);
    }
}
