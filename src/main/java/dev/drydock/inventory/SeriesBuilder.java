package dev.drydock.inventory;

import dev.drydock.inventory.applicationautoscaling.ScalingActivity;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Calls;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.call.Recorded;
import dev.drydock.inventory.cloudwatch.MetricAlarm;
import dev.drydock.inventory.cloudwatch.Metrics;
import dev.drydock.inventory.ecr.ImageDetail;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.ecs.TaskListing;
import dev.drydock.inventory.ssm.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Folds the captures of a series, the oldest first, into the newest state of every call, and keeps what was known at each.
///
/// An answer stands until the same is asked again and answered. A later failure does not take it away: what was known stays known, and the failure stands beside it. A task that was last
/// seen stopped is kept, since ECS forgets it within the hour; one that was last seen alive is gone once its service's tasks were read again without it.
public final class SeriesBuilder {
    /// Kinds whose records are held against the very call whose answer they stand in.
    private static final Set<Class<?>> OF_THEIR_CALL =
            Set.of(TaskListing.class, MetricAlarm.class, ScalingActivity.class, Parameter.class, ImageDetail.class);

    /// What makes two calls ask the same. Where no request is recorded, the same file in another capture does.
    private record Question(String call, @Nullable Map<String, Object> request, String file) {
        static Question of(Call call, String folder) {
            var request = Calls.question(call);
            var file = call.file() == null || request != null ? "" : call.file().substring(Math.min(folder.length(), call.file().length()));
            return new Question(call.name(), request, file);
        }
    }

    /// A call by where its answer stands; a call that was found damaged is another object than the one that its records know.
    private record Answer(@Nullable String file, String call) {
        static Answer of(Call call) {
            return new Answer(call.file(), call.name());
        }
    }

    private record Moment(String folder, Source source, List<Call> made, List<Call> standing, Map<Class<?>, Map<String, Recorded>> records) {}

    private final Map<Question, List<Call>> standing = new LinkedHashMap<>();
    private final Map<Class<?>, Map<String, Recorded>> records = new HashMap<>();
    private final Set<Answer> hadRecords = new HashSet<>();
    private final List<Moment> moments = new ArrayList<>();

    /// Adds the next capture.
    ///
    /// @param folder where it stands in the bundle
    /// @param source its own clock and scope
    /// @param made its calls
    /// @param found its records
    public void add(String folder, Source source, List<Call> made, Inventory.Builder found) {
        forget(supersede(folder, made));
        var fresh = found.records();
        dropTasksThatAreGone(made, fresh);
        fresh.forEach((kind, items) -> {
            records.computeIfAbsent(kind, key -> new LinkedHashMap<>()).putAll(items);
            items.values().forEach(item -> hadRecords.add(Answer.of(item.origin().call())));
        });
        dropAnswersThatSayNothingAnyMore(new HashSet<>(made));
        moments.add(new Moment(folder, source, List.copyOf(made), calls(), snapshot()));
    }

    private List<Call> calls() {
        return standing.values().stream().flatMap(Collection::stream).toList();
    }

    /// Puts the new calls in the place of those that asked the same, and returns the ones that have lost their place.
    private Set<Answer> supersede(String folder, List<Call> made) {
        var asked = new LinkedHashMap<Question, List<Call>>();
        made.forEach(call -> asked.computeIfAbsent(Question.of(call, folder), key -> new ArrayList<>()).add(call));
        var gone = new HashSet<Answer>();
        asked.forEach((question, calls) -> {
            var before = standing.getOrDefault(question, List.of());
            var kept = calls.stream().allMatch(Call::isWhole) ? List.<Call>of() : before.stream().filter(SeriesBuilder::isAnswer).toList();
            before.stream().filter(call -> !kept.contains(call)).forEach(call -> gone.add(Answer.of(call)));
            standing.put(question, Stream.concat(kept.stream(), calls.stream()).toList());
        });
        standing.entrySet().removeIf(entry -> {
            var answered = !asked.containsKey(entry.getKey()) && isAnswered(entry.getKey(), made);
            if (answered) {
                entry.getValue().forEach(call -> gone.add(Answer.of(call)));
            }
            return answered;
        });
        return gone;
    }

