package dev.drydock.ui.playbook;

import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import dev.drydock.playbook.GuidedStep;
import dev.drydock.ui.kit.Copying;
import dev.drydock.ui.kit.Links;
import dev.drydock.ui.kit.ShellChooser;
import dev.drydock.ui.kit.StatusGlyph;
import dev.drydock.ui.kit.Times;
import dev.drydock.ui.kit.WrappedLabel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The guide: the head of the playbook, what it stands on, and its steps, of which one is shown in full and kept in sight.
final class GuideView extends VBox {
    private static final int MOST_FACTS = 5;
    /// Pixels between the head of the pane and the step that is brought into sight.
    private static final int ABOVE = 8;

    private final PlaybookViewModel model;
    private final ObservableValue<Times> times;
    private final Links links;
    private final Copying copying;
    private final Runnable draft;
    private final VBox head = new VBox();
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane(content);
    private final List<StepHead> heads = new ArrayList<>();
    private @Nullable StepBody body;
    private @Nullable GuidePage shown;
    /// The step that is to be in sight until the reader scrolls or goes on; its place is only known once all is laid out.
    private @Nullable String wanted;

    /// @param draft copies the draft of the post-mortem
    GuideView(PlaybookViewModel model, ObservableValue<Times> times, Links links, Copying copying, Runnable draft) {
        this.model = model;
        this.times = times;
        this.links = links;
        this.copying = copying;
        this.draft = draft;
        setId("guide");
        getStyleClass().addAll("detail", "guide");
        head.getStyleClass().add("guide-head");
        content.getStyleClass().add("guide-content");
        scroll.getStyleClass().add("detail");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText("Steps of the playbook");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        scroll.addEventFilter(ScrollEvent.SCROLL, _ -> wanted = null);
        scroll.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> wanted = null);
        content.heightProperty().addListener((_, _, _) -> Platform.runLater(this::scrollToWanted));
        scroll.viewportBoundsProperty().addListener((_, _, _) -> Platform.runLater(this::scrollToWanted));
        model.pageProperty().subscribe(this::show);
        times.addListener((_, _, _) -> {
            shown = null;
            show(model.page());
        });
    }

    private void show(GuidePage page) {
        if (page instanceof GuidePage.Walking now && shown instanceof GuidePage.Walking before && isSame(now, before)) {
            shown = page;
            return;
        }
        var focused = getScene() == null ? null : getScene().getFocusOwner();
        var hadFocus = isWithin(focused);
        var focusedStep = focused instanceof StepHead one ? one.step() : null;
        var at = scroll.getVvalue();
        var opened = page instanceof GuidePage.Walking now && now.open() != null && !(shown instanceof GuidePage.Walking before && now.open().equals(before.open()));
        var fresh = shown == null || page.getClass() != shown.getClass();
        shown = page;
        heads.clear();
        body = null;
        switch (page) {
            case GuidePage.Nothing _ -> {
                head.getChildren().clear();
                content.getChildren().clear();
            }
            case GuidePage.Choosing choosing -> {
                heading("Playbooks for " + choosing.service(), "What did you notice?", null);
                content.getChildren().setAll(new ChoosingView(model, choosing));
                scroll.setVvalue(0);
                if (fresh || hadFocus) {
                    content.applyCss();
                    Platform.runLater(this::focusChosenSymptom);
                }
            }
            case GuidePage.Walking walking -> {
                walking(walking);
                var step = focusedStep == null || opened ? walking.open() : focusedStep;
                if (fresh || hadFocus) {
                    focus(step);
                }
                wanted = opened ? walking.open() : null;
                scroll.setVvalue(fresh ? 0 : at);
                Platform.runLater(this::scrollToWanted);
            }
        }
    }

    /// Whether only a note differs, which its field shows already.
    private static boolean isSame(GuidePage.Walking now, GuidePage.Walking before) {
        return now.walkthrough() == before.walkthrough() && Objects.equals(now.open(), before.open()) && now.turned().equals(before.turned()) && now.past() == before.past();
    }

    private boolean isWithin(@Nullable Node node) {
        for (var each = node; each != null; each = each.getParent()) {
            if (each == this) {
                return true;
            }
        }
        return false;
    }

    private void heading(String kicker, String title, @Nullable Node right) {
        var label = new WrappedLabel(kicker, "kicker");
        label.setId("guide-kicker");
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        var close = new Button("", new FontIcon(Feather.X));
        close.setId("guide-close");
        close.getStyleClass().addAll("flat", "small", "card-close");
        close.setAccessibleText("Close the playbook");
        close.setTooltip(new Tooltip("Close  (Esc)"));
        close.setOnAction(_ -> model.close());
        var line = new HBox(label, close);
        line.getStyleClass().add("guide-kicker-line");
        line.setAlignment(Pos.CENTER_LEFT);
        var name = new WrappedLabel(title, "title");
        name.setId("guide-title");
        head.getChildren().setAll(line, name);
        if (right != null) {
            head.getChildren().add(right);
        }
    }

    private void walking(GuidePage.Walking page) {
        var playbook = page.walkthrough().playbook();
        var others = new Button("Other playbooks");
        others.setId("guide-others");
        others.getStyleClass().addAll("small", "flat");
        others.setMinWidth(USE_PREF_SIZE);
        others.setOnAction(_ -> model.choose());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var tools = new HBox(others, space, new ShellChooser(model.shellProperty()));
        tools.getStyleClass().add("guide-tools");
        heading(page.kicker(), playbook.title(), tools);
        var nodes = new ArrayList<Node>();
        if (page.past()) {
            nodes.add(new WrappedLabel("Held against an older moment of the series, not the newest.", "note"));
        }
        nodes.add(new WrappedLabel(playbook.symptom(), "muted"));
        var facts = facts(page);
        if (!facts.getChildren().isEmpty()) {
            nodes.add(facts);
        }
        var steps = new VBox();
        steps.getStyleClass().add("guide-steps");
        page.walkthrough().steps().forEach(step -> steps.getChildren().add(step(page, step)));
        nodes.add(steps);
        nodes.add(about(page));
        content.getChildren().setAll(nodes);
    }

    private VBox facts(GuidePage.Walking page) {
        var table = new VBox();
        table.getStyleClass().add("fact-table");
        page.walkthrough().steps().stream().flatMap(step -> step.findings().stream()).distinct()
                .filter(finding -> !seen(finding).isEmpty() && finding.status() != Status.NA).sorted(Comparator.comparing(Finding::status)).limit(MOST_FACTS)
                .forEach(finding -> table.getChildren().add(fact(finding)));
        return table;
    }

    /// What was seen, in the few words that a table has room for; empty where it takes more.
    private static String seen(Finding finding) {
        return !finding.brief().isEmpty() ? finding.brief() : finding.observed().length() <= Finding.MOST_OF_BRIEF ? finding.observed() : "";
    }

    private static Node fact(Finding finding) {
        var name = new Label(finding.check().id());
        name.setMinWidth(USE_PREF_SIZE);
        var value = new WrappedLabel(seen(finding), "fact-value", "observed-" + finding.status().id());
        value.setAlignment(Pos.TOP_RIGHT);
        HBox.setHgrow(value, Priority.ALWAYS);
        value.setMaxWidth(Double.MAX_VALUE);
        var row = new HBox(new StatusGlyph(finding.status()), name, value);
        row.getStyleClass().addAll("fact-row", "guide-fact");
        return row;
    }

    private Node step(GuidePage.Walking page, GuidedStep step) {
        var id = step.step().id();
        var isOpen = id.equals(page.open());
        var stepHead = new StepHead(page, step, isOpen, () -> model.toggle(id));
        heads.add(stepHead);
        var box = new VBox(stepHead);
        box.getStyleClass().add("guide-step");
        if (isOpen) {
            body = new StepBody(model, page, step, times.getValue());
            box.getStyleClass().add("is-open");
            box.getChildren().add(body);
        }
        return box;
    }

    private Node about(GuidePage.Walking page) {
        var playbook = page.walkthrough().playbook();
        var copy = new Button("Copy the post-mortem draft", new FontIcon(Feather.FILE_TEXT));
        copy.setId("guide-draft");
        copy.getStyleClass().add("small");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(_ -> draft.run());
        var title = new Label("How it comes about");
        title.getStyleClass().add("section-title");
        var box = new VBox(copy, title, new WrappedLabel(playbook.cause(), "muted"));
        box.getStyleClass().add("guide-about");
        for (var link : playbook.links()) {
            var more = new Hyperlink(link);
            more.setWrapText(true);
            more.setMinHeight(USE_PREF_SIZE);
            more.setOnAction(_ -> links.open(link));
            box.getChildren().add(more);
        }
        return box;
    }

    private void focus(@Nullable String step) {
        heads.stream().filter(one -> one.step().equals(step)).findFirst().or(() -> heads.stream().findFirst()).ifPresent(one -> {
            one.requestFocus();
            // Once more when the guide is shown: what is hidden takes no focus.
            Platform.runLater(one::requestFocus);
        });
    }

    private void focusChosenSymptom() {
        var any = content.lookup(".chip:selected");
        if (any != null) {
            any.requestFocus();
        }
    }

    /// Brings the wanted step into sight, from its head on, with as much of it as fits.
    private void scrollToWanted() {
        var height = content.getHeight() - scroll.getViewportBounds().getHeight();
        heads.stream().filter(one -> one.step().equals(wanted)).findFirst().filter(_ -> height > 0).ifPresent(one -> {
            var bounds = content.sceneToLocal(one.localToScene(one.getBoundsInLocal()));
            scroll.setVvalue(Math.clamp((bounds.getMinY() - ABOVE) / height, 0, 1));
        });
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        if (event.getTarget() instanceof TextInputControl) {
            if (event.getCode() == KeyCode.ESCAPE) {
                focus(shown instanceof GuidePage.Walking now ? now.open() : null);
                event.consume();
            }
            return;
        }
        var onStep = event.getTarget() instanceof StepHead one ? one : null;
        var did = switch (event.getCode()) {
            case ESCAPE -> {
                model.close();
                yield true;
            }
            case C -> copyCommand(onStep);
            case N -> writeNote(onStep);
            case DOWN -> onStep != null ? move(onStep, 1) : shown instanceof GuidePage.Choosing && moveChoice(event, 1);
            case UP -> onStep != null ? move(onStep, -1) : shown instanceof GuidePage.Choosing && moveChoice(event, -1);
            case ENTER -> {
                if (onStep != null) {
                    model.toggle(onStep.step());
                }
                yield onStep != null;
            }
            case SPACE -> {
                if (onStep != null) {
                    model.tick(onStep.step());
                }
                yield onStep != null;
            }
            default -> false;
        };
        if (did) {
            event.consume();
        }
    }

    private boolean move(StepHead from, int by) {
        var at = heads.indexOf(from) + by;
        wanted = null;
        if (at >= 0 && at < heads.size()) {
            heads.get(at).requestFocus();
            reveal(heads.get(at));
        }
        return true;
    }

    /// Goes through the playbooks that can be chosen; up from the first leads to the symptoms.
    private boolean moveChoice(KeyEvent event, int by) {
        var choices = content.lookupAll(".choice").stream().sorted(Comparator.comparing(node -> node.localToScene(0, 0).getY())).toList();
        var at = choices.indexOf(event.getTarget());
        if (at < 0 && by < 0) {
            return false;
        }
        if (at == 0 && by < 0) {
            focusChosenSymptom();
            return true;
        }
        if (at + by < choices.size()) {
            choices.get(at + by).requestFocus();
            reveal(choices.get(at + by));
        }
        return true;
    }

    /// Scrolls no more than it takes to see a line.
    private void reveal(Node node) {
        var height = content.getHeight() - scroll.getViewportBounds().getHeight();
        if (height <= 0) {
            return;
        }
        var bounds = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        var top = scroll.getVvalue() * height;
        if (bounds.getMinY() < top) {
            scroll.setVvalue(Math.max(0, bounds.getMinY() / height));
        } else if (bounds.getMaxY() > top + scroll.getViewportBounds().getHeight()) {
            scroll.setVvalue(Math.min(1, (bounds.getMaxY() - scroll.getViewportBounds().getHeight()) / height));
        }
    }

    private boolean copyCommand(@Nullable StepHead onStep) {
        if (onStep != null) {
            model.openStep(onStep.step());
        }
        var open = body;
        if (open != null) {
            open.command().ifPresent(line -> copying.copy("the command for " + model.shellProperty().get().title(), line));
        }
        return open != null;
    }

    private boolean writeNote(@Nullable StepHead onStep) {
        if (onStep != null) {
            model.openStep(onStep.step());
        }
        var open = body;
        if (open != null) {
            // Later, or the letter of the key would be the first of the note.
            Platform.runLater(open::writeNote);
        }
        return open != null;
    }
}
