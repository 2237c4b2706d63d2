package dev.drydock.playbook;

import java.util.List;
import java.util.Set;

/// A guided way from a symptom to its mend and on to its prevention, as data.
///
/// @param id its name in findings and on the command line, such as `deploy-502`
/// @param title what is reached at its end, as a person in an incident would put it
/// @param symptoms what somebody notices first; triage goes by it
/// @param symptom how the incident looks from outside
/// @param cause how it comes about
/// @param links the pages that it stands on
/// @param steps in the order in which they are taken, where the record gives no reason for another
public record Playbook(String id, String title, Set<Symptom> symptoms, String symptom, String cause, List<String> links, List<Step> steps) {

    /// What somebody notices first, before anything is known.
    public enum Symptom {
        TASKS_DO_NOT_START("tasks-do-not-start", "Tasks do not start"),
        SLOW("slow", "It is slow"),
        MEMORY_CLIMBS("memory-climbs", "Memory climbs"),
        DEPLOYMENT_HANGS("deployment-hangs", "A deployment hangs"),
        SOME_REQUESTS_FAIL("some-requests-fail", "Some requests fail"),
        NOTHING_MAKES_SENSE("nothing-makes-sense", "Nothing makes sense");

        private final String id;
        private final String title;

        Symptom(String id, String title) {
            this.id = id;
            this.title = title;
        }

        /// As playbooks spell it.
        public String id() {
            return id;
        }

        public String title() {
            return title;
        }
    }
}