    /// Whether a question was answered by a wider one.
    private static boolean isAnswered(Question question, List<Call> made) {
        return question.request() != null && made.stream().anyMatch(call -> call.isWhole() && call.parameters() != null && call.name().equals(question.call())
                && Calls.covers(read(call, call.parameters()), read(call, question.request())));
    }

    private static Read read(Call call, Map<String, Object> parameters) {
        return new Read(call.service(), call.operation(), parameters);
    }

    private static boolean isAnswer(Call call) {
        return call.file() != null && (call.status() == CallStatus.OK || call.status() == CallStatus.TRUNCATED);
    }

    private void forget(Set<Answer> gone) {
        if (!gone.isEmpty()) {
            records.values().forEach(items -> items.values().removeIf(
                    item -> gone.contains(Answer.of(item.origin().call())) && !(item instanceof Task task && task.isStopped())));
        }
    }

    private void dropTasksThatAreGone(List<Call> made, Map<Class<?>, Map<String, Recorded>> fresh) {
        var known = records.getOrDefault(Task.class, Map.of());
        var seen = fresh.getOrDefault(Task.class, Map.of());
        var groups = new HashSet<String>();
        seen.values().forEach(item -> groups.add(group((Task) item)));
        var calls = new Calls(made);
        var listed = new HashMap<String, Boolean>();
        known.values().removeIf(item -> {
            var task = (Task) item;
            return !task.isStopped() && !seen.containsKey(task.taskArn())
                    && (groups.contains(group(task)) || listed.computeIfAbsent(group(task), key -> isListed(calls, task)));
        });
    }

    private static String group(Task task) {
        return task.clusterArn() + "|" + task.group();
    }

    /// Whether the capture has a whole list of the running tasks among which the task would be.
    private static boolean isListed(Calls calls, Task task) {
        if (task.clusterArn() == null) {
            return false;
        }
        var service = task.group() != null && task.group().startsWith("service:") ? task.group().substring("service:".length()) : null;
        return calls.covering(service == null ? Reads.listTasks(task.clusterArn(), "RUNNING") : Reads.listTasks(task.clusterArn(), service, "RUNNING")).isPresent();
    }

    /// An answer of an earlier capture, of whose records none stands any more, tells nothing; one that was empty tells that there was nothing.
    private void dropAnswersThatSayNothingAnyMore(Set<Call> made) {
        var speaking = new HashSet<Answer>();
        records.values().forEach(items -> items.values().forEach(item -> speaking.add(Answer.of(item.origin().call()))));
        standing.replaceAll((question, calls) ->
                calls.stream().filter(call -> made.contains(call) || !hadRecords.contains(Answer.of(call)) || speaking.contains(Answer.of(call))).toList());
        standing.values().removeIf(List::isEmpty);
    }

    /// The records as they are now; those that say what they said in the capture before are the objects that they were.
    private Map<Class<?>, Map<String, Recorded>> snapshot() {
        Map<Class<?>, Map<String, Recorded>> before = moments.isEmpty() ? Map.of() : moments.getLast().records();
        var now = new HashMap<Class<?>, Map<String, Recorded>>();
        records.forEach((kind, items) -> {
            var old = before.getOrDefault(kind, Map.of());
            var changed = items.size() != old.size();
            var copy = new LinkedHashMap<String, Recorded>();
            for (var item : items.entrySet()) {
                var was = old.get(item.getKey());
                var same = was != null && (was == item.getValue() || !OF_THEIR_CALL.contains(kind) && Sharing.same(was, item.getValue()));
                copy.put(item.getKey(), same ? was : item.getValue());
                changed |= !same;
            }
            now.put(kind, changed ? copy : old);
        });
        return now;
    }

    /// The newest state of everything.
    ///
    /// @param source the series as one source, by the newest capture's clock
    public Inventory newest(Source source, Metrics metrics) {
        return new Inventory(source, new Calls(calls()), records, metrics);
    }

    /// The captures, the oldest first.
    public List<Capture> captures(Metrics metrics) {
        return moments.stream().map(moment -> new Capture(moment.folder(), moment.source(), moment.made(), moment.standing(), moment.records(), metrics)).toList();
    }
}
