package dev.drydock.ui.playbook;

import dev.drydock.advice.Shell;
import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.Inventory;
import dev.drydock.playbook.GuidedStep;
import dev.drydock.playbook.Journal;
import dev.drydock.playbook.Playbook;
import dev.drydock.playbook.Playbooks;
import dev.drydock.playbook.Step;
import dev.drydock.playbook.Walkthrough;
import dev.drydock.ui.kit.Guides;
import dev.drydock.ui.kit.Place;
import dev.drydock.ui.kit.Selected;
import dev.drydock.ui.kit.Selection;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The guide: which playbook is open for the selected service, where its steps stand, and what the reader does with them. It follows the selection, and moves it to what a
/// step is about; a newer record of the same service is held against the same playbook at once.
public final class PlaybookViewModel implements Guides {
    private static final GuidePage NOTHING = new GuidePage.Nothing();

    private final Selection selection;
    private final Supplier<Playbooks> shelf;
    private final KeptJournals journals;
    private final InstantSource clock;
    private final ObjectProperty<Shell> shell;
    private final Executor background;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<@Nullable Playbooks> playbooks = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<GuidePage> page = new ReadOnlyObjectWrapper<>(NOTHING);
    private final BooleanProperty inFront = new SimpleBooleanProperty();
    private @Nullable Moment moment;
    private boolean moving;
    private int asked;

    /// What an older capture of a series knew.
    private record Moment(Inventory inventory, ServiceDiagnosis service) {}

    /// @param shelf what gives the playbooks; asked in the background
    /// @param clock the reader's, for when something was ticked
    /// @param shell the shell that commands are written for
    public PlaybookViewModel(
            Selection selection, Supplier<Playbooks> shelf, KeptJournals journals, InstantSource clock, ObjectProperty<Shell> shell, Executor background, Executor fx) {
        this.selection = selection;
        this.shelf = shelf;
        this.journals = journals;
        this.clock = clock;
        this.shell = shell;
        this.background = background;
        this.fx = fx;
        selection.placeProperty().addListener((_, before, now) -> follow(before, now));
        background.execute(() -> {
            var read = shelf.get();
            fx.execute(() -> playbooks.set(read));
        });
    }

    ReadOnlyObjectProperty<GuidePage> pageProperty() {
        return page.getReadOnlyProperty();
    }

    GuidePage page() {
        return page.get();
    }

    ObjectProperty<Shell> shellProperty() {
        return shell;
    }

    /// Whether the guide stands before the details of the selection.
    BooleanProperty inFrontProperty() {
        return inFront;
    }

    @Override
    public ObservableValue<String> title(String playbook) {
        return playbooks.map(all -> all.find(playbook).map(Playbook::title).orElse(playbook)).orElse(playbook);
    }

    /// Asks what was noticed, and lists the playbooks by what the record says.
    public void choose() {
        choose(null);
    }

    void choose(Playbook.@Nullable Symptom symptom) {
        var mine = ++asked;
        background.execute(() -> {
            var read = shelf.get();
            fx.execute(() -> {
                playbooks.set(read);
                var service = selection.place().service();
                if (mine == asked && service != null) {
                    page.set(choosing(read, service, symptom));
                    inFront.set(true);
                }
            });
        });
    }

    private static GuidePage choosing(Playbooks playbooks, ServiceDiagnosis service, Playbook.@Nullable Symptom symptom) {
        var suggested = playbooks.suggest(service, symptom);
        var others = playbooks.all().stream().filter(playbook -> suggested.stream().noneMatch(suggestion -> suggestion.playbook().equals(playbook))).toList();
        return new GuidePage.Choosing(service.service().name(), symptom, suggested, others, playbooks.broken());
    }

