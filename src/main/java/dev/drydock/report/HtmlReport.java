package dev.drydock.report;

import static dev.drydock.report.HtmlText.code;
import static dev.drydock.report.HtmlText.escaped;
import static dev.drydock.report.HtmlText.name;

import dev.drydock.advice.Shell;
import dev.drydock.check.Badge;
import dev.drydock.check.Status;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The diagnosis as one HTML file that can be handed over: it runs nothing and fetches nothing, which its own content security policy holds it to, follows the
/// reader's light or dark, and prints.
public final class HtmlReport {
    /// Of more services than this, only the worst have their path drawn.
    private static final int MOST_PATHS = 60;

    private final String tool;
    private final ReportModel model;
    private final StringBuilder page = new StringBuilder();

    private HtmlReport(String tool, ReportModel model) {
        this.tool = tool;
        this.model = model;
    }

    /// @param tool who writes it: `drydock 0.1.0`
    public static String write(String tool, List<DiagnosedBundle> bundles) {
        return new HtmlReport(tool, ReportModel.of(bundles)).write();
    }

    private String write() {
        var title = "Drydock: " + model.bundles().stream().map(bundle -> bundle.source().name()).collect(Collectors.joining(", "));
        page.append(HtmlPage.open(title));
        head();
        page.append("<main>\n");
        summary();
        owners();
        var number = 0;
        for (var service : model.services()) {
            number++;
            new HtmlService(service, page).write("s" + number, number <= MOST_PATHS);
        }
        questions();
        muted();
        coverage();
        page.append("</main>\n").append(HtmlPage.close(tool, " A click on a command selects the whole of it."));
        return page.toString();
    }

    private void head() {
        page.append("<header>\n").append(HtmlPage.product()).append("<h1>Diagnosis of Amazon ECS services</h1>\n<ul class=\"sources\">\n");
        for (var bundle : model.bundles()) {
            page.append("<li>").append(ReportModel.facts(bundle.source()).stream().map(HtmlText::name).collect(Collectors.joining(" · "))).append("</li>\n");
        }
        page.append("</ul>\n<p class=\"headline\">").append(escaped(model.headline())).append("</p>\n");
        failing();
        page.append("</header>\n");
    }

    /// What fails first in each of the worst services, with the way to it.
    private void failing() {
        var number = 0;
        page.append("<ul class=\"failing\">\n");
        for (var service : model.services().stream().limit(ReportModel.MOST_NAMED).toList()) {
            number++;
            var anchor = number;
            service.failing().ifPresent(failing -> page.append("<li><a href=\"#s").append(anchor).append("\">").append(name(service.name())).append("</a> ")
                    .append(escaped(failing)).append("</li>\n"));
        }
        page.append("</ul>\n");
    }

    private void summary() {
        if (model.services().isEmpty()) {
            return;
        }
        page.append("<section>\n<h2>Services</h2>\n<div class=\"scroll\"><table class=\"services\">\n<thead><tr><th scope=\"col\">Service</th>");
        for (var badge : Badge.values()) {
            page.append("<th scope=\"col\">").append(badge.number()).append(' ').append(escaped(badge.title())).append("</th>");
        }
        page.append("<th scope=\"col\">Outside the badges</th></tr></thead>\n<tbody>\n");
        var number = 0;
        for (var service : model.services()) {
            number++;
            page.append("<tr><th scope=\"row\"><a href=\"#s").append(number).append("\">").append("<span class=\"cluster\">").append(name(service.group())).append("</span> ")
                    .append(name(service.entry().place().name())).append("</a></th>");
            service.diagnosis().badges().values().forEach(verdict -> page.append("<td>").append(HtmlShapes.badge(verdict)).append("</td>"));
            page.append("<td class=\"outside\">").append(outside(service)).append("</td></tr>\n");
        }
        page.append("</tbody></table></div>\n</section>\n");
    }

    private static String outside(ServiceSection service) {
        var counts = Stream.of(Status.FAIL, Status.WARN).filter(status -> service.diagnosis().outside(status) > 0)
                .map(status -> "<span class=\"of-count\">" + service.diagnosis().outside(status) + "</span> " + HtmlShapes.mark(status)).collect(Collectors.joining(" "));
        return counts.isEmpty() ? "–" : counts;
    }

