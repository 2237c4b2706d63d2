package dev.drydock.report;

import static dev.drydock.report.HtmlText.code;
import static dev.drydock.report.HtmlText.command;
import static dev.drydock.report.HtmlText.escaped;
import static dev.drydock.report.HtmlText.labelled;
import static dev.drydock.report.HtmlText.name;

import dev.drydock.advice.Shell;
import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import dev.drydock.drawing.PathDrawing;
import dev.drydock.drawing.PathWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// One service of the HTML report: its path, and what was found on it.
final class HtmlService {
    private static final int MOST_VALUES = 6;

    private final ServiceSection service;
    private final StringBuilder page;

    HtmlService(ServiceSection service, StringBuilder page) {
        this.service = service;
        this.page = page;
    }

    /// The drawn path for those who do not see it.
    private void words(List<PathWords.Line> lines) {
        page.append("<details class=\"words\"><summary>The path in words</summary>\n<ul>");
        for (var i = 0; i < lines.size(); i++) {
            var depth = lines.get(i).depth();
            var next = i + 1 < lines.size() ? lines.get(i + 1).depth() : 0;
            page.append("<li>").append(escaped(lines.get(i).text()));
            page.append(next > depth ? "<ul>".repeat(next - depth) : "</li>" + "</ul></li>".repeat(depth - next)).append('\n');
        }
        page.append("</ul></details>\n");
    }

    /// @param id the section's anchor
    /// @param drawn whether the path is drawn
    void write(String id, boolean drawn) {
        page.append("<section class=\"service\" id=\"").append(id).append("\">\n<h2>").append(name(service.name())).append("</h2>\n");
        page.append("<p class=\"sub\">").append(code(service.entry().place().arn())).append(" · ").append(service.counts()).append("</p>\n");
        page.append("<div class=\"badges\">");
        for (var verdict : service.diagnosis().badges().values()) {
            page.append("<span class=\"titled\">").append(HtmlShapes.badge(verdict)).append("<span class=\"of\">").append(escaped(verdict.badge().title())).append("</span></span>");
        }
        page.append("</div>\n");
        if (drawn) {
            page.append("<figure class=\"path\">\n").append(SvgWriter.inline(PathDrawing.of(service.diagnosis()))).append("</figure>\n");
            words(PathWords.of(PathDrawing.of(service.diagnosis())));
        }
        for (var group : service.groups()) {
            if (!group.troubles().isEmpty()) {
                var verdict = group.verdict();
                page.append("<h3>").append(escaped(group.title())).append(verdict == null ? "" : " " + HtmlShapes.badge(verdict)).append("</h3>\n");
                group.troubles().forEach(this::told);
            }
        }
        var unknown = service.groups().stream().flatMap(group -> group.unknown().stream()).toList();
        var rest = service.groups().stream().flatMap(group -> group.rest().stream()).filter(finding -> !finding.isMuted()).toList();
        folded(unknown, ServiceSection.counts(unknown) + ": the record leaves these open");
        folded(rest, ServiceSection.counts(rest));
        page.append("</section>\n");
    }

    /// Fails stand open, warnings show their one line first.
    private void told(FindingGroup.Told told) {
        var finding = told.finding();
        page.append("<details class=\"finding ").append(finding.status().id()).append('"').append(finding.status() == Status.FAIL && told.as() == null ? " open" : "")
                .append(">\n<summary>").append(HtmlShapes.mark(finding.status())).append(" <span class=\"title\">").append(escaped(finding.title())).append("</span></summary>\n");
        page.append("<p class=\"sub\">").append(code(finding.check().id())).append(" on ").append(code(finding.resource()))
                .append(" · for ").append(OwnerTally.name(finding.check().owner())).append("</p>\n");
        if (told.as() == null) {
            inFull(finding);
        } else {
            page.append("<p>The same as under ").append(name(told.as())).append(".</p>\n");
        }
        page.append("</details>\n");
    }

