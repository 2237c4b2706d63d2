package dev.drydock.ui.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.advice.Shell;
import dev.drydock.bundle.Bundle;
import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.FileReport;
import dev.drydock.coverage.Coverage;
import dev.drydock.ui.kit.Opened;
import dev.drydock.ui.kit.Selected;
import dev.drydock.ui.kit.table.Line;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageViewModelTest {
    private static CoverageViewModel of(String where, FileReport... files) throws BundleException {
        return new CoverageViewModel(Opened.at(Opened.of(where), "checkout-api"), source -> () -> Coverage.of(new Bundle(source.inventory(), List.of(files)), source), Runnable::run, Runnable::run);
    }

    @Test
    void whatLeavesSomethingUnknownStandsFirstAndWhatIsWholeIsFolded() throws BundleException {
        var model = of("sample:friday-502s");
        var heads = model.lines().lines().stream().filter(Line.Head.class::isInstance).map(line -> (Line.Head<CoverageRow>) line).toList();
        assertTrue(heads.getFirst().rows().stream().anyMatch(CoverageRow::isHole));
        assertFalse(heads.getFirst().folded());
        assertTrue(heads.getLast().folded());
        model.onlyHolesProperty().set(true);
        assertTrue(model.lines().rows().stream().allMatch(CoverageRow::isHole));
    }

    @Test
    void aDeniedCallNamesItsAction() throws BundleException {
        var denied = of("sample:friday-502s").lines().all().stream().filter(row -> row.word().equals("denied")).findFirst().orElseThrow();
        assertTrue(denied.note().startsWith("Ask for " + denied.iamAction() + "."), denied.note());
    }

    @Test
    void whatFillsTheHolesBecomesTheNewestCaptureByItself() throws BundleException {
        var model = of("sample:friday-502s");
        var paste = model.paste(Shell.BASH);
        assertTrue(model.fillCountProperty().get() > 0);
        assertEquals(model.fillCountProperty().get(), paste.lines().filter(line -> line.startsWith("aws ")).count());
        assertTrue(paste.startsWith("d=captures/") && paste.contains("index.json"), paste);
        assertTrue(model.paste(Shell.POWERSHELL).startsWith("$d = "), model.paste(Shell.POWERSHELL));
    }

    @Test
    void whatIsWorkedOutForASourceThatIsNoLongerShownIsLeftAlone() throws BundleException {
        var friday = Opened.of("sample:friday-502s");
        var selection = Opened.at(friday, "checkout-api");
        var later = new ArrayDeque<Runnable>();
        var model = new CoverageViewModel(selection, source -> () -> Coverage.of(new Bundle(source.inventory(), List.of()), source), later::add, Runnable::run);
        selection.select(Opened.of("sample:healthy"));
        later.removeLast().run();
        var healthy = model.summaryProperty().get();
        later.removeLast().run();
        assertEquals(healthy, model.summaryProperty().get());
        assertFalse(healthy.isEmpty());
    }

    @Test
    void aFileThatCouldNotBePlacedSaysHowToNameIt() throws BundleException {
        var report = new FileReport("health.json", FileReport.Status.NOT_PLACED, "Name it after the target group.");
        var model = of("sample:friday-502s", report, new FileReport("fine.json", FileReport.Status.OK, ""));
        var row = model.lines().all().stream().filter(each -> each.call() == null && !each.file().isEmpty()).toList();
        assertEquals(List.of("health.json"), row.stream().map(CoverageRow::file).toList());
        assertEquals("not-placed", row.getFirst().word());
        model.pick(row.getFirst());
        assertEquals(new Selected.OfFile("health.json"), model.selection().place().selected());
        assertEquals(row.getFirst(), model.selected());
    }
}
