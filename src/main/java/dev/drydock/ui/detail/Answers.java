package dev.drydock.ui.detail;

import dev.drydock.bundle.FileReport;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Read;
import dev.drydock.ui.detail.Fact.Facts;
import dev.drydock.ui.detail.Page.Thing;
import dev.drydock.ui.kit.Times;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What is known of a recorded call, and of a file of the bundle.
final class Answers {
    private Answers() {}

    static Thing call(Call call, Times times) {
        var facts = new Facts()
                .add("status", call.status().name().toLowerCase(Locale.ROOT))
                .add("error", call.error() == null ? null : call.error().code())
                .add("message", call.error() == null ? null : call.error().message())
                .add("damage", call.damage())
                .add("at", times.full(call.at()))
                .add("IAM action", new Read(call.service(), call.operation(), Map.of()).iamAction());
        if (call.parameters() == null) {
            facts.add("parameters", "not recorded");
        } else {
            call.parameters().forEach((name, value) -> facts.add(name, value instanceof List<?> || value instanceof Map<?, ?> ? CommandLine.json(value) : value));
        }
        var note = call.status() == CallStatus.DENIED ? "Denied is not absent: what this would have told is unknown."
                : call.damage() != null && call.file() != null ? "Its file could not be read in full: what was whole was kept." : "";
        return new Thing("Recorded call", call.name(), call.file() == null ? "" : call.file(), note, facts.list());
    }

    static Thing file(String file, List<FileReport> files) {
        var report = files.stream().filter(each -> each.file().equals(file)).findFirst();
        return new Thing("File", file.substring(file.lastIndexOf('/') + 1), file, "", new Facts()
                .add("status", report.map(each -> each.status().id()).orElse(null))
                .add("reason", report.map(FileReport::reason).orElse(null))
                .list());
    }
}
