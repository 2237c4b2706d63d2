package dev.drydock.ui.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.BundleException;
import dev.drydock.drawing.Target;
import dev.drydock.estate.Estates;
import dev.drydock.ui.kit.Opened;
import dev.drydock.ui.kit.table.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasksViewModelTest {

    private static List<String> heads(TasksViewModel model) {
        return model.lines().lines().stream().filter(Line.Head.class::isInstance).map(line -> (Line.Head<TaskRow>) line)
                .map(head -> head.group().title() + " " + head.rows().size()).toList();
    }

    @Test
    void stoppedTasksStandByWhatEndedThem() throws BundleException {
        var model = new TasksViewModel(Opened.at(Opened.of("sample:friday-502s"), "checkout-api"));
        assertEquals(List.of("Starting 2", "Stopped: AWS took the Spot capacity back 5", "Stopped: ECS replaced the task or scaled in 4", "Running 6"), heads(model));
        assertEquals("Tasks 17", model.titleProperty().get());
        model.wantedProperty(TaskRow.Kind.STOPPED).set(false);
        assertEquals(List.of("Starting 2", "Running 6"), heads(model));
    }

    @Test
    void aTaskIsFoundByItsCodeItsAddressAndItsCause() throws BundleException {
        var model = new TasksViewModel(Opened.at(Opened.of("sample:friday-502s"), "checkout-api"));
        model.lines().filterProperty().set("SpotInterruption -running");
        assertEquals(5, model.lines().shownProperty().get());
        model.lines().filterProperty().set("\"exit 137\"");
        assertEquals(9, model.lines().shownProperty().get());
    }

    @Test
    void theSelectionIsFollowedAndMoved() throws BundleException {
        var selection = Opened.at(Opened.of("sample:friday-502s"), "checkout-api");
        var model = new TasksViewModel(selection);
        var row = model.lines().all().getLast();
        selection.select(Target.task(row.task().taskArn()));
        assertEquals(row, model.selected());
        model.pick(model.lines().all().getFirst());
        assertEquals(model.lines().all().getFirst().task().taskArn(), selection.place().task().orElseThrow());
    }

    @Test
    void whatIsNotKnownOfTasksIsSaidWithItsReason(@TempDir Path folder) throws IOException, BundleException {
        Estates.ofTasks(3, 1).writeTo(folder);
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).filter(file -> file.toString().matches(".*(list|describe)-tasks.*")).toList()) {
                Files.delete(file);
            }
        }
        var source = Opened.of(folder.toString());
        var model = new TasksViewModel(Opened.at(source, source.services().getFirst().service().name()));
        assertEquals(List.of(), heads(model));
        assertTrue(model.noteProperty().get().startsWith("Not every live task is known: ecs list-tasks "), model.noteProperty().get());
    }
}
