package dev.drydock.ui.playbook;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Finding;
import dev.drydock.check.Snippet;
import dev.drydock.check.Status;
import dev.drydock.playbook.GuidedStep;
import dev.drydock.playbook.Step;
import dev.drydock.ui.kit.Choice;
import dev.drydock.ui.kit.CommandBlock;
import dev.drydock.ui.kit.CopyButton;
import dev.drydock.ui.kit.StatusGlyph;
import dev.drydock.ui.kit.Times;
import dev.drydock.ui.kit.WrappedLabel;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A step in full: what to do, its commands, what their answer means, what can go wrong, and what the reader did.
final class StepBody extends VBox {
    private static final int NOTE_ROWS = 3;

    private final PlaybookViewModel model;
    private final GuidedStep guided;
    private final TextArea note = new TextArea();
    private final Button noteButton = new Button("Note");
    private @Nullable CommandBlock first;

    StepBody(PlaybookViewModel model, GuidePage.Walking page, GuidedStep guided, Times times) {
        this.model = model;
        this.guided = guided;
        var step = guided.step();
        getStyleClass().add("guide-step-body");
        paragraph(step.text(), "body");
        var byCheck = guided.findings().stream().filter(finding -> finding.status().compareTo(Status.UNKNOWN) <= 0)
                .collect(Collectors.groupingBy(finding -> finding.check().id(), LinkedHashMap::new, Collectors.toList()));
        byCheck.values().forEach(found -> getChildren().add(finding(found.getFirst(), found.size() - 1)));
        if (guided.findings().isEmpty() || guided.because().startsWith("Ticked")) {
            paragraph(guided.because(), "muted");
        }
        if (guided.state() != GuidedStep.State.NOT_NEEDED) {
            guided.commands().forEach(this::command);
            guided.snippets().forEach(this::snippet);
            guided.withheld().forEach(reason -> paragraph("Withheld: " + reason, "withheld"));
            step.asks().forEach(ask -> ask(ask, page.journal().answers().get(ask.name())));
        } else {
            paragraph(guided.because(), "muted");
        }
        told("What the answer means", step.answer());
        told("When all is well", step.healthy());
        told("Risk", step.risk());
        told("Undo", guided.commands().stream().anyMatch(command -> command.kind() == AwsCommand.Kind.UNDO) ? "" : step.undo());
        done(page, times);
    }

    private void paragraph(String text, String styleClass) {
        if (!text.isEmpty()) {
            getChildren().add(new WrappedLabel(text, styleClass));
        }
    }

    /// @param more how many findings the same check has beside it, none of them worse
    private Node finding(Finding finding, int more) {
        var title = new WrappedLabel(finding.title() + (more == 0 ? "" : " (and " + more + " more by " + finding.check().id() + ")"), "body");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var word = new Label(finding.status().word());
        word.getStyleClass().addAll("status-word", finding.status().id());
        word.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(new StatusGlyph(finding.status()), title, word);
        line.getStyleClass().add("finding-line");
        return new Choice(line, "Select the finding: " + finding.status().word() + ", " + finding.title(), () -> model.select(finding));
    }

    private void command(AwsCommand command) {
        var word = command.kind().name().charAt(0) + command.kind().name().substring(1).toLowerCase(Locale.ROOT);
        var title = new Label(word);
        title.getStyleClass().add("command-word");
        title.setMinWidth(USE_PREF_SIZE);
        var heading = new HBox(title);
        heading.getStyleClass().add("heading-line");
        if (command.changes()) {
            var mark = new Label("changes production");
            mark.getStyleClass().add("changes");
            mark.setMinWidth(USE_PREF_SIZE);
            heading.getChildren().add(mark);
        }
        var block = new CommandBlock(command.argv(), model.shellProperty());
        if (first == null) {
            first = block;
        }
        var copy = new CopyButton("the command: " + word.toLowerCase(Locale.ROOT) + ", " + command.effect(), block::line);
        heading.getChildren().addAll(space(), copy);
        var box = new VBox(heading, new WrappedLabel(command.effect(), "muted"), block);
        box.getStyleClass().add("command");
        getChildren().add(box);
    }