    private void owners() {
        if (model.owners().isEmpty()) {
            return;
        }
        page.append("<section>\n<h2>Who has what to do</h2>\n<div class=\"scroll\"><table class=\"owners\">\n<thead><tr><th scope=\"col\">Owner</th><th scope=\"col\">Fail</th>")
                .append("<th scope=\"col\">Warn</th><th scope=\"col\">Unknown</th><th scope=\"col\">Checks</th></tr></thead>\n<tbody>\n");
        for (var tally : model.owners()) {
            page.append("<tr><th scope=\"row\">").append(OwnerTally.name(tally.owner())).append("</th>");
            for (var status : List.of(Status.FAIL, Status.WARN, Status.UNKNOWN)) {
                page.append("<td class=\"number ").append(tally.count(status) == 0 ? "none" : status.id()).append("\">").append(tally.count(status)).append("</td>");
            }
            page.append("<td>").append(escaped(tally.checks())).append("</td></tr>\n");
        }
        page.append("</tbody></table></div>\n</section>\n");
    }

    private void questions() {
        if (model.questions().isEmpty()) {
            return;
        }
        page.append("<section>\n<h2>What could not be judged, and why</h2>\n<ul class=\"questions\">\n");
        for (var question : model.questions()) {
            page.append("<li>").append(HtmlShapes.mark(Status.UNKNOWN)).append(" <span>").append(escaped(question.why())).append(".</span><p class=\"sub\">For ")
                    .append(escaped(question.whom(model.services().size()))).append(": ").append(question.checks().stream().map(HtmlText::code).collect(Collectors.joining(", "))).append("</p></li>\n");
        }
        page.append("</ul>\n</section>\n");
    }

    private void muted() {
        if (!model.isMuting()) {
            return;
        }
        page.append("<section>\n<h2>Muted: ").append(model.mutedFindings()).append("</h2>\n<ul class=\"muted\">\n");
        for (var muted : model.muted()) {
            page.append("<li>").append(code(muted.muting().check())).append(" on ").append(code(muted.muting().resource())).append(": ")
                    .append(escaped(MutedFindings.reason(muted.muting()))).append("<ul>");
            muted.muted().forEach(one -> page.append("<li>").append(HtmlShapes.mark(one.finding().status())).append(' ').append(name(one.service())).append(": ")
                    .append(escaped(one.finding().title())).append("</li>"));
            page.append("</ul></li>\n");
        }
        for (var expired : model.expired()) {
            page.append("<li>Expired, mutes no more: ").append(code(expired.check())).append(" on ").append(code(expired.resource())).append(": ")
                    .append(escaped(MutedFindings.reason(expired))).append("</li>\n");
        }
        page.append("</ul>\n</section>\n");
    }

    private void coverage() {
        page.append("<section>\n<h2>What was read</h2>\n<ul>\n");
        for (var bundle : model.bundles()) {
            page.append("<li>").append(name(bundle.source().name())).append(": calls recorded: ").append(ReportModel.calls(bundle)).append("; files: ")
                    .append(bundle.bundle().files().size()).append("</li>\n");
        }
        page.append("</ul>\n");
        for (var bad : model.badFiles()) {
            page.append("<h3>Not read in full, of ").append(name(bad.bundle().source().name())).append("</h3>\n<ul>\n");
            bad.files().forEach(file -> page.append("<li>").append(code(file.file())).append(' ').append(file.status().id()).append(": ").append(escaped(file.reason())).append("</li>\n"));
            page.append("</ul>\n");
        }
        for (var coverage : model.coverage()) {
            var paste = coverage.paste(Shell.BASH);
            if (!paste.isEmpty()) {
                page.append("<h3>To fill the holes of ").append(name(coverage.source().name())).append("</h3>\n<p>").append(escaped(ReportModel.PASTE)).append("</p>\n");
                pasted("bash", paste);
                pasted("PowerShell", coverage.paste(Shell.POWERSHELL));
            }
        }
        page.append("</section>\n");
    }

    private void pasted(String shell, String text) {
        page.append("<details><summary>").append(shell).append("</summary>\n<pre class=\"command\"><code>")
                .append(text.lines().map(HtmlText::escaped).collect(Collectors.joining("\n"))).append("</code></pre>\n</details>\n");
    }
}
