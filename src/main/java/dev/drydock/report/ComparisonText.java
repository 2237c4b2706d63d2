package dev.drydock.report;

import static dev.drydock.advice.Unseen.shown;
import static dev.drydock.report.TextPage.padded;

import dev.drydock.check.Badge;
import dev.drydock.check.BadgeVerdict;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A comparison as text: badge by badge, then what became of the findings, which settings changed, and the numbers of both sides.
public final class ComparisonText {
    private final TextPage page;

    /// @param colour whether ANSI colours may be used: on a terminal, and nowhere else
    private ComparisonText(boolean colour) {
        page = new TextPage(colour);
    }

    public static String write(ComparedBundles bundles, boolean colour) {
        return new ComparisonText(colour).write(bundles);
    }

    private String write(ComparedBundles bundles) {
        page.parts(Stream.concat(Stream.of("Before"), ReportModel.facts(bundles.before().source()).stream()).toList());
        page.parts(Stream.concat(Stream.of("After"), ReportModel.facts(bundles.after().source()).stream()).toList()).blank();
        var services = ComparedService.of(bundles);
        if (services.isEmpty()) {
            page.line("Neither record holds a service.");
        }
        services.forEach(this::service);
        return page.text();
    }

    private void service(ComparedService service) {
        page.rule().line(page.bold(shown(service.name()))).paragraph("", 0, service.headline()).blank();
        for (var badge : Badge.values()) {
            var before = mark(ComparedService.verdict(service.comparison().before(), badge));
            var after = mark(ComparedService.verdict(service.comparison().after(), badge));
            page.line("  " + badge.number() + " " + padded(badge.title(), 36) + padded(before, 12) + (before.equals(after) ? "" : "→ " + after));
        }
        page.blank();
        for (var direction : List.of(Shift.Direction.WORSE, Shift.Direction.BETTER, Shift.Direction.OTHERWISE)) {
            shifts(direction.title(), service.shifts(direction));
        }
        if (!service.rest().isEmpty()) {
            page.paragraph("", 0, service.rest()).blank();
        }
        settings(service);
        metrics(service);
    }

    private String mark(@Nullable BadgeVerdict verdict) {
        return verdict == null ? "not there" : page.mark(verdict.status()) + (verdict.isMuted() ? "*" : "");
    }

    private void shifts(String title, List<Shift> shifts) {
        if (shifts.isEmpty()) {
            return;
        }
        page.line(page.bold(title)).blank();
        for (var shift : shifts) {
            var before = shift.before() == null ? "new" : page.mark(shift.before().status());
            var after = shift.after() == null ? "gone" : page.mark(shift.after().status());
            page.paragraph("  " + before + " → " + after + "  ", 4, shift.told().title());
            page.paragraph("    ", 4, shift.told().check().id() + " on " + shift.told().resource());
            page.labelled("Before", 4, shift.before() == null ? "" : shift.before().observed());
            page.labelled("After", 4, shift.after() == null ? "" : shift.after().observed());
            page.blank();
        }
    }

    private void settings(ComparedService service) {
        if (service.settings().isEmpty()) {
            return;
        }
        page.line(page.bold("Settings")).blank();
        for (var change : service.settings()) {
            page.paragraph("  ", 4, ComparedService.resource(change) + "  " + change.member());
            page.labelled("Before", 4, ComparedService.value(change.before())).labelled("After", 4, ComparedService.value(change.after()));
        }
        page.blank();
    }

    private void metrics(ComparedService service) {
        var metrics = service.metrics();
        if (metrics.isEmpty()) {
            return;
        }
        page.line(page.bold("Numbers")).blank();
        var labels = widest(metrics, metric -> metric.name().length());
        var values = Math.max("Before".length(), widest(metrics, metric -> Quantity.of(metric.before(), metric.unit()).length()));
        page.line("  " + padded("", labels) + "  " + padded("Before", values) + "  After");
        metrics.forEach(metric -> page.line("  " + padded(metric.name(), labels) + "  " + padded(Quantity.of(metric.before(), metric.unit()), values)
                + "  " + Quantity.of(metric.after(), metric.unit())));
        page.blank();
    }

    private static <T> int widest(List<T> things, ToIntFunction<T> width) {
        return things.stream().mapToInt(width).max().orElse(0);
    }
}
