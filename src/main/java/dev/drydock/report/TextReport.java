package dev.drydock.report;

import static dev.drydock.advice.Unseen.shown;
import static dev.drydock.report.TextPage.padded;

import dev.drydock.advice.Redaction;
import dev.drydock.advice.Shell;
import dev.drydock.bundle.FileReport;
import dev.drydock.check.AwsCommand;
import dev.drydock.check.Badge;
import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import dev.drydock.inventory.Source;
import dev.drydock.inventory.call.CallStatus;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The diagnosis as text, for someone who is woken at night: what is worst first, then for each trouble what was seen and what to type, then what is not
/// known and what would tell.
public final class TextReport {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Comparator<DiagnosedBundle.Entry> WORST_FIRST =
            Comparator.comparing(DiagnosedBundle.Entry::diagnosis, ServiceDiagnosis.WORST_FIRST);

    private final Shell shell;
    private final boolean colour;

    /// @param shell the one that commands are written for
    /// @param colour whether ANSI colours may be used: on a terminal, and nowhere else
    public TextReport(Shell shell, boolean colour) {
        this.shell = shell;
        this.colour = colour;
    }

    public String write(List<DiagnosedBundle> bundles) {
        var page = new TextPage(colour);
        var services = DiagnosedBundle.services(bundles);
        bundles.forEach(bundle -> source(page, bundle));
        summary(page, services, bundles.size() > 1);
        services.stream().sorted(WORST_FIRST).forEach(service -> service(page, service));
        unknown(page, services);
        files(page, bundles);
        return page.text();
    }

