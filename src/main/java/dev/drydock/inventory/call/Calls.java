package dev.drydock.inventory.call;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All recorded calls of a bundle, and what they prove. Empty is not absent, and absent is not denied: a whole answer that covers a question is
/// evidence even where it is empty; anything else leaves the question open, and [#gap] says why.
public final class Calls {
    /// Members of a request that page or decorate the answer without narrowing what it is about.
    private static final Set<String> NOT_A_FILTER = Set.of(
            "include", "Include", "maxResults", "MaxResults", "MaxRecords", "PageSize", "nextToken", "NextToken", "Marker", "limit", "maxItems",
            "IncludeManagedResources", "IncludeNotScaledActivities", "DryRun", "StartTime", "EndTime", "startTime", "endTime", "ScanBy", "ServiceNamespace", "ScalableDimension");

    private static final Set<String> PAGING =
            Set.of("maxResults", "MaxResults", "MaxRecords", "PageSize", "nextToken", "NextToken", "Marker", "limit", "maxItems");

    /// Members that say which stretch of time is asked about.
    private static final Set<String> TIMES = Set.of("StartTime", "EndTime", "startTime", "endTime");

    /// Members that narrow an answer to what begins with them: a shorter one covers every longer one that begins so.
    private static final Set<String> PREFIXES = Set.of("logGroupNamePrefix");

    /// Members that narrow an answer even where they are not given, with the value that the API then takes.
    private static final Map<String, Map<String, Object>> DEFAULTS = Map.of("ecs list-tasks", Map.of("desiredStatus", "RUNNING"));

    private final List<Call> all;
    private final Map<String, List<Call>> byName = new LinkedHashMap<>();

    public Calls(List<Call> all) {
        this.all = List.copyOf(all);
        for (var call : all) {
            byName.computeIfAbsent(call.name(), name -> new ArrayList<>()).add(call);
        }
    }

    public List<Call> all() {
        return all;
    }

