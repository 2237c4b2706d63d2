package dev.drydock.ui.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.drydock.bundle.Progress;
import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import dev.drydock.check.catalogue.Catalogue;
import dev.drydock.cli.Diagnoser;
import dev.drydock.sample.Samples;
import dev.drydock.ui.kit.Selection;
import java.nio.file.Path;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The tree of sources over a whole sample.
class SourcesViewModelTest {
    private static Diagnosis friday;

    private final ObservableList<Diagnosis> sources = FXCollections.observableArrayList();
    private final Selection selection = new Selection();
    private final SourcesViewModel model = new SourcesViewModel(sources, selection);

    @BeforeAll
    static void read() throws Exception {
        friday = read(1, "sample:friday-502s");
    }

    private static Diagnosis read(int id, String sample) throws Exception {
        var diagnoser = new Diagnoser(new BundleReader(Limits.DEFAULT), new Samples(), Catalogue.checks());
        return diagnoser.diagnose(diagnoser.read(id, sample, Path.of(""), Progress.NONE), _ -> true, Progress.NONE).diagnosis();
    }

    @Test
    void worstServicesStandFirst() {
        sources.add(friday);
        var services = services();
        assertEquals(friday.services().size(), services.size());
        assertEquals(services.stream().sorted(ServiceDiagnosis.WORST_FIRST).toList(), services);
        assertEquals(friday.services().size() + " services", model.countProperty().get());
    }

    @Test
    void theFilterTakesAllItsWordsInAnyCase() {
        sources.add(friday);
        model.filterProperty().set("CHECKOUT prod-cluster");
        assertEquals(List.of("checkout-api"), services().stream().map(service -> service.service().name()).toList());
        model.filterProperty().set("checkout nowhere");
        assertEquals(List.of(), services());
        assertEquals("0 of " + friday.services().size() + " services", model.countProperty().get());
    }

    @Test
    void whatIsNotWrongIsFoldedIntoOneLineThatSaysHowMany() throws Exception {
        var healthy = read(2, "sample:healthy");
        sources.addAll(friday, healthy);
        var wrong = friday.services().stream().filter(ServiceDiagnosis::isWrong).count();
        model.onlyWrongProperty().set(true);
        assertEquals(wrong, services().size());
        var cluster = model.rowsProperty().getLast().below().getFirst();
        var quiet = assertInstanceOf(Row.QuietRow.class, cluster.below().getLast());
        assertEquals(healthy.services().size(), quiet.services());
        model.unfold();
        assertEquals(friday.services().size() + healthy.services().size(), services().size());
    }

    @Test
    void aServiceWithGreenBadgesIsWrongWhereSomethingElseFails() {
        var receipts = friday.services().stream().filter(service -> service.service().name().equals("receipts")).findFirst().orElseThrow();
        assertEquals(0, receipts.count(Status.FAIL) + receipts.count(Status.WARN));
        sources.add(friday);
        model.onlyWrongProperty().set(true);
        assertEquals(receipts.outside(Status.FAIL) + receipts.outside(Status.WARN) > 0, services().contains(receipts));
    }

    @Test
    void aServiceThatIsChosenIsSelected() {
        sources.add(friday);
        var row = model.rowsProperty().getFirst().below().getFirst().below().getLast();
        model.select(row);
        assertEquals(assertInstanceOf(Row.ServiceRow.class, row).service(), selection.place().service());
    }

    private List<ServiceDiagnosis> services() {
        return model.rowsProperty().stream().flatMap(source -> source.below().stream()).flatMap(cluster -> cluster.below().stream())
                .filter(Row.ServiceRow.class::isInstance).map(row -> ((Row.ServiceRow) row).service()).toList();
    }
}
