package dev.drydock.report;

import static dev.drydock.report.MarkdownText.code;
import static dev.drydock.report.MarkdownText.escaped;

import dev.drydock.check.Badge;
import dev.drydock.check.BadgeVerdict;
import dev.drydock.check.Finding;
import dev.drydock.inventory.Source;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A comparison as GitHub-flavoured Markdown.
public final class ComparisonMarkdown {
    private final StringBuilder page = new StringBuilder();

    private ComparisonMarkdown() {}

    /// @param tool who writes it: `drydock 0.1.0`
    public static String write(String tool, ComparedBundles bundles) {
        return new ComparisonMarkdown().write(bundles, tool);
    }

    private String write(ComparedBundles bundles, String tool) {
        line("# Drydock: before and after").line();
        line("- Before: " + facts(bundles.before().source())).line("- After: " + facts(bundles.after().source())).line();
        ComparedService.of(bundles).forEach(this::service);
        line("---").line().line("Written by " + escaped(tool) + " from recorded, read-only answers. Nothing was run and nothing was changed.");
        return page.toString();
    }

    private static String facts(Source source) {
        return ReportModel.facts(source).stream().map(MarkdownText::escaped).collect(Collectors.joining(" · "));
    }

    private void service(ComparedService service) {
        line("## " + escaped(service.name())).line().line("**" + escaped(service.headline()) + "**").line();
        line("| Badge | Before | After |").line("|---|---|---|");
        for (var badge : Badge.values()) {
            line("| " + badge.number() + " " + escaped(badge.title()) + " | " + mark(ComparedService.verdict(service.comparison().before(), badge)) + " | "
                    + mark(ComparedService.verdict(service.comparison().after(), badge)) + " |");
        }
        line();
        for (var direction : List.of(Shift.Direction.WORSE, Shift.Direction.BETTER, Shift.Direction.OTHERWISE)) {
            shifts(direction.title(), service.shifts(direction));
        }
        if (!service.rest().isEmpty()) {
            line(escaped(service.rest())).line();
        }
        settings(service);
        metrics(service);
    }

    private static String mark(@Nullable BadgeVerdict verdict) {
        return verdict == null ? "not there" : TextPage.glyph(verdict.status()) + " " + verdict.status().word() + (verdict.isMuted() ? ", muted" : "");
    }

    private static String mark(@Nullable Finding finding, String otherwise) {
        return finding == null ? otherwise : TextPage.glyph(finding.status()) + " " + finding.status().word();
    }

    private void shifts(String title, List<Shift> shifts) {
        if (shifts.isEmpty()) {
            return;
        }
        line("### " + title).line();
        for (var shift : shifts) {
            line("- **" + mark(shift.before(), "new") + " → " + mark(shift.after(), "gone") + ":** " + escaped(shift.told().title()) + " (" + code(shift.told().check().id()) + " on "
                    + code(shift.told().resource()) + ")");
            observed("Before", shift.before());
            observed("After", shift.after());
        }
        line();
    }

    private void observed(String label, @Nullable Finding finding) {
        if (finding != null && !finding.observed().isBlank()) {
            line("  - " + label + ": " + escaped(finding.observed()));
        }
    }

    private void settings(ComparedService service) {
        if (!service.settings().isEmpty()) {
            line("### Settings").line().line("| Resource | Member | Before | After |").line("|---|---|---|---|");
            service.settings().forEach(change -> line("| " + code(ComparedService.resource(change)) + " | " + code(change.member()) + " | " + value(change.before()) + " | "
                    + value(change.after()) + " |"));
            line();
        }
    }

    private static String value(@Nullable String value) {
        return value == null ? "*not set*" : code(ComparedService.value(value));
    }

    private void metrics(ComparedService service) {
        if (!service.metrics().isEmpty()) {
            line("### Numbers").line().line("| Metric | Before | After |").line("|---|--:|--:|");
            service.metrics().forEach(metric -> line("| " + escaped(metric.name()) + " | " + Quantity.of(metric.before(), metric.unit()) + " | "
                    + Quantity.of(metric.after(), metric.unit()) + " |"));
            line();
        }
    }

    private ComparisonMarkdown line(String text) {
        page.append(text).append('\n');
        return this;
    }

    private ComparisonMarkdown line() {
        page.append('\n');
        return this;
    }
}