    private void snippet(Snippet snippet) {
        var title = new Label("Change the " + snippet.language());
        title.getStyleClass().add("command-word");
        var heading = new HBox(title, space(), new CopyButton("the " + snippet.language() + " lines", snippet::text));
        heading.getStyleClass().add("heading-line");
        var code = new WrappedLabel(snippet.text().stripTrailing(), "code");
        code.setMaxWidth(Double.MAX_VALUE);
        var block = new VBox(code);
        block.getStyleClass().add("code-block");
        var box = new VBox(heading, block);
        box.getStyleClass().add("command");
        getChildren().add(box);
    }

    /// @param answered what was given before; null for nothing
    private void ask(Step.Ask ask, @Nullable String answered) {
        var question = new WrappedLabel(ask.question(), "command-word");
        var field = new TextField(answered == null ? "" : answered);
        field.setId("ask-" + ask.name());
        field.setPromptText(ask.example());
        field.setAccessibleText(ask.question());
        HBox.setHgrow(field, Priority.ALWAYS);
        question.setLabelFor(field);
        var use = new Button("Fill in");
        use.setId("answer-" + ask.name());
        use.getStyleClass().add("small");
        use.setMinWidth(USE_PREF_SIZE);
        use.setAccessibleText("Fill it in: " + ask.question());
        var fault = new WrappedLabel("", "note");
        fault.setId("fault-" + ask.name());
        field.textProperty().subscribe(text -> {
            var wrong = PlaybookViewModel.fault(ask, text.strip());
            use.setDisable(!wrong.isEmpty() || text.strip().equals(answered));
            fault.setText(wrong.isEmpty() ? text.strip().equals(answered) ? "Filled in; change it here." : "Enter fills it in." : "Its command is withheld until this is given. " + wrong);
        });
        Runnable answer = () -> model.answer(ask, field.getText().strip());
        field.setOnAction(_ -> answer.run());
        use.setOnAction(_ -> answer.run());
        var line = new HBox(field, use);
        line.getStyleClass().add("ask-line");
        var box = new VBox(question, line, fault);
        box.getStyleClass().add("command");
        getChildren().add(box);
    }

    private void told(String label, String text) {
        if (!text.isEmpty()) {
            var name = new WrappedLabel(label, "kicker");
            var box = new VBox(name, new WrappedLabel(text, "body"));
            box.getStyleClass().add("told");
            getChildren().add(box);
        }
    }

    private void done(GuidePage.Walking page, Times times) {
        var id = guided.step().id();
        var ticked = page.journal().tickedAt(id);
        var tick = new CheckBox(ticked.map(at -> "Done by hand, " + times.minute(at)).orElse("I did this"));
        tick.setId("tick-" + id);
        tick.setWrapText(true);
        tick.setSelected(ticked.isPresent());
        tick.setOnAction(_ -> model.tick(id));
        noteButton.setId("note-button-" + id);
        noteButton.getStyleClass().add("small");
        noteButton.setMinWidth(USE_PREF_SIZE);
        noteButton.setAccessibleText("Write a note to this step");
        noteButton.setOnAction(_ -> writeNote());
        var line = new HBox(tick, space(), noteButton);
        line.getStyleClass().add("tick-line");
        note.setId("note-" + id);
        note.setText(page.journal().entry(id).note());
        note.setPromptText("What you did and saw; it is kept, and goes into the post-mortem draft");
        note.setAccessibleText("Note to the step " + guided.step().title());
        note.setPrefRowCount(NOTE_ROWS);
        note.setWrapText(true);
        note.textProperty().addListener((_, _, text) -> model.note(id, text));
        showNote(!note.getText().isBlank());
        getChildren().addAll(line, note);
    }

    private void showNote(boolean shown) {
        note.setVisible(shown);
        note.setManaged(shown);
        noteButton.setVisible(!shown);
    }

    void writeNote() {
        showNote(true);
        note.requestFocus();
        note.end();
    }

    /// The line of the first command, in the chosen shell; empty where the step shows none.
    Optional<String> command() {
        return Optional.ofNullable(first).map(CommandBlock::line);
    }

    private static Node space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }
}
