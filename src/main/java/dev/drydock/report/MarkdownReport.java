package dev.drydock.report;

import static dev.drydock.report.MarkdownText.block;
import static dev.drydock.report.MarkdownText.code;
import static dev.drydock.report.MarkdownText.escaped;

import dev.drydock.advice.Shell;
import dev.drydock.advice.Unseen;
import dev.drydock.check.Badge;
import dev.drydock.bundle.Bundle;
import dev.drydock.check.BadgeVerdict;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import dev.drydock.drawing.PathWords;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The diagnosis as GitHub-flavoured Markdown, to be handed over in a ticket or a wiki: the same as [HtmlReport] says, the path in words.
public final class MarkdownReport {
    private static final int MOST_VALUES = 6;

    private final String tool;
    private final StringBuilder page = new StringBuilder();

    private MarkdownReport(String tool) {
        this.tool = tool;
    }

    /// @param tool who writes it: `drydock 0.1.0`
    public static String write(String tool, List<DiagnosedBundle> bundles) {
        return new MarkdownReport(tool).write(ReportModel.of(bundles));
    }

    /// One finding alone, with where it stands: what is pasted into a ticket.
    public static String finding(Diagnosis diagnosis, ServiceDiagnosis service, Finding finding) {
        var bundle = new DiagnosedBundle(new Bundle(diagnosis.inventory(), List.of()), diagnosis);
        var place = ServicePlace.of(service.service());
        var section = new ServiceSection(new DiagnosedBundle.Entry(bundle, service, place), place.name(), List.of());
        var report = new MarkdownReport("");
        report.told(new FindingGroup.Told(finding, null), section);
        var facts = Stream.concat(Stream.of("service " + place.name(), "cluster " + place.cluster()), ReportModel.facts(diagnosis.inventory().source()).stream());
        return report.line(facts.map(MarkdownText::escaped).collect(Collectors.joining(" · "))).page.toString();
    }

    private String write(ReportModel model) {
        line("# Drydock: diagnosis of Amazon ECS services").line();
        for (var bundle : model.bundles()) {
            line("- " + ReportModel.facts(bundle.source()).stream().map(MarkdownText::escaped).collect(Collectors.joining(" · ")) + " · calls: " + ReportModel.calls(bundle));
        }
        line().line("**" + escaped(model.headline()) + "**").line();
        model.services().stream().limit(ReportModel.MOST_NAMED)
                .forEach(service -> service.failing().ifPresent(failing -> line("- " + escaped(service.name()) + ": " + escaped(failing))));
        line();
        summary(model);
        owners(model);
        model.services().forEach(this::service);
        questions(model);
        muted(model);
        coverage(model);
        line("---").line().line("Written by " + escaped(tool) + " from recorded, read-only answers. Nothing was run and nothing was changed. "
                + "Commands are written for Bash; the HTML and JSON reports hold them for PowerShell and cmd too.");
        return page.toString();
    }

    private void summary(ReportModel model) {
        if (model.services().isEmpty()) {
            return;
        }
        line("## Services").line();
        line("| Service | " + Stream.of(Badge.values()).map(badge -> badge.number() + " " + escaped(badge.title())).collect(Collectors.joining(" | ")) + " | Outside the badges |");
        line("|---".repeat(Badge.values().length + 2) + "|");
        for (var service : model.services()) {
            line("| " + code(service.name()) + " | " + service.diagnosis().badges().values().stream().map(MarkdownReport::mark).collect(Collectors.joining(" | "))
                    + " | " + (service.outside().isEmpty() ? "–" : service.outside()) + " |");
        }
        line();
    }

    private static String mark(BadgeVerdict verdict) {
        return mark(verdict.status()) + (verdict.isMuted() ? ", muted" : "");
    }

    private static String mark(Status status) {
        return TextPage.glyph(status) + " " + status.word();
    }

    private void owners(ReportModel model) {
        if (model.owners().isEmpty()) {
            return;
        }
        line("## Who has what to do").line().line("| Owner | Fail | Warn | Unknown | Checks |").line("|---|--:|--:|--:|---|");
        for (var tally : model.owners()) {
            line("| " + OwnerTally.name(tally.owner()) + " | " + tally.count(Status.FAIL) + " | " + tally.count(Status.WARN) + " | " + tally.count(Status.UNKNOWN)
                    + " | " + escaped(tally.checks()) + " |");
        }
        line();
    }

    private void service(ServiceSection service) {
        line("## " + escaped(service.name())).line().line(escaped(service.entry().place().arn()) + "  ").line(service.counts() + ".").line();
        path(service);
        for (var group : service.groups()) {
            if (!group.troubles().isEmpty()) {
                var verdict = group.verdict();
                line("### " + escaped(group.title()) + (verdict == null ? "" : " – " + mark(verdict))).line();
                group.troubles().forEach(told -> told(told, service));
            }
        }
        rest(service);
    }

    /// The things of the drawn path in words, as a screen reader has them.
    private void path(ServiceSection service) {
        line("<details><summary>The path in words</summary>").line();
        for (var said : PathWords.of(service.diagnosis())) {
            line("  ".repeat(said.depth()) + "- " + (said.depth() == 0 ? "**" + escaped(said.text()) + "**" : escaped(said.text())));
        }
        line().line("</details>").line();
    }

