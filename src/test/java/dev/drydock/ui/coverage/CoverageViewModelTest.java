package dev.drydock.ui.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.advice.Shell;
import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.FileReport;
import dev.drydock.ui.kit.Opened;
import dev.drydock.ui.kit.Selected;
import dev.drydock.ui.kit.table.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageViewModelTest {
    private static CoverageViewModel of(String where, FileReport... files) throws BundleException {
        return new CoverageViewModel(Opened.at(Opened.of(where), "checkout-api"), _ -> List.of(files));
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
    void theFillCommandsAreOneALine() throws BundleException {
        var model = of("sample:friday-502s");
        assertEquals(model.fillCountProperty().get(), model.paste(Shell.BASH).lines().filter(line -> line.startsWith("aws ")).count());
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