    private static void source(TextPage page, DiagnosedBundle bundle) {
        var source = bundle.source();
        var parts = new ArrayList<String>();
        parts.add(source.name());
        parts.add(source.capturedAt() == null ? "captured at an unknown time"
                : "captured " + CLOCK.format(source.capturedAt()) + (source.capturedAtInferred() ? " (inferred: the newest time in the answers)" : ""));
        parts.add(source.account() == null ? "account unknown" : "account " + source.account());
        parts.add(source.region() == null ? "region unknown" : source.region());
        if (source.redacted()) {
            parts.add("redacted");
        }
        page.parts(parts);
        var counts = bundle.bundle().inventory().calls().counts();
        var calls = Stream.of(CallStatus.values()).filter(status -> counts.getOrDefault(status, 0) > 0)
                .map(status -> counts.get(status) + " " + status.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
        page.paragraph("", 2, "Calls recorded: " + (calls.isEmpty() ? "none" : calls) + ".").blank();
    }

    private static void summary(TextPage page, List<DiagnosedBundle.Entry> services, boolean several) {
        if (services.isEmpty()) {
            page.line("No service was found in what was recorded.").blank();
            return;
        }
        page.parts(Stream.of(Badge.values()).map(badge -> badge.number() + " " + badge.title()).toList()).blank();
        var names = services.stream().mapToInt(service -> TextPage.width(name(service, several))).max().orElse(0);
        services.stream().sorted(WORST_FIRST).forEach(service -> {
            var marks = new StringBuilder();
            for (var badge : Badge.values()) {
                marks.append("  ").append(badge.number()).append(' ').append(padded(page.mark(service.diagnosis().status(badge)), 9));
            }
            page.line(padded(name(service, several), names) + marks);
        });
        page.blank();
    }

    private static String name(DiagnosedBundle.Entry service, boolean several) {
        return shown((several ? service.source().id() + ": " : "") + service.place().cluster() + "/" + service.place().name());
    }

    private void service(TextPage page, DiagnosedBundle.Entry service) {
        var findings = service.diagnosis().findings();
        var troubles = findings.stream().filter(finding -> finding.status() == Status.FAIL || finding.status() == Status.WARN).toList();
        var broken = findings.stream().filter(finding -> finding.status() == Status.UNKNOWN && finding.missing().isEmpty()).toList();
        if (troubles.isEmpty() && broken.isEmpty()) {
            return;
        }
        page.rule().line(page.bold(name(service, false)) + "   " + count(findings)).blank();
        troubles.forEach(finding -> finding(page, finding, service.source()));
        broken.forEach(finding -> finding(page, finding, service.source()));
    }

    private static String count(List<Finding> findings) {
        return Stream.of(Status.values())
                .map(status -> findings.stream().filter(finding -> finding.status() == status).count() + " " + status.word().toLowerCase(Locale.ROOT))
                .filter(words -> !words.startsWith("0 ")).collect(Collectors.joining(", "));
    }

    private void finding(TextPage page, Finding finding, Source source) {
        var badge = finding.badge();
        page.paragraph(page.mark(finding.status()) + "  ", 2, finding.title());
        page.line("  " + finding.check().id() + (badge == null ? "" : " · badge " + badge.number()) + " · for " + finding.check().owner().id());
        page.labelled("Resource", 2, finding.resource())
                .labelled("Observed", 2, finding.observed())
                .labelled("Expected", 2, finding.expected())
                .labelled("Why", 2, finding.why());
        for (var command : finding.commands()) {
            if (command.kind() != AwsCommand.Kind.VERIFY) {
                command(page, command, source);
            }
        }
        for (var snippet : finding.snippets()) {
            page.labelled("Change", 2, snippet.language() + ":");
            TextPage.lines(snippet.text()).forEach(line -> page.line(" ".repeat(12) + line));
        }
        page.blank();
    }

    /// A command stands on one line whatever its length, so that it can be copied.
    private void command(TextPage page, AwsCommand command, Source source) {
        page.labelled(label(command.kind()), 2, (command.changes() ? "Changes the account. " : "") + command.effect());
        page.line(" ".repeat(12) + (Redaction.blocks(source, command)
                ? "Withheld: the source is redacted, and the command would name a stand-in."
                : shell.line(command.argv()).text()));
    }

    private static String label(AwsCommand.Kind kind) {
        return switch (kind) {
            case CONFIRM -> "Confirm";
            case FIX -> "Fix";
            case UNDO -> "Undo";
            case VERIFY -> "Verify";
        };
    }

    private void unknown(TextPage page, List<DiagnosedBundle.Entry> services) {
        var fills = Fill.of(services);
        if (fills.isEmpty()) {
            return;
        }
        page.rule().line(page.bold("Not known, and what would tell")).blank();
        var byReason = fills.stream().collect(Collectors.groupingBy(Fill::why, LinkedHashMap::new, Collectors.toList()));
        byReason.forEach((why, same) -> {
            page.paragraph(page.coloured(Status.UNKNOWN, "?") + " ", 2, why);
            for (var fill : same) {
                page.paragraph("  ", 4, "for " + waiting(fill));
                page.line("    " + shell.line(fill.argv()).text());
            }
            page.blank();
        });
    }

    private static String waiting(Fill fill) {
        var checks = new LinkedHashMap<String, Set<String>>();
        for (var waiting : fill.waiting()) {
            checks.computeIfAbsent(waiting.cluster() + "/" + waiting.service(), service -> new LinkedHashSet<>()).add(waiting.finding().check().id());
        }
        return checks.entrySet().stream().map(service -> service.getKey() + ": " + String.join(", ", service.getValue())).collect(Collectors.joining("; "));
    }

    private static void files(TextPage page, List<DiagnosedBundle> bundles) {
        for (var bundle : bundles) {
            var files = bundle.bundle().files();
            var bad = files.stream().filter(file -> file.status() != FileReport.Status.OK).toList();
            if (bad.isEmpty()) {
                continue;
            }
            page.rule().line(page.bold("Not read in full: " + bad.size() + " of " + files.size() + (files.size() == 1 ? " file of " : " files of ")
                    + shown(bundle.source().name()))).blank();
            bad.forEach(file -> page.paragraph("  " + shown(file.file()) + "  ", 4, file.status().id() + ": " + file.reason()));
            page.blank();
        }
    }
}
