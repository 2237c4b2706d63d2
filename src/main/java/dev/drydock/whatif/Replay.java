package dev.drydock.whatif;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// What a target tracking policy on requests per target would have wanted, minute by minute.
///
/// AWS does not document the alarms of target tracking; they are seen to take three minutes above the target to scale out, and fifteen below nine tenths of it
/// to scale in. A minute without a datapoint ends both runs: what was not measured moves nothing.
///
/// @param counted the minutes with their tasks, by time
/// @param holes minutes between the first and the last without a datapoint
/// @param above minutes in which a task had more than the target
/// @param atMost minutes in which more than the maximum would have been wanted
record Replay(List<Counted> counted, int holes, int out, int in, int above, int atMost) {
    private static final int HIGH_MINUTES = 3;
    private static final int LOW_MINUTES = 15;
    private static final double LOW_SHARE = 0.9;
    /// A record of longer than this is no record of minutes.
    private static final long MOST_MINUTES = 60L * 24 * 15;

    /// @param tasks those that ran in that minute
    record Counted(Instant time, double requests, long tasks) {}

    /// @param target requests of one task in a minute
    /// @param outCooldown seconds
    /// @param inCooldown seconds
    static Replay of(List<Minute> load, double target, long start, long least, long most, long outCooldown, long inCooldown) {
        var requests = new HashMap<Long, Double>();
        load.forEach(minute -> requests.merge(minute.time().getEpochSecond() / 60, minute.requests(), Double::sum));
        if (requests.isEmpty()) {
            return new Replay(List.of(), 0, 0, 0, 0, 0);
        }
        var last = requests.keySet().stream().max(Long::compare).orElseThrow();
        var first = Math.max(requests.keySet().stream().min(Long::compare).orElseThrow(), last - MOST_MINUTES);
        var tasks = Math.clamp(start, least, most);
        var counted = new ArrayList<Counted>();
        var high = 0;
        var low = 0;
        var holes = 0;
        var out = 0;
        var in = 0;
        var above = 0;
        var atMost = 0;
        var outUntil = Long.MIN_VALUE;
        var inUntil = Long.MIN_VALUE;
        for (var minute = first; minute <= last; minute++) {
            var now = requests.get(minute);
            if (now == null) {
                holes++;
                high = 0;
                low = 0;
                continue;
            }
            counted.add(new Counted(Instant.ofEpochSecond(minute * 60), now, tasks));
            var each = now / tasks;
            high = each > target ? high + 1 : 0;
            low = each < LOW_SHARE * target ? low + 1 : 0;
            above += each > target ? 1 : 0;
            var wanted = Math.max(1, (long) Math.ceil(now / target - 1e-9));
            atMost += wanted > most ? 1 : 0;
            var next = Math.clamp(wanted, least, most);
            if (high >= HIGH_MINUTES && next > tasks && minute * 60 >= outUntil) {
                tasks = next;
                out++;
                high = 0;
                outUntil = minute * 60 + outCooldown;
                inUntil = Math.max(inUntil, minute * 60 + inCooldown);
            } else if (low >= LOW_MINUTES && next < tasks && minute * 60 >= inUntil) {
                tasks = next;
                in++;
                low = 0;
                inUntil = minute * 60 + inCooldown;
            }
        }
        return new Replay(List.copyOf(counted), holes, out, in, above, atMost);
    }

    long fewestTasks() {
        return counted.stream().mapToLong(Counted::tasks).min().orElse(0);
    }

    long mostTasks() {
        return counted.stream().mapToLong(Counted::tasks).max().orElse(0);
    }
}