    @Override
    public void open(String id) {
        var service = selection.place().service();
        if (service == null) {
            return;
        }
        var arn = service.service().serviceArn();
        if (page.get() instanceof GuidePage.Walking now && now.walkthrough().playbook().id().equals(id) && now.journal().service().equals(arn)) {
            inFront.set(true);
            return;
        }
        var mine = ++asked;
        background.execute(() -> {
            var read = shelf.get();
            var found = read.find(id);
            var journal = found.map(_ -> journals.open(arn, id, clock.instant().truncatedTo(ChronoUnit.SECONDS)));
            fx.execute(() -> {
                playbooks.set(read);
                var there = selection.place().service();
                if (mine == asked && there != null && there.service().serviceArn().equals(arn)) {
                    found.ifPresent(playbook -> begin(playbook, journal.orElseThrow()));
                }
            });
        });
    }

    private void begin(Playbook playbook, Journal journal) {
        walk(playbook, journal).ifPresent(walkthrough -> {
            inFront.set(true);
            show(walkthrough, journal, walkthrough.current().or(() -> walkthrough.steps().stream().findFirst()).map(step -> step.step().id()).orElse(null), Set.of());
        });
    }

    /// Closes the guide; what was ticked and noted is kept.
    void close() {
        asked++;
        inFront.set(false);
        page.set(NOTHING);
    }

    /// Goes back from the details to the guide.
    void bringForward() {
        inFront.set(true);
    }

    /// Shows a step in full, and selects what it is about; a step that is shown in full already is folded.
    void toggle(String step) {
        if (page.get() instanceof GuidePage.Walking now) {
            open(now, step.equals(now.open()) ? null : step);
        }
    }

    void openStep(String step) {
        if (page.get() instanceof GuidePage.Walking now && !step.equals(now.open())) {
            open(now, step);
        }
    }

    private void open(GuidePage.Walking now, @Nullable String step) {
        page.set(new GuidePage.Walking(now.service(), now.walkthrough(), now.journal(), step, now.turned(), now.past()));
        select();
    }

