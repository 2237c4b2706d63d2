package dev.drydock.ui.detail;

import dev.drydock.advice.Unseen;
import dev.drydock.check.Badge;
import dev.drydock.check.BadgeVerdict;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import dev.drydock.ui.kit.Choice;
import dev.drydock.ui.kit.CopyButton;
import dev.drydock.ui.kit.Guides;
import dev.drydock.ui.kit.Links;
import dev.drydock.ui.kit.Muter;
import dev.drydock.ui.kit.Pips;
import dev.drydock.ui.kit.Selected;
import dev.drydock.ui.kit.StatusGlyph;
import dev.drydock.ui.kit.WrappedLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The right pane: all that is known about what is selected.
public final class DetailView extends ScrollPane {
    private final DetailViewModel model;
    private final Links links;
    private final Muter muter;
    private final Guides guides;
    private final VBox content = new VBox();
    private @Nullable Page shown;

    public DetailView(DetailViewModel model, Links links, Muter muter, Guides guides) {
        this.model = model;
        this.muter = muter;
        this.guides = guides;
        this.links = links;
        setId("detail");
        getStyleClass().add("detail");
        setAccessibleText("Details of the selection");
        content.getStyleClass().add("detail-content");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        model.pageProperty().addListener((_, _, page) -> show(page));
        show(model.pageProperty().get());
    }

    private void show(Page page) {
        var same = page instanceof Page.OfFinding(_, var now, _) && shown instanceof Page.OfFinding(_, var before, _) && now == before;
        var at = getVvalue();
        shown = page;
        content.getChildren().setAll(switch (page) {
            case Page.Nothing(var says) -> List.<Node>of(new WrappedLabel(says, "muted"));
            case Page.Overview(var inspected) -> overview(inspected.service());
            case Page.OfBadge(var inspected, var verdict) -> badge(inspected, verdict);
            case Page.OfFinding(var inspected, var finding, var marked) -> finding(inspected, finding, marked);
            case Page.OfThing(var thing, var findings) -> thing(thing, findings);
        });
        setVvalue(same ? at : 0);
    }

    private List<Node> overview(ServiceDiagnosis service) {
        var lines = new VBox();
        lines.getStyleClass().add("verdicts");
        service.badges().values().forEach(verdict -> lines.getChildren().add(verdict(verdict)));
        var nodes = new ArrayList<Node>(List.of(kicker("Service"), new WrappedLabel(service.service().name(), "title"), new WrappedLabel(sum(service), "muted"), lines));
        var outside = service.findings().stream().filter(finding -> finding.badge() == null && finding.isTrouble()).toList();
        if (!outside.isEmpty()) {
            var title = new WrappedLabel(Pips.outside(service));
            title.getStyleClass().add("section-title");
            var found = new VBox(title);
            found.setId("outside");
            outside.forEach(finding -> found.getChildren().add(line(finding)));
            nodes.add(found);
        }
        return nodes;
    }

    private static String sum(ServiceDiagnosis service) {
        var counts = Arrays.stream(Status.values()).filter(status -> service.count(status) > 0)
                .map(status -> service.count(status) + " " + status.word()).collect(Collectors.joining(", "));
        var outside = Pips.outside(service);
        return "Of the five badges: " + counts + "." + (outside.isEmpty() ? "" : " " + outside + ".") + (service.muted() == 0 ? "" : " Muted: " + service.muted() + ".");
    }

    private Node verdict(BadgeVerdict verdict) {
        var name = new WrappedLabel(verdict.badge().title(), "step-title");
        // An ok badge may have an unknown finding before its ok ones, which only says what would make it surer.
        var first = verdict.findings().stream().filter(finding -> finding.status() == verdict.status()).findFirst()
                .map(Finding::title).orElse("No check speaks of it.");
        var text = new VBox(name, new WrappedLabel(first, "muted"));
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        var word = new Label(verdict.status().word());
        word.getStyleClass().addAll("status-word", verdict.status().id());
        word.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(StatusGlyph.numbered(verdict), text, word);
        line.getStyleClass().add("verdict-line");
        return new Choice(line, StatusGlyph.says(verdict), () -> model.select(new Selected.OfBadge(verdict.badge())));
    }

    private List<Node> badge(Page.Inspected inspected, BadgeVerdict verdict) {
        var heading = badgeHeading(verdict.badge(), inspected.service());
        var full = verdict.findings().stream().filter(finding -> finding.status().compareTo(Status.UNKNOWN) <= 0).map(finding -> full(inspected, finding, null));
        var rest = verdict.findings().stream().filter(finding -> finding.status().compareTo(Status.UNKNOWN) > 0).map(this::line);
        return Stream.of(Stream.of(heading, guide(verdict.badge().id())), full, rest).flatMap(nodes -> nodes).toList();
    }