    /// The recorded calls of one operation, such as `ecs describe-services`.
    public List<Call> named(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /// How many calls came to each status, every status included. An answer that could not be read in full counts for none: see [#damaged].
    public Map<CallStatus, Integer> counts() {
        var counts = new EnumMap<CallStatus, Integer>(CallStatus.class);
        for (var status : CallStatus.values()) {
            counts.put(status, 0);
        }
        all.stream().filter(call -> call.damage() == null).forEach(call -> counts.merge(call.status(), 1, Integer::sum));
        return counts;
    }

    /// How many calls have an answer that is damaged, or not where the record says.
    public int damaged() {
        return (int) all.stream().filter(call -> call.damage() != null).count();
    }

    /// A whole recorded answer that covers all that the read asks for, so that what it does not hold was not there.
    public Optional<Call> covering(Read read) {
        return named(read.name()).stream().filter(call -> call.isWhole() && covers(call, read)).findFirst();
    }

    /// All recorded pages of an answer that covers what the read asks for; empty where no answer does, or where one of its pages is not whole.
    public List<Call> pages(Read read) {
        var answers = new LinkedHashMap<Map<String, Object>, List<Call>>();
        for (var call : named(read.name())) {
            if (call.parameters() != null && covers(call, read)) {
                var request = new HashMap<>(call.parameters());
                request.keySet().removeAll(PAGING);
                answers.computeIfAbsent(request, key -> new ArrayList<>()).add(call);
            }
        }
        return answers.values().stream().filter(pages -> pages.stream().allMatch(Call::isWhole)).findFirst().map(List::copyOf).orElse(List.of());
    }

    /// Why the record cannot answer the read. The most telling of the calls that concern it decides: one that was denied before one that was cut short.
    public Gap gap(Read read) {
        var concerning = named(read.name()).stream().filter(call -> concerns(call, read)).toList();
        for (var status : List.of(CallStatus.DENIED, CallStatus.THROTTLED, CallStatus.ERROR, CallStatus.TRUNCATED, CallStatus.SKIPPED)) {
            for (var call : concerning) {
                if (call.status() == status) {
                    return new Gap(read, Gap.Reason.of(status), call);
                }
            }
        }
        for (var call : concerning) {
            if (call.damage() != null) {
                return new Gap(read, Gap.Reason.DAMAGED, call);
            }
        }
        var covering = covering(read);
        if (covering.isPresent()) {
            return new Gap(read, Gap.Reason.NOT_IN_ANSWER, covering.get());
        }
        return concerning.stream().findFirst()
                .map(call -> new Gap(read, Gap.Reason.NARROWER, call))
                .orElseGet(() -> new Gap(read, Gap.Reason.NOT_RECORDED, null));
    }

    /// Whether the answer to one read holds all that the other asks for.
    public static boolean covers(Read wide, Read narrow) {
        return wide.name().equals(narrow.name()) && covers(new Call(wide.service(), wide.operation(), wide.parameters(), CallStatus.OK, null, null, null, null), narrow);
    }

    /// Whether a member of a request pages the answer, and says nothing of what it is about.
    public static boolean pages(String member) {
        return PAGING.contains(member);
    }

    /// What a call asked for, whatever the page and the stretch of time; null where the record does not say. Calls that share it are pages or repetitions of one question.
    public static @Nullable Map<String, Object> question(Call call) {
        if (call.parameters() == null) {
            return null;
        }
        var question = new HashMap<>(call.parameters());
        question.keySet().removeAll(PAGING);
        question.keySet().removeAll(TIMES);
        return question;
    }

    /// Whether the call may have been about what the read asks for; where the record does not say, it may.
    private static boolean concerns(Call call, Read read) {
        return call.parameters() == null || read.parameters().entrySet().stream().allMatch(entry -> {
            var asked = call.parameters().get(entry.getKey());
            return asked == null || NOT_A_FILTER.contains(entry.getKey())
                    || (PREFIXES.contains(entry.getKey()) ? String.valueOf(entry.getValue()).startsWith(String.valueOf(asked)) : overlaps(entry.getValue(), asked));
        });
    }

    /// Whether the call was about all that the read asks for: it is known what it asked, and nothing in it narrows the answer further.
    private static boolean covers(Call call, Read read) {
        return call.parameters() != null && asked(call, call.parameters()).entrySet().stream().allMatch(entry -> {
            if (NOT_A_FILTER.contains(entry.getKey())) {
                return true;
            }
            var wanted = read.parameters().get(entry.getKey());
            return wanted != null && (PREFIXES.contains(entry.getKey()) ? String.valueOf(wanted).startsWith(String.valueOf(entry.getValue())) : contains(entry.getValue(), wanted));
        });
    }

    /// What a call asked for, defaults included.
    private static Map<String, Object> asked(Call call, Map<String, Object> parameters) {
        var asked = new HashMap<>(DEFAULTS.getOrDefault(call.name(), Map.of()));
        asked.putAll(parameters);
        return asked;
    }

    private static boolean overlaps(Object wanted, Object asked) {
        if (wanted instanceof List<?> wants) {
            return wants.isEmpty() || wants.stream().anyMatch(want -> overlaps(want, asked));
        }
        return asked instanceof List<?> list ? list.isEmpty() || list.stream().anyMatch(item -> same(wanted, item)) : same(wanted, asked);
    }

    private static boolean contains(Object asked, Object wanted) {
        if (wanted instanceof List<?> wants) {
            return wants.stream().allMatch(want -> contains(asked, want));
        }
        return asked instanceof List<?> list ? list.isEmpty() || list.stream().anyMatch(item -> same(wanted, item)) : same(wanted, asked);
    }

    /// Equal, or the name and the ARN of the same thing: the APIs take either. Two ARNs are never the same by their ends. For a filter
    /// (`{"Name": …, "Values": […]}`) the name must be equal, and the values must overlap. A metric query is the same where it measures the same,
    /// whatever its id and label.
    private static boolean same(Object one, Object other) {
        if (one instanceof Map<?, ?> wanted && other instanceof Map<?, ?> asked) {
            if (wanted.get("MetricStat") instanceof Map<?, ?> wants) {
                return asked.get("MetricStat") instanceof Map<?, ?> asks
                        && Objects.equals(wants.get("Metric"), asks.get("Metric")) && Objects.equals(wants.get("Stat"), asks.get("Stat"));
            }
            return String.valueOf(wanted.get("Name")).equals(String.valueOf(asked.get("Name")))
                    && wanted.get("Values") instanceof List<?> wants && asked.get("Values") instanceof List<?> values
                    && values.containsAll(wants);
        }
        var a = String.valueOf(one);
        var b = String.valueOf(other);
        return a.equals(b) || (a.startsWith("arn:") != b.startsWith("arn:") && (a.endsWith("/" + b) || b.endsWith("/" + a)));
    }
}
