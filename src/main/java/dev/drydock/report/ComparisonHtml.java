package dev.drydock.report;

import static dev.drydock.report.HtmlText.code;
import static dev.drydock.report.HtmlText.escaped;
import static dev.drydock.report.HtmlText.labelled;
import static dev.drydock.report.HtmlText.name;

import dev.drydock.check.Badge;
import dev.drydock.check.BadgeVerdict;
import dev.drydock.check.Finding;
import dev.drydock.inventory.Source;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A comparison as one HTML file, made as [HtmlReport] is.
public final class ComparisonHtml {
    private final StringBuilder page = new StringBuilder();

    private ComparisonHtml() {}

    /// @param tool who writes it: `drydock 0.1.0`
    public static String write(String tool, ComparedBundles bundles) {
        return new ComparisonHtml().write(bundles, tool);
    }

    private String write(ComparedBundles bundles, String tool) {
        page.append(HtmlPage.open("Drydock: " + bundles.before().source().name() + ", " + bundles.after().source().name()));
        page.append("<header>\n").append(HtmlPage.product()).append("<h1>Before and after</h1>\n<ul class=\"sources\">\n")
                .append("<li>Before: ").append(facts(bundles.before().source())).append("</li>\n<li>After: ").append(facts(bundles.after().source())).append("</li>\n</ul>\n</header>\n<main>\n");
        ComparedService.of(bundles).forEach(this::service);
        return page.append("</main>\n").append(HtmlPage.close(tool, "")).toString();
    }

    private static String facts(Source source) {
        return ReportModel.facts(source).stream().map(HtmlText::name).collect(Collectors.joining(" · "));
    }

    private void service(ComparedService service) {
        page.append("<section class=\"service\">\n<h2>").append(name(service.name())).append("</h2>\n<p class=\"sub\">").append(code(service.place().arn()))
                .append("</p>\n<p><strong>").append(escaped(service.headline())).append("</strong></p>\n");
        page.append("<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">Badge</th><th scope=\"col\">Before</th><th scope=\"col\">After</th></tr></thead>\n<tbody>\n");
        for (var badge : Badge.values()) {
            page.append("<tr><th scope=\"row\">").append(escaped(badge.title())).append("</th><td>").append(mark(ComparedService.verdict(service.comparison().before(), badge)))
                    .append("</td><td>").append(mark(ComparedService.verdict(service.comparison().after(), badge))).append("</td></tr>\n");
        }
        page.append("</tbody></table></div>\n");
        for (var direction : List.of(Shift.Direction.WORSE, Shift.Direction.BETTER, Shift.Direction.OTHERWISE)) {
            shifts(direction.title(), service.shifts(direction));
        }
        if (!service.rest().isEmpty()) {
            page.append("<p class=\"sub\">").append(escaped(service.rest())).append("</p>\n");
        }
        settings(service);
        metrics(service);
        page.append("</section>\n");
    }

    private static String mark(@Nullable BadgeVerdict verdict) {
        return verdict == null ? "<em>not there</em>" : HtmlShapes.badge(verdict);
    }

    private static String mark(@Nullable Finding finding, String otherwise) {
        return finding == null ? "<em>" + otherwise + "</em>" : HtmlShapes.mark(finding.status());
    }

    private void shifts(String title, List<Shift> shifts) {
        if (shifts.isEmpty()) {
            return;
        }
        page.append("<h3>").append(title).append("</h3>\n");
        for (var shift : shifts) {
            page.append("<details class=\"finding ").append(shift.after() == null ? "na" : shift.after().status().id()).append("\">\n<summary>").append(mark(shift.before(), "new"))
                    .append(" → ").append(mark(shift.after(), "gone")).append(" <span class=\"title\">").append(escaped(shift.told().title())).append("</span></summary>\n");
            page.append("<p class=\"sub\">").append(code(shift.told().check().id())).append(" on ").append(code(shift.told().resource())).append("</p>\n<dl class=\"facts\">")
                    .append(labelled("Before", shift.before() == null ? "" : shift.before().observed())).append(labelled("After", shift.after() == null ? "" : shift.after().observed()))
                    .append("</dl>\n</details>\n");
        }
    }

    private void settings(ComparedService service) {
        if (!service.settings().isEmpty()) {
            head("Settings", "Resource", "Member", "Before", "After");
            service.settings().forEach(change -> page.append("<tr><td>").append(code(ComparedService.resource(change))).append("</td><td>").append(code(change.member())).append("</td><td>")
                    .append(value(change.before())).append("</td><td>").append(value(change.after())).append("</td></tr>\n"));
            page.append("</tbody></table></div>\n");
        }
    }

    private static String value(@Nullable String value) {
        return value == null ? "<em>not set</em>" : code(ComparedService.value(value));
    }

    private void metrics(ComparedService service) {
        if (!service.metrics().isEmpty()) {
            head("Numbers", "Metric", "Before", "After");
            service.metrics().forEach(metric -> page.append("<tr><th scope=\"row\">").append(escaped(metric.name())).append("</th><td>").append(escaped(Quantity.of(metric.before(), metric.unit())))
                    .append("</td><td>").append(escaped(Quantity.of(metric.after(), metric.unit()))).append("</td></tr>\n"));
            page.append("</tbody></table></div>\n");
        }
    }

    private void head(String title, String... columns) {
        page.append("<h3>").append(title).append("</h3>\n<div class=\"scroll\"><table>\n<thead><tr>");
        for (var column : columns) {
            page.append("<th scope=\"col\">").append(column).append("</th>");
        }
        page.append("</tr></thead>\n<tbody>\n");
    }
}