    private List<Node> finding(Page.Inspected inspected, Finding finding, @Nullable Evidence marked) {
        var panel = full(inspected, finding, marked);
        var badge = finding.badge();
        var playbook = finding.check().playbook();
        var offered = playbook == null ? Stream.<Node>of() : Stream.of(guide(playbook));
        if (badge == null) {
            return Stream.concat(offered, Stream.of(panel)).toList();
        }
        var heading = badgeHeading(badge, inspected.service());
        var whole = new Choice(heading, "Show the whole badge " + badge.number() + ", " + badge.title(), () -> model.select(new Selected.OfBadge(badge)));
        return Stream.<Stream<? extends Node>>of(Stream.of(whole), offered, Stream.of(panel)).<Node>flatMap(nodes -> nodes).toList();
    }

    /// Offers the playbook that mends what is shown.
    private Node guide(String playbook) {
        var title = new WrappedLabel("", "body");
        title.textProperty().bind(guides.title(playbook));
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var kind = new Label("Playbook");
        kind.getStyleClass().add("kicker");
        kind.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(new FontIcon(Feather.BOOK_OPEN), kind, title, new FontIcon(Feather.CHEVRON_RIGHT));
        line.getStyleClass().addAll("finding-line", "offered-guide");
        var choice = new Choice(line, "Open the playbook", () -> guides.open(playbook));
        choice.accessibleTextProperty().bind(title.textProperty().map(text -> "Open the playbook: " + text));
        choice.setId("guide-" + playbook);
        choice.getStyleClass().add("guide-choice");
        return choice;
    }

    private List<Node> thing(Page.Thing thing, List<Finding> findings) {
        var top = new VBox(kicker(thing.kind()), new WrappedLabel(Unseen.shown(thing.name()), "title"));
        if (!thing.id().isEmpty()) {
            var id = new WrappedLabel(Unseen.shown(thing.id()), "evidence-place");
            HBox.setHgrow(id, Priority.ALWAYS);
            id.setMaxWidth(Double.MAX_VALUE);
            var line = new HBox(id, new CopyButton(thing.id().startsWith("arn:") ? "the ARN" : "the id", thing::id));
            line.getStyleClass().add("evidence-line");
            top.getChildren().add(line);
        }
        if (!thing.note().isEmpty()) {
            top.getChildren().add(new WrappedLabel(thing.note(), "muted"));
        }
        top.getStyleClass().add("thing");
        if (!thing.facts().isEmpty()) {
            top.getChildren().add(FactTable.of(thing.facts()));
        }
        for (var related : thing.related()) {
            top.getChildren().add(related(related));
        }
        var title = new WrappedLabel(findings.isEmpty() ? "No finding speaks of it by itself." : "Findings about it");
        title.getStyleClass().add("section-title");
        top.getChildren().add(title);
        findings.forEach(finding -> top.getChildren().add(line(finding)));
        return List.of(top);
    }

    private static Node badgeHeading(Badge badge, ServiceDiagnosis service) {
        var verdict = service.badges().get(badge);
        var title = new WrappedLabel(badge.title(), "badge-title");
        var counts = Arrays.stream(Status.values())
                .filter(status -> verdict.findings().stream().anyMatch(finding -> finding.status() == status))
                .map(status -> verdict.findings().stream().filter(finding -> finding.status() == status).count() + " " + status.word())
                .collect(Collectors.joining(" · "));
        var checks = counts.isEmpty() ? "" : " · of its checks: " + counts;
        var kicker = new WrappedLabel("Badge " + badge.number() + " · " + verdict.status().word() + (verdict.isMuted() ? ", muted" : "") + checks, "kicker");
        var text = new VBox(kicker, title);
        HBox.setHgrow(text, Priority.ALWAYS);
        var line = new HBox(StatusGlyph.numbered(verdict), text);
        line.getStyleClass().add("badge-heading");
        return line;
    }

    private Node full(Page.Inspected inspected, Finding finding, @Nullable Evidence marked) {
        return new FindingPanel(inspected, finding, marked, model, links, muter);
    }

    private Node line(Finding finding) {
        var title = new WrappedLabel((finding.isMuted() ? "Muted: " : "") + finding.title(), "body");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var word = new Label(finding.status().word());
        word.getStyleClass().addAll("status-word", finding.status().id());
        word.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(new StatusGlyph(finding.status()), title, word);
        line.getStyleClass().add("finding-line");
        line.setOpacity(finding.isMuted() ? 0.65 : 1);
        return new Choice(line, finding.status().word() + (finding.isMuted() ? ", muted: " : ": ") + finding.title(), () -> model.select(finding));
    }

    private Node related(Page.Related related) {
        var kind = new Label(related.kind());
        kind.getStyleClass().add("kicker");
        kind.setMinWidth(USE_PREF_SIZE);
        var name = new WrappedLabel(Unseen.shown(related.name()), "body");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        var line = new HBox(kind, name, new FontIcon(Feather.CHEVRON_RIGHT));
        line.getStyleClass().addAll("finding-line", "related");
        return new Choice(line, "Go to the " + related.kind() + " " + related.name(), () -> model.select(new Selected.OfThing(related.goes())));
    }

    private static Label kicker(String text) {
        return new WrappedLabel(text, "kicker");
    }
}
