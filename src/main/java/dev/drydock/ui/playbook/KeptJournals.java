package dev.drydock.ui.playbook;

import dev.drydock.bundle.WholeFile;
import dev.drydock.playbook.Journal;
import dev.drydock.playbook.Journals;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/// Keeps journals in the background: of several changes at once the last is written, and what is read has all that was written before.
public final class KeptJournals {
    private record Key(String service, String playbook) {}

    private final Journals journals;
    private final Executor background;
    private final Consumer<String> problem;
    private final Map<Key, Journal> waiting = new LinkedHashMap<>();

    /// @param problem told, in a sentence and on any thread, what could not be read or kept
    public KeptJournals(Journals journals, Executor background, Consumer<String> problem) {
        this.journals = journals;
        this.background = background;
        this.problem = problem;
    }

    void keep(Journal journal) {
        boolean first;
        synchronized (waiting) {
            first = waiting.isEmpty();
            waiting.put(new Key(journal.service(), journal.playbook()), journal);
        }
        if (first) {
            try {
                background.execute(this::finish);
            } catch (RejectedExecutionException e) {
                finish();
            }
        }
    }

    /// Returns once everything is written.
    public synchronized void finish() {
        List<Journal> now;
        synchronized (waiting) {
            now = List.copyOf(waiting.values());
            waiting.clear();
        }
        for (var journal : now) {
            try {
                journals.keep(journal);
            } catch (IOException e) {
                problem.accept("Ticks and notes of the playbook " + journal.playbook() + " cannot be kept: " + WholeFile.reason(e) + ". They hold until Drydock is closed.");
            }
        }
    }

    /// Called off the FX thread.
    synchronized Journal open(String service, String playbook, Instant now) {
        finish();
        try {
            return journals.open(service, playbook, now);
        } catch (IOException e) {
            problem.accept("What was ticked and noted in the playbook " + playbook + " cannot be read: " + WholeFile.reason(e) + ".");
            return Journal.begin(service, playbook, now);
        }
    }

    /// Called off the FX thread.
    synchronized List<Journal> kept(String service, List<String> playbooks) {
        finish();
        try {
            return journals.kept(service, playbooks);
        } catch (IOException e) {
            problem.accept("What was ticked and noted cannot be read: " + WholeFile.reason(e) + ".");
            return List.of();
        }
    }
}
