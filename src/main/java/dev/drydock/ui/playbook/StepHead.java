package dev.drydock.ui.playbook;

import dev.drydock.check.Finding;
import dev.drydock.playbook.GuidedStep;
import dev.drydock.ui.kit.WrappedLabel;
import java.util.Locale;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The line of a step: its mark, its title, and a word of where it stands. The keyboard goes from one to the next.
final class StepHead extends HBox {
    private final String step;
    private final Runnable toggle;

    StepHead(GuidePage.Walking page, GuidedStep guided, boolean isOpen, Runnable toggle) {
        this.step = guided.step().id();
        this.toggle = toggle;
        var number = page.number(guided);
        var current = page.isCurrent(guided);
        var turned = page.turned().contains(step);
        var word = (current ? "Now" : guided.state().word()) + (turned ? ", since re-read" : "");
        setId("step-" + step);
        getStyleClass().addAll("step-head", guided.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText("Step " + number + " of " + page.walkthrough().steps().size() + ", " + guided.step().kind().title() + ": " + guided.step().title() + ". "
                + guided.state().word() + (current ? ", the one to take now" : "") + (turned ? ", turned since the record was read again" : "") + (isOpen ? ", shown in full" : ""));
        var title = new WrappedLabel(guided.step().title(), "step-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var says = new Label(word);
        says.getStyleClass().addAll("step-word", turned ? "turned" : current ? "now" : "plain");
        says.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(title, says);
        line.getStyleClass().add("step-line");
        var text = new VBox(line);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        if (!isOpen && guided.state() != GuidedStep.State.NOT_NEEDED) {
            guided.findings().stream().findFirst().map(Finding::title).or(() -> Optional.of(guided.because()).filter(because -> !because.isEmpty())).ifPresent(found -> {
                var why = new Label(found);
                why.getStyleClass().add("step-why");
                why.setTooltip(new Tooltip(found));
                text.getChildren().add(why);
            });
        }
        getChildren().addAll(new StepMark(guided, number, current), text);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                choose(event);
            }
        });
    }

    /// The id of its step.
    String step() {
        return step;
    }

    private void choose(Event event) {
        event.consume();
        toggle.run();
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            toggle.run();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