    private void inFull(Finding finding) {
        if (!finding.why().isBlank()) {
            page.append("<p class=\"why\">").append(escaped(finding.why())).append("</p>\n");
        }
        var facts = labelled("Observed", finding.observed()) + labelled("Expected", finding.expected());
        page.append(facts.isEmpty() ? "" : "<dl class=\"facts\">" + facts + "</dl>\n");
        var steps = Step.of(finding, service.entry().source());
        if (!steps.isEmpty()) {
            page.append("<ol class=\"steps\">\n");
            steps.forEach(this::step);
            page.append("</ol>\n");
        }
        evidence(finding);
        if (!finding.check().links().isEmpty()) {
            page.append("<p class=\"links\">Read more: ").append(finding.check().links().stream().map(HtmlService::link).collect(Collectors.joining(", "))).append("</p>\n");
        }
    }

    /// By file; of many values the first, and the others folded.
    private void evidence(Finding finding) {
        var places = finding.evidence().stream().map(evidence -> EvidencePlace.of(evidence, service.entry().from())).toList();
        if (!places.isEmpty()) {
            values(places.stream().limit(MOST_VALUES).toList());
        }
        if (places.size() > MOST_VALUES) {
            page.append("<details class=\"folded\"><summary>").append(places.size() - MOST_VALUES).append(" more recorded values</summary>\n");
            values(places.stream().skip(MOST_VALUES).toList());
            page.append("</details>\n");
        }
    }

    private void values(List<EvidencePlace> places) {
        page.append("<table class=\"evidence\"><thead><tr><th scope=\"col\">Evidence</th><th scope=\"col\">Recorded</th></tr></thead>\n");
        places.stream().collect(Collectors.groupingBy(EvidencePlace::file, LinkedHashMap::new, Collectors.toList())).forEach((file, inFile) -> {
            page.append("<tbody><tr><th scope=\"rowgroup\" colspan=\"2\">").append(code(file)).append("</th></tr>\n");
            inFile.forEach(place -> page.append("<tr><td>").append(code(place.pointer())).append("</td><td>")
                    .append(place.value() == null ? "<em>absent</em>" : code(place.value())).append("</td></tr>\n"));
            page.append("</tbody>\n");
        });
        page.append("</table>\n");
    }

    private void step(Step step) {
        switch (step) {
            case Step.Run run -> {
                page.append("<li><p><strong>").append(run.label()).append("</strong> ")
                        .append(run.command().changes() ? "<span class=\"changes\">changes the account</span> " : "").append(escaped(run.command().effect())).append("</p>\n");
                if (run.withheld()) {
                    page.append("<p class=\"withheld\">").append(Step.WITHHELD).append("</p>");
                } else {
                    shells(run.command().argv());
                }
                page.append("</li>\n");
            }
            case Step.Edit edit -> page.append("<li><p><strong>Change:</strong> ").append(escaped(edit.label())).append("</p>\n<pre class=\"command\"><code>")
                    .append(TextPage.lines(edit.text()).stream().map(HtmlText::escaped).collect(Collectors.joining("\n"))).append("</code></pre></li>\n");
        }
    }

    private void shells(List<String> argv) {
        page.append(command(Shell.BASH.line(argv).text()));
        page.append("<details class=\"shells\"><summary>PowerShell, cmd</summary>");
        for (var shell : List.of(Shell.POWERSHELL, Shell.CMD)) {
            page.append("<p class=\"shell\">").append(shell.title()).append("</p>").append(command(shell.line(argv).text()));
        }
        page.append("</details>");
    }

    /// Only what the catalogue itself links to.
    private static String link(String address) {
        var start = address.indexOf("://");
        var end = address.indexOf('#') < 0 ? address.length() : address.indexOf('#');
        var page = address.substring(address.lastIndexOf('/', end - 1) + 1, end).replace(".html", "");
        var host = address.substring(start + 3, Math.max(start + 3, address.indexOf('/', start + 3)));
        return "<a href=\"" + escaped(address) + "\" rel=\"noreferrer\" title=\"" + escaped(address) + "\">" + escaped(page.isEmpty() ? host : page) + "</a>";
    }

    private void folded(List<Finding> findings, String summary) {
        if (!findings.isEmpty()) {
            page.append("<details class=\"folded\"><summary>").append(summary).append("</summary>\n<ul>\n");
            for (var finding : findings) {
                page.append("<li>").append(HtmlShapes.mark(finding.status())).append(' ').append(escaped(finding.title())).append(' ').append(code(finding.check().id())).append("</li>\n");
            }
            page.append("</ul></details>\n");
        }
    }
}