    private void told(FindingGroup.Told told, ServiceSection service) {
        var finding = told.finding();
        line("#### " + mark(finding.status()) + ": " + escaped(finding.title())).line();
        line(code(finding.check().id()) + " on " + code(finding.resource()) + " · for " + OwnerTally.name(finding.check().owner())).line();
        if (told.as() != null) {
            line("The same as under " + escaped(told.as()) + ".").line();
            return;
        }
        labelled("Observed", finding.observed());
        labelled("Expected", finding.expected());
        labelled("Why", finding.why());
        line();
        Step.of(finding, service.entry().source()).forEach(this::step);
        evidence(finding, service);
        if (!finding.check().links().isEmpty()) {
            line("Read more: " + finding.check().links().stream().map(link -> "<" + link + ">").collect(Collectors.joining(", "))).line();
        }
    }

    /// Of many values the first, and the others folded.
    private void evidence(Finding finding, ServiceSection service) {
        var places = finding.evidence().stream().map(evidence -> EvidencePlace.of(evidence, service.entry().from())).toList();
        places.stream().limit(MOST_VALUES).forEach(this::value);
        line();
        if (places.size() > MOST_VALUES) {
            line("<details><summary>" + (places.size() - MOST_VALUES) + " more recorded values</summary>").line();
            places.stream().skip(MOST_VALUES).forEach(this::value);
            line().line("</details>").line();
        }
    }

    private void value(EvidencePlace place) {
        line("- Evidence: " + code(place.file()) + " " + code(place.pointer()) + " = " + (place.value() == null ? "*absent*" : code(place.value())));
    }

    private void step(Step step) {
        switch (step) {
            case Step.Run run -> {
                line("**" + run.label() + (run.command().changes() ? ", changes the account" : "") + ".** " + escaped(run.command().effect())).line();
                if (run.withheld()) {
                    line("*" + Step.WITHHELD + "*").line();
                } else {
                    page.append(block("bash", Shell.BASH.line(run.command().argv()).text())).append('\n');
                }
            }
            case Step.Edit edit -> {
                line("**Change:** " + escaped(edit.label())).line();
                page.append(block(edit.language(), String.join("\n", TextPage.lines(edit.text())))).append('\n');
            }
        }
    }

    /// What needs nobody's hand, folded to counts.
    private void rest(ServiceSection service) {
        var unknown = service.groups().stream().flatMap(group -> group.unknown().stream()).toList();
        var rest = service.groups().stream().flatMap(group -> group.rest().stream()).filter(finding -> !finding.isMuted()).toList();
        folded(unknown, ServiceSection.counts(unknown) + ": what would tell stands below");
        folded(rest, ServiceSection.counts(rest));
    }

    private void folded(List<Finding> findings, String summary) {
        if (!findings.isEmpty()) {
            line("<details><summary>" + summary + "</summary>").line();
            findings.forEach(finding -> line("- " + mark(finding.status()) + ": " + escaped(finding.title()) + " (" + code(finding.check().id()) + ")"));
            line().line("</details>").line();
        }
    }

    private void questions(ReportModel model) {
        if (!model.questions().isEmpty()) {
            line("## What could not be judged, and why").line();
            for (var question : model.questions()) {
                line("- " + escaped(question.why()) + ". For " + escaped(question.whom(model.services().size())) + ": "
                        + question.checks().stream().map(MarkdownText::code).collect(Collectors.joining(", ")));
            }
            line();
        }
    }

    private void muted(ReportModel model) {
        if (!model.isMuting()) {
            return;
        }
        line("## Muted: " + model.mutedFindings()).line();
        for (var muted : model.muted()) {
            line("- " + code(muted.muting().check()) + " on " + code(muted.muting().resource()) + ": " + escaped(MutedFindings.reason(muted.muting())));
            muted.muted().forEach(one -> line("  - " + escaped(one.service()) + ": " + mark(one.finding().status()) + ": " + escaped(one.finding().title())));
        }
        model.expired().forEach(expired -> line("- Expired, mutes no more: " + code(expired.check()) + " on " + code(expired.resource()) + ": " + escaped(MutedFindings.reason(expired))));
        line();
    }

    private void coverage(ReportModel model) {
        line("## What was read").line();
        model.bundles().forEach(bundle -> line("- " + escaped(bundle.source().name()) + ": calls recorded: " + ReportModel.calls(bundle)
                + "; files: " + bundle.bundle().files().size()));
        line();
        for (var bad : model.badFiles()) {
            line("Not read in full, of " + escaped(bad.bundle().source().name()) + ":").line();
            bad.files().forEach(file -> line("- " + code(file.file()) + " " + file.status().id() + ": " + escaped(file.reason())));
            line();
        }
        for (var coverage : model.coverage()) {
            var paste = coverage.paste(Shell.BASH);
            if (!paste.isEmpty()) {
                line("To fill the holes of " + escaped(coverage.source().name()) + ": " + ReportModel.PASTE).line();
                page.append(block("bash", paste.stripTrailing())).append('\n');
                page.append(block("powershell", coverage.paste(Shell.POWERSHELL).stripTrailing())).append('\n');
            }
        }
    }

    /// A hard break ends each, so that the three stand below each other.
    private void labelled(String label, String text) {
        if (!Unseen.shown(text).isBlank()) {
            line("**" + label + ":** " + escaped(text) + "  ");
        }
    }

    private MarkdownReport line(String line) {
        page.append(line).append('\n');
        return this;
    }

    private MarkdownReport line() {
        return page.length() > 1 && page.charAt(page.length() - 2) == '\n' ? this : line("");
    }
}