    /// Calls a step done, or takes that back.
    void tick(String step) {
        if (page.get() instanceof GuidePage.Walking now) {
            var ticked = now.journal().tickedAt(step).isPresent();
            change(now, now.journal().tick(step, ticked ? null : clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        }
    }

    /// Keeps a note as it is being written; the page stays as it is.
    void note(String step, String note) {
        if (page.get() instanceof GuidePage.Walking now && !now.journal().entry(step).note().equals(note)) {
            var journal = now.journal().note(step, note);
            journals.keep(journal);
            page.set(new GuidePage.Walking(now.service(), now.walkthrough(), journal, now.open(), now.turned(), now.past()));
        }
    }

    /// What is wrong with an answer, as a sentence; empty where nothing is.
    static String fault(Step.Ask ask, String answer) {
        return Pattern.matches(ask.pattern(), answer) ? "" : answer.isEmpty() ? "Such as " + ask.example() : "That does not look like one; it looks like " + ask.example();
    }

    /// Takes an answer, so that the commands that need it are shown.
    void answer(Step.Ask ask, String answer) {
        if (page.get() instanceof GuidePage.Walking now && fault(ask, answer).isEmpty()) {
            change(now, now.journal().answer(ask.name(), answer));
        }
    }

    private void change(GuidePage.Walking now, Journal journal) {
        journals.keep(journal);
        walk(now.walkthrough().playbook(), journal).ifPresent(walkthrough -> show(walkthrough, journal, next(now, walkthrough), now.turned()));
    }

    /// Selects a finding of a step, which the panes then show.
    void select(Finding finding) {
        var service = selection.place().service();
        if (service != null) {
            service.findings().stream().filter(each -> each.id().equals(finding.id()) && each.title().equals(finding.title())).findFirst().ifPresent(found -> {
                moving = true;
                selection.select(found);
                moving = false;
            });
        }
    }

    /// Holds the playbook against an older moment of a series; null goes back to the newest.
    public void showMoment(@Nullable Inventory inventory, @Nullable ServiceDiagnosis then) {
        var before = moment;
        moment = inventory == null || then == null ? null : new Moment(inventory, then);
        if (!Objects.equals(before, moment)) {
            recompute();
        }
    }

    private void follow(Place before, Place now) {
        var service = now.service();
        switch (page.get()) {
            case GuidePage.Nothing _ -> {}
            case GuidePage.Choosing(_, var symptom, _, _, _) -> {
                var read = playbooks.get();
                if (service == null || read == null) {
                    close();
                } else if (service != before.service()) {
                    page.set(choosing(read, service, symptom));
                } else if (!now.selected().equals(before.selected())) {
                    close();
                }
            }
            case GuidePage.Walking walking -> {
                if (service == null || !service.service().serviceArn().equals(walking.journal().service())) {
                    moment = null;
                    close();
                } else if (service != before.service()) {
                    moment = null;
                    recompute();
                } else if (!moving && !now.selected().equals(before.selected())) {
                    inFront.set(false);
                }
            }
        }
    }

    private void recompute() {
        if (page.get() instanceof GuidePage.Walking now) {
            walk(now.walkthrough().playbook(), now.journal()).ifPresent(walkthrough -> {
                var turned = new HashSet<>(now.turned());
                walkthrough.steps().stream().filter(PlaybookViewModel::isSettled).map(step -> step.step().id())
                        .filter(id -> now.step(id).filter(step -> !isSettled(step)).isPresent()).forEach(turned::add);
                walkthrough.steps().stream().filter(step -> !isSettled(step)).forEach(step -> turned.remove(step.step().id()));
                show(walkthrough, now.journal(), next(now, walkthrough), Set.copyOf(turned));
            });
        }
    }

    private static boolean isSettled(GuidedStep step) {
        return step.state() == GuidedStep.State.DONE || step.state() == GuidedStep.State.NOT_NEEDED;
    }

    /// The step that stays in full; where that has just been settled, the one to take next.
    private static @Nullable String next(GuidePage.Walking now, Walkthrough walkthrough) {
        var open = now.open();
        var before = now.step(open);
        var settled = walkthrough.steps().stream().anyMatch(step -> step.step().id().equals(open) && isSettled(step));
        return settled && before.isPresent() && !isSettled(before.get()) ? walkthrough.current().map(step -> step.step().id()).orElse(open) : open;
    }

    private Optional<Walkthrough> walk(Playbook playbook, Journal journal) {
        var place = selection.place();
        var then = moment;
        var source = place.source();
        var service = then == null ? place.service() : then.service();
        if (source == null || service == null) {
            return Optional.empty();
        }
        var subject = new Subject(then == null ? source.inventory() : then.inventory(), service.service(), service.path());
        return Optional.of(Walkthrough.of(playbook, subject, service.findings(), journal));
    }

    private void show(Walkthrough walkthrough, Journal journal, @Nullable String open, Set<String> turned) {
        var then = moment;
        var service = then == null ? selection.place().service() : then.service();
        if (service == null) {
            return;
        }
        var seen = journal.seen(walkthrough);
        if (!seen.equals(journal)) {
            journals.keep(seen);
        }
        var before = page.get() instanceof GuidePage.Walking(_, _, _, var step, _, _) ? step : null;
        page.set(new GuidePage.Walking(service, walkthrough, seen, open, turned, then != null));
        if (!Objects.equals(before, open)) {
            select();
        }
    }

    /// Selects what the step that is shown in full is about: the worst of what it is judged by.
    private void select() {
        if (inFront.get() && page.get() instanceof GuidePage.Walking now) {
            now.step(now.open()).stream().flatMap(step -> Stream.concat(step.findings().stream().filter(finding -> finding.status() != Status.NA), step.findings().stream())).findFirst()
                    .filter(finding -> !(selection.place().selected() instanceof Selected.OfFinding(var there) && there.id().equals(finding.id()))).ifPresent(this::select);
        }
    }
}
