package dev.drydock.coverage;

import dev.drydock.inventory.call.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A read-only command that would fill holes of the record.
///
/// @param read the call; one that answers several holes asks for all of them at once
/// @param region where it is to be made; empty where nothing tells
/// @param holes what it would fill
public record Fill(Read read, String region, List<Hole> holes) {
    private static final int MOST_WHYS = 2;

    /// The command, as an argument list that starts with `aws`.
    public List<String> argv() {
        if (!region.isEmpty()) {
            return read.argv(region);
        }
        var argv = read.argv("none");
        return argv.subList(0, argv.size() - 2);
    }

    /// One clause: what the record lacks, and for a denied call the IAM action to ask for.
    public String why() {
        var whys = holes.stream().map(Hole::why).distinct().toList();
        return whys.stream().limit(MOST_WHYS).collect(Collectors.joining("; ")) + (whys.size() > MOST_WHYS ? "; and " + (whys.size() - MOST_WHYS) + " more like these" : "");
    }

    /// The findings that the answer would settle or make surer, each once, in the order of the report.
    public List<Hole.Waiting> waiting() {
        return Hole.Waiting.once(holes.stream().flatMap(hole -> hole.waiting().stream()));
    }

    /// Whether the AWS CLI can record the answer. An image's configuration is fetched by a registry's client.
    public boolean isRecordable() {
        return !read.name().equals("ecr image-config");
    }

    Fill and(List<Hole> more) {
        var all = new ArrayList<>(holes);
        all.addAll(more);
        return new Fill(read, region, List.copyOf(all));
    }
}
