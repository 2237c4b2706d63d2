package dev.drydock.ui.playbook;

import dev.drydock.check.Badge;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.playbook.GuidedStep;
import dev.drydock.playbook.Journal;
import dev.drydock.playbook.Playbook;
import dev.drydock.playbook.Playbooks;
import dev.drydock.playbook.Walkthrough;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the guide shows.
sealed interface GuidePage {
    /// No playbook is open, and none is being chosen.
    record Nothing() implements GuidePage {}

    /// Which playbook fits what somebody noticed.
    ///
    /// @param service the name of the service
    /// @param symptom what was noticed; null for whatever the record shows
    /// @param suggested those that the record or the symptom asks for, the most pressing first
    /// @param others the rest
    record Choosing(String service, Playbook.@Nullable Symptom symptom, List<Playbooks.Suggestion> suggested, List<Playbook> others, List<Playbooks.Broken> broken) implements GuidePage {}

    /// A playbook held against a service.
    ///
    /// @param open the id of the step that is shown in full; null for none
    /// @param turned the ids of the steps that a newer record settled while the playbook was open
    /// @param past whether an older moment of a series is shown
    record Walking(ServiceDiagnosis service, Walkthrough walkthrough, Journal journal, @Nullable String open, Set<String> turned, boolean past) implements GuidePage {

        Optional<GuidedStep> step(@Nullable String id) {
            return walkthrough.steps().stream().filter(step -> step.step().id().equals(id)).findFirst();
        }

        /// The number of a step, from 1.
        int number(GuidedStep step) {
            return walkthrough.steps().indexOf(step) + 1;
        }

        boolean isCurrent(GuidedStep step) {
            return walkthrough.current().filter(step::equals).isPresent();
        }

        /// `Playbook · badge 1 · step 2 of 4`.
        String kicker() {
            var badge = Arrays.stream(Badge.values()).filter(each -> each.id().equals(walkthrough.playbook().id())).map(each -> " · badge " + each.number()).findFirst().orElse("");
            var at = walkthrough.current().map(step -> "step " + number(step) + " of " + walkthrough.steps().size()).orElse("all " + walkthrough.steps().size() + " steps settled");
            return "Playbook" + badge + " · " + at;
        }
    }
}
