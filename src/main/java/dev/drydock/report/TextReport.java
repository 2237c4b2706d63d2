package dev.drydock.report;

import static dev.drydock.advice.Unseen.shown;
import static dev.drydock.report.TextPage.padded;

import dev.drydock.advice.Shell;
import dev.drydock.check.AwsCommand;
import dev.drydock.check.Badge;
import dev.drydock.check.BadgeVerdict;
import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import dev.drydock.check.Topic;
import dev.drydock.inventory.Source;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The diagnosis as text, for someone who is woken at night: what is worst first, then for each trouble what was seen and what to type, then what is not
/// known and what would tell. Advice is told without its commands, which the other reports hold.
public final class TextReport {
    /// Of the commands that would fill one kind of hole, no more than this are printed.
    private static final int MOST_COMMANDS = 6;

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
        var model = ReportModel.of(bundles);
        for (var bundle : bundles) {
            page.parts(ReportModel.facts(bundle.source())).paragraph("", 2, "Calls recorded: " + ReportModel.calls(bundle) + ".").blank();
        }
        summary(page, model);
        model.services().stream().filter(ServiceSection::isTroubled).forEach(service -> service(page, service));
        unknown(page, model);
        muted(page, model);
        files(page, model);
        return page.text();
    }

    private static void summary(TextPage page, ReportModel model) {
        if (model.services().isEmpty()) {
            page.line(model.headline()).blank();
            return;
        }
        page.parts(Stream.of(Badge.values()).map(badge -> badge.number() + " " + badge.title()).toList()).blank();
        var names = model.services().stream().mapToInt(service -> TextPage.width(shown(service.name()))).max().orElse(0);
        for (var service : model.services()) {
            var marks = new StringBuilder();
            for (var verdict : service.diagnosis().badges().values()) {
                marks.append("  ").append(verdict.badge().number()).append(' ').append(padded(page.mark(verdict.status()) + (verdict.isMuted() ? "*" : ""), 9));
            }
            page.line(padded(shown(service.name()), names) + marks + (service.outside().isEmpty() ? "" : "  + " + service.outside()));
        }
        page.blank();
        if (model.services().stream().noneMatch(ServiceSection::isTroubled)) {
            page.line("Nothing is failing or at risk, as far as the record tells.").blank();
        }
        legend(page, model);
    }

    /// What the marks of the summary mean, and what waits for whom.
    private static void legend(TextPage page, ReportModel model) {
        var outside = model.services().stream().anyMatch(service -> !service.outside().isEmpty());
        var muted = model.services().stream().flatMap(service -> service.diagnosis().badges().values().stream()).anyMatch(BadgeVerdict::isMuted);
        var owners = model.owners().stream().filter(tally -> !tally.checks().isEmpty()).toList();
        if (outside) {
            page.line("+ counts what the checks outside the five badges found.");
        }
        if (muted) {
            page.line("* All that gives the badge its colour is muted.");
        }
        owners.forEach(tally -> page.paragraph("For " + padded(tally.owner().id(), 10), 14, tally.checks()));
        if (outside || muted || !owners.isEmpty()) {
            page.blank();
        }
    }

    private void service(TextPage page, ServiceSection service) {
        page.rule().line(page.bold(shown(service.name())) + "   " + service.counts()).blank();
        service.groups().stream().flatMap(group -> group.troubles().stream()).sorted(Comparator.comparing(told -> told.finding().status())).forEach(told -> {
            if (told.as() == null) {
                finding(page, told.finding(), service.entry().source());
            } else {
                page.paragraph(page.mark(told.finding().status()) + "  ", 2, told.finding().title());
                page.paragraph("  ", 2, told.finding().check().id() + " · the same as under " + told.as()).blank();
            }
        });
    }

    private void finding(TextPage page, Finding finding, Source source) {
        var badge = finding.badge();
        page.paragraph(page.mark(finding.status()) + "  ", 2, finding.title());
        page.line("  " + finding.check().id() + (badge == null ? "" : " · badge " + badge.number()) + " · for " + finding.check().owner().id());
        page.labelled("Resource", 2, finding.resource())
                .labelled("Observed", 2, finding.observed())
                .labelled("Expected", 2, finding.expected())
                .labelled("Why", 2, finding.why());
        if (finding.check().topic() != Topic.ADVICE) {
            Step.of(finding, source).forEach(step -> step(page, step));
        }
        page.blank();
    }

    private void step(TextPage page, Step step) {
        switch (step) {
            // A command stands on one line whatever its length, so that it can be copied.
            case Step.Run run -> page.labelled(run.label(), 2, (run.command().changes() ? "Changes the account. " : "") + run.command().effect())
                    .line(" ".repeat(12) + (run.withheld() ? Step.WITHHELD : shell.line(run.command().argv()).text()));
            case Step.Edit edit -> {
                page.labelled("Change", 2, edit.label() + ":");
                TextPage.lines(edit.text()).forEach(line -> page.line(" ".repeat(12) + line));
            }
        }
    }

    private void unknown(TextPage page, ReportModel model) {
        if (model.questions().isEmpty()) {
            return;
        }
        page.rule().line(page.bold("Not known, and what would tell")).blank();
        for (var question : model.questions()) {
            page.paragraph(page.coloured(Status.UNKNOWN, "?") + " ", 2, question.why());
            page.paragraph("  ", 4, "for " + question.whom(model.services().size()) + ": " + String.join(", ", question.checks()));
            question.commands().stream().limit(MOST_COMMANDS).forEach(argv -> page.line("    " + shell.line(argv).text()));
            if (question.commands().size() > MOST_COMMANDS) {
                page.line("    and " + (question.commands().size() - MOST_COMMANDS) + " more like these; the report as md, html or json holds them all, ready to paste");
            }
            page.blank();
        }
    }

    private static void muted(TextPage page, ReportModel model) {
        if (!model.isMuting()) {
            return;
        }
        page.rule().line(page.bold("Muted: " + model.mutedFindings() + (model.mutedFindings() == 1 ? " finding" : " findings"))).blank();
        for (var muted : model.muted()) {
            page.paragraph("", 2, muted.muting().check() + "@" + muted.muting().resource() + ": " + MutedFindings.reason(muted.muting()));
            muted.muted().forEach(one -> page.paragraph("  " + page.mark(one.finding().status()) + "  ", 4, one.service() + ": " + one.finding().title()));
            page.blank();
        }
        for (var expired : model.expired()) {
            page.paragraph("", 2, "Expired, mutes no more: " + expired.check() + "@" + expired.resource() + ": " + MutedFindings.reason(expired)).blank();
        }
    }

    private static void files(TextPage page, ReportModel model) {
        for (var bad : model.badFiles()) {
            var files = bad.bundle().bundle().files().size();
            page.rule().line(page.bold("Not read in full: " + bad.files().size() + " of " + files + (files == 1 ? " file of " : " files of ")
                    + shown(bad.bundle().source().name()))).blank();
            bad.files().forEach(file -> page.paragraph("  " + shown(file.file()) + "  ", 4, file.status().id() + ": " + file.reason()));
            page.blank();
        }
    }
}
