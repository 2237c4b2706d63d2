package dev.drydock.ui.detail;

import dev.drydock.advice.Shell;
import dev.drydock.advice.Unseen;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Muting;
import dev.drydock.check.Status;
import dev.drydock.ui.kit.CommandBlock;
import dev.drydock.ui.kit.CopyButton;
import dev.drydock.ui.kit.Links;
import dev.drydock.ui.kit.Muter;
import dev.drydock.ui.kit.Selected;
import dev.drydock.ui.kit.StatusGlyph;
import dev.drydock.ui.kit.WrappedLabel;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A finding in full: what was seen, why it matters, what it stands on, and what to do.
final class FindingPanel extends VBox {
    private final ObjectProperty<Shell> shell;
    private final Links links;

    /// @param inspected where the finding was made
    /// @param marked the value of it that is looked at; null for none
    FindingPanel(Page.Inspected inspected, Finding finding, @Nullable Evidence marked, DetailViewModel model, Links links, Muter muter) {
        this.shell = model.shellProperty();
        this.links = links;
        getStyleClass().add("finding");
        setId("finding-" + finding.check().id());
        var word = new Label(finding.status().word());
        word.getStyleClass().addAll("status-word", finding.status().id());
        word.setMinWidth(USE_PREF_SIZE);
        var check = new WrappedLabel("by " + finding.check().id() + ", usually mended by " + owner(finding), "check");
        HBox.setHgrow(check, Priority.ALWAYS);
        check.setMaxWidth(Double.MAX_VALUE);
        var line = new HBox(new StatusGlyph(finding.status()), word, check);
        if (finding.status().compareTo(Status.UNKNOWN) <= 0) {
            line.getChildren().add(muteButton(finding, muter));
        }
        line.getStyleClass().add("kicker-line");
        var title = new WrappedLabel(finding.title(), "title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var copy = new CopyButton("the finding as Markdown", () -> model.markdown(finding));
        copy.setId("copy-" + finding.check().id());
        var heading = new HBox(title, copy);
        heading.getStyleClass().add("title-line");
        getChildren().addAll(line, heading, resource(finding));
        var muting = finding.muted();
        if (muting != null) {
            getChildren().add(new WrappedLabel(says(muting), "muting"));
        }
        if (!finding.why().isEmpty()) {
            getChildren().add(new WrappedLabel(finding.why(), "muted"));
        }
        if (!finding.observed().isEmpty() || !finding.expected().isEmpty()) {
            getChildren().add(FactTable.compared(finding.observed(), finding.expected(), finding.status().id()));
        }
        if (!finding.missing().isEmpty()) {
            section("What is missing");
            finding.missing().forEach(missing -> getChildren().add(missing(missing, inspected.region())));
        }
        if (!finding.commands().isEmpty() || !finding.snippets().isEmpty()) {
            getChildren().add(new Steps(inspected.source(), finding, shell));
        }
        if (!finding.evidence().isEmpty()) {
            section("Evidence");
            getChildren().add(FactTable.evidence(finding.evidence(), marked, evidence -> model.select(new Selected.OfEvidence(finding, evidence))));
        }
        if (!finding.check().links().isEmpty()) {
            section("Read more");
            getChildren().add(links(finding.check().links()));
        }
    }

    /// What it speaks of, to copy.
    private static Node resource(Finding finding) {
        var id = new WrappedLabel(Unseen.shown(finding.resource()), "evidence-place");
        HBox.setHgrow(id, Priority.ALWAYS);
        id.setMaxWidth(Double.MAX_VALUE);
        var line = new HBox(id, new CopyButton(finding.resource().startsWith("arn:") ? "the ARN" : "the id", finding::resource));
        line.getStyleClass().add("evidence-line");
        return line;
    }

    private static Button muteButton(Finding finding, Muter muter) {
        var button = new Button(finding.isMuted() ? "Unmute" : "Mute…");
        button.setId((finding.isMuted() ? "unmute-" : "mute-") + finding.check().id());
        button.getStyleClass().addAll("small", "copy-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText((finding.isMuted() ? "Unmute: " : "Mute: ") + finding.title());
        button.setOnAction(_ -> {
            if (finding.isMuted()) {
                muter.unmute(finding);
            } else {
                muter.mute(finding);
            }
        });
        return button;
    }

    private static String says(Muting muting) {
        return "Muted" + (muting.until() == null ? "" : " until " + muting.until())
                + (muting.resource().equals(Muting.ANY) ? ", as everything that " + muting.check() + " finds" : "") + ": " + muting.reason();
    }

    private static String owner(Finding finding) {
        return switch (finding.check().owner()) {
            case AWS -> "AWS";
            case APP -> "the application";
            default -> finding.check().owner().name().toLowerCase(Locale.ROOT);
        };
    }

    private void section(String title) {
        var label = new Label(title);
        label.getStyleClass().add("section-title");
        getChildren().add(label);
    }

    private Node missing(Missing missing, String region) {
        var read = missing.gap().read();
        var block = new CommandBlock(read.argv(region), shell);
        var says = new WrappedLabel((missing.optional() ? "Would make it surer: " : "Cannot be judged: ") + missing.gap().why() + ".", "body");
        var action = new WrappedLabel("Ask for " + read.iamAction(), "muted");
        HBox.setHgrow(action, Priority.ALWAYS);
        action.setMaxWidth(Double.MAX_VALUE);
        var line = new HBox(action, new CopyButton("the command that reads it", block::line));
        line.getStyleClass().add("heading-line");
        var box = new VBox(says, line, block);
        box.getStyleClass().add("missing");
        return box;
    }

    private Node links(List<String> addresses) {
        var box = new VBox();
        box.getStyleClass().add("links");
        for (var address : addresses) {
            var link = new Hyperlink(address);
            link.setWrapText(true);
            link.setMinHeight(USE_PREF_SIZE);
            link.setMaxWidth(Double.MAX_VALUE);
            link.setAccessibleText("Open " + address + " in the browser");
            link.setOnAction(_ -> links.open(address));
            HBox.setHgrow(link, Priority.ALWAYS);
            var line = new HBox(link, new CopyButton("the address", () -> address));
            line.getStyleClass().add("heading-line");
            box.getChildren().add(line);
        }
        return box;
    }
}
