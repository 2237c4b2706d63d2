package dev.drydock.check.stops;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.TaskRecord;
import dev.drydock.check.Topic;
import dev.drydock.check.shutdown.Kill;
import dev.drydock.check.symptom.Symptom;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Why tasks stopped, and what the service's events tell: one finding for each cause, with where and when. What is ordinary is ok. A stop whose text Drydock does
/// not know is neither ok nor a failure: it is shown as it stands, and unknown. So is such an event since the service was last steady; an older one did no lasting harm. Events older than a day
/// that are over are told, and count for nothing.
public final class StopReasons implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.START, "stop-reasons", Owner.APP,
            "Why did tasks stop, and what do the service's events tell?",
            Set.of("ecs describe-services", "ecs list-tasks", "ecs describe-tasks"),
            Set.of("ecs describe-service-deployments"),
            null,
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html"));

    private static final String KEPT = "ECS keeps stopped tasks for about an hour";
    private static final int MOST_EVIDENCE = 5;
    /// As many as `DescribeTasks` takes at a time.
    private static final int MOST_ASKED = 100;

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var trouble = Trouble.of(subject);
        var stops = Occurrence.stops(subject);
        var all = Occurrence.events(subject);
        var events = all.stream().filter(event -> !trouble.isHistory(event, subject.now())).toList();
        var history = all.stream().filter(event -> trouble.isHistory(event, subject.now()) && event.isCause()).toList();
        var findings = new ArrayList<Finding>();
        causes(stops, events).forEach((symptom, occurrences) -> findings.add(cause(subject, trouble, symptom, occurrences)));
        var strangeStops = stops.stream().filter(stop -> stop.symptom().isEmpty()).toList();
        var strangeEvents = events.stream().filter(event -> event.symptom().isEmpty() && trouble.goesOn(event)).toList();
        if (!strangeStops.isEmpty() || !strangeEvents.isEmpty()) {
            findings.add(unclassified(subject, strangeStops, strangeEvents));
        }
        var missing = TaskRecord.missingStopped(subject);
        var ordinary = stops.stream().filter(stop -> stop.symptom().isPresent() && !stop.isCause()).toList();
        if (missing.isPresent()) {
            findings.add(draft(subject, Status.UNKNOWN, "Which tasks stopped within the last hour is not known")
                    .observed(missing.get().gap().why() + (ordinary.isEmpty() ? "" : "; on record are " + Tally.of(ordinary).bySymptom()))
                    .expected("the tasks that stopped within the last hour on record; " + KEPT)
                    .missing(missing.get()).finding());
        } else if (!ordinary.isEmpty() || findings.isEmpty()) {
            findings.add(ordinary(subject, ordinary, all, history));
        }
        return findings;
    }

    /// By cause, the nearest to the root first. What only tells that something failed goes with what tells why, where that is on record.
    private static Map<Symptom, List<Occurrence>> causes(List<Occurrence> stops, List<Occurrence> events) {
        var causes = new EnumMap<Symptom, List<Occurrence>>(Symptom.class);
        stops.stream().filter(Occurrence::isCause).forEach(stop -> causes.computeIfAbsent(stop.symptom().orElseThrow(), symptom -> new ArrayList<>()).add(stop));
        var why = causes.keySet().stream().filter(symptom -> !symptom.isVague()).findFirst().orElse(null);
        for (var event : events) {
            var told = event.symptom().orElse(null);
            if (told == null || !told.isCause() && told.kind() != Symptom.Kind.OUTCOME) {
                continue;
            }
            var follows = told.isVague() || told.kind() == Symptom.Kind.OUTCOME;
            var under = follows && why != null && isNear(event, causes.getOrDefault(why, List.of())) ? why : told;
            causes.computeIfAbsent(under, symptom -> new ArrayList<>()).add(event);
        }
        return causes;
    }

    /// ECS tells of a failure after the first task that failed by it.
    private static boolean isNear(Occurrence event, List<Occurrence> stops) {
        return stops.stream().map(Occurrence::at).filter(Objects::nonNull).anyMatch(at -> event.at() != null && !event.at().isBefore(at));
    }

    private static Finding cause(Subject subject, Trouble trouble, Symptom symptom, List<Occurrence> all) {
        var goesOn = all.stream().anyMatch(trouble::goesOn);
        var stops = all.stream().filter(occurrence -> occurrence.task() != null).toList();
        var own = all.stream().filter(occurrence -> occurrence.symptom().filter(symptom::equals).isPresent()).toList();
        var tally = Tally.of(all);
        var draft = Finding.draft(INFO.mendedBy(symptom.owner(), symptom.playbook()), goesOn ? Status.FAIL : Status.WARN,
                        subject.service().serviceArn() + "#" + symptom.id(), count(stops.size(), all.size()) + ": " + symptom.words() + (goesOn ? "" : ", which is over"))
                .observed(tally.texts() + "; " + tally.byPlace() + tally.times() + exitCodes(symptom, stops))
                .expected("tasks that start, and run until something asks them to stop")
                .why(trouble.sentence(goesOn) + " " + tally.span() + kills(subject, stops) + (stops.isEmpty() ? " No stopped task on record tells of it: " + KEPT + "." : " " + KEPT + ", so earlier ones are not on record."))
                .evidence(own.stream().limit(MOST_EVIDENCE).map(Occurrence::evidence).toList())
                .evidence(trouble.evidence());
        if (!stops.isEmpty()) {
            draft.command(AwsCommand.confirm("Reads how these tasks ended, while ECS still keeps them.", CommandLine.aws("ecs", "describe-tasks")
                    .option("--cluster", subject.cluster())
                    .option("--tasks", stops.stream().limit(MOST_ASKED).map(stop -> Objects.requireNonNull(stop.task()).taskArn()).toList())
                    .option("--query", "tasks[].[taskArn,stopCode,stoppedReason,containers[].[name,exitCode,reason]]")
                    .in(subject.region())));
        }
        return draft.command(AwsCommand.confirm("Reads the newest events of the service.", CommandLine.aws("ecs", "describe-services")
                        .option("--cluster", subject.cluster())
                        .option("--services", List.of(subject.service().name()))
                        .option("--query", "services[].events[:20].[createdAt,message]")
                        .in(subject.region())))
                .command(AwsCommand.verify("Lists the tasks that stopped within the last hour, once new ones have started.",
                        Reads.listTasks(subject.cluster(), subject.service().name(), "STOPPED").argv(subject.region())))
                .finding();
    }

    private static String count(int stops, int all) {
        return stops == 0 ? Numbers.count(all, "event") : Numbers.count(stops, "task") + " stopped";
    }

    /// An exit tells nothing but its code.
    private static String exitCodes(Symptom symptom, List<Occurrence> stops) {
        return symptom == Symptom.EXIT || symptom == Symptom.OUT_OF_MEMORY ? Tally.exitCodes(stops) : "";
    }

    private static String kills(Subject subject, List<Occurrence> stops) {
        var kills = Kill.of(subject);
        var unknown = stops.stream().filter(stop -> kills.get(stop.task()) == Kill.UNKNOWN).count();
        return unknown == 0 ? "" : " " + Numbers.count(unknown, "task") + " ended with 137, " + Kill.UNKNOWN.words() + ": 137 is any SIGKILL, and none of these reasons names memory.";
    }

    private static Finding unclassified(Subject subject, List<Occurrence> stops, List<Occurrence> events) {
        var all = new ArrayList<>(stops);
        all.addAll(events);
        var tally = Tally.of(all);
        var draft = Finding.draft(INFO, Status.UNKNOWN, subject.service().serviceArn() + "#unclassified", count(stops.size(), all.size()) + (stops.isEmpty() ? " with" : " for")
                        + " a reason that Drydock does not know")
                .observed(tally.texts() + "; " + tally.byPlace() + tally.times())
                .expected("a text that tells whether something failed")
                .why("AWS gives these texts no code and may write new ones. Read it as it stands: it is counted neither as a failure nor as ordinary.")
                .evidence(all.stream().limit(MOST_EVIDENCE).map(Occurrence::evidence).toList());
        return draft.missing(stops.isEmpty()
                ? subject.needs(Reads.describeServices(subject.cluster(), subject.service().name()))
                : subject.needs(Reads.describeTasks(subject.cluster(), stops.stream().limit(MOST_EVIDENCE).map(stop -> Objects.requireNonNull(stop.task()).taskArn()).toList())))
                .finding();
    }

    private static Finding ordinary(Subject subject, List<Occurrence> ordinary, List<Occurrence> events, List<Occurrence> history) {
        var title = ordinary.isEmpty() ? "No task stopped within the hour before the record, and no event of its last day tells of trouble"
                : Numbers.count(ordinary.size(), "task") + " stopped for ordinary reasons";
        var tally = Tally.of(ordinary);
        return draft(subject, Status.OK, title)
                .observed((ordinary.isEmpty() ? Numbers.count(events.size(), "event") + ", and an empty list of stopped tasks; " + KEPT
                        : tally.bySymptom() + "; " + tally.texts() + "; " + tally.byPlace() + tally.times()) + (history.isEmpty() ? "" : "; before the last day, and over since: " + Tally.of(history).bySymptom()))
                .expected("no task that stops by itself")
                .evidence(evidence(ordinary))
                .finding();
    }

    private static List<Evidence> evidence(List<Occurrence> occurrences) {
        return occurrences.stream().limit(MOST_EVIDENCE).map(Occurrence::evidence).toList();
    }

    private static Finding.Draft draft(Subject subject, Status status, String title) {
        return Finding.draft(INFO, status, subject.service().serviceArn(), title);
    }
}
