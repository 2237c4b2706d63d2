package dev.drydock.ui.coverage;

import dev.drydock.bundle.FileReport;
import dev.drydock.check.Status;
import dev.drydock.coverage.Hole;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Gap;
import dev.drydock.inventory.call.Read;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A call or a file, with what came of it.
///
/// @param word what came of it
/// @param operation the call as `ecs describe-services`; empty for a file that answers none
/// @param about what was asked, or what a missing call would ask
/// @param file where the answer stands; empty where there is none
/// @param note why it is not whole, and what to do
/// @param iamAction the action that permits the call; empty for a file
/// @param call the recorded call; null for one that nobody made and for a file
record CoverageRow(Status shape, String word, String operation, String about, String file, String note, String iamAction, @Nullable Call call) {
    static final String MISSING = "missing";

    static CoverageRow of(Call call) {
        var denied = call.status() == CallStatus.DENIED;
        var action = new Read(call.service(), call.operation(), Map.of()).iamAction();
        var error = call.error() == null ? "" : call.error().code() + (call.error().message().isEmpty() ? "" : ": " + call.error().message());
        var note = Stream.of(denied ? "Ask for " + action + "." : "", error, call.damage() == null ? "" : call.damage()).filter(part -> !part.isBlank()).map(String::strip)
                .collect(Collectors.joining(" "));
        var shape = call.isWhole() ? Status.OK : call.status() == CallStatus.SKIPPED ? Status.NA : denied || call.damage() != null ? Status.FAIL : Status.WARN;
        return new CoverageRow(shape, call.damage() != null && call.status() == CallStatus.OK ? "damaged" : word(call.status()), call.name(), about(call.parameters()),
                call.file() == null ? "" : call.file(), note, action, call);
    }

    /// A call that nobody made, or not for all that is asked.
    static CoverageRow of(Hole hole) {
        var read = hole.gap().read();
        var checks = hole.waiting().stream().map(waiting -> waiting.finding().check().id()).distinct().toList();
        var narrower = hole.gap().reason() == Gap.Reason.NOT_RECORDED ? "" : "It " + hole.gap().why().substring(read.name().length()).strip() + ". ";
        var waits = checks.isEmpty() ? "Other answers name what it would tell." : (checks.size() == 1 ? "One check waits for it: " : checks.size() + " checks wait for it: ") + String.join(", ", checks) + ".";
        return new CoverageRow(Status.UNKNOWN, MISSING, read.name(), about(read.parameters()), "", narrower + waits, read.iamAction(), null);
    }

    static CoverageRow of(FileReport file) {
        return new CoverageRow(file.status() == FileReport.Status.DAMAGED ? Status.FAIL : Status.WARN, file.status().id(), "", "", file.file(), file.reason(), "", null);
    }

    boolean isHole() {
        return shape != Status.OK && shape != Status.NA;
    }

    String service() {
        return operation.isEmpty() ? "" : operation.substring(0, operation.indexOf(' '));
    }

    static String word(CallStatus status) {
        return switch (status) {
            case OK -> "ok";
            case DENIED -> "denied";
            case THROTTLED -> "throttled";
            case ERROR -> "failed";
            case TRUNCATED -> "cut short";
            case SKIPPED -> "skipped";
        };
    }

    /// The values that were asked for; of ARNs their telling ends.
    private static String about(@Nullable Map<String, Object> parameters) {
        return parameters == null ? "its request is not recorded" : parameters.values().stream().map(CoverageRow::brief).collect(Collectors.joining(" · "));
    }

    private static String brief(Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty() ? "all" : brief(String.valueOf(list.getFirst() instanceof Map<?, ?> map ? CommandLine.json(map) : list.getFirst()))
                    + (list.size() > 1 ? " and " + (list.size() - 1) + " more" : "");
        }
        var text = value instanceof Map<?, ?> ? CommandLine.json(value) : String.valueOf(value);
        return text.startsWith("arn:") ? text.substring(text.lastIndexOf(':') + 1) : text.length() > 160 ? text.substring(0, 160) + "…" : text;
    }
}
