package dev.drydock.check.deploy;

import dev.drydock.check.Evidence;
import dev.drydock.check.Numbers;
import dev.drydock.check.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A rolling rollout that fails in what was recorded: its tasks do not come up, or it ended as failed.
///
/// @param observed how the record shows it
record FailingRollout(String observed, List<Evidence> evidence) {

    /// The count of failed tasks is of consecutive ones, and is back at zero once a task runs (ECS API reference, `Deployment`): so the ends of the rollout's
    /// own tasks count too.
    static Optional<FailingRollout> of(Subject subject) {
        var service = subject.service();
        var primary = service.primaryDeployment();
        if (primary == null || "COMPLETED".equals(primary.rolloutState())) {
            return Optional.empty();
        }
        var pointer = "/deployments/" + service.deployments().indexOf(primary);
        var observed = new ArrayList<String>();
        var evidence = new ArrayList<Evidence>();
        if ("FAILED".equals(primary.rolloutState())) {
            observed.add("the rollout is FAILED");
            evidence.add(Evidence.of(service, pointer + "/rolloutState", primary.rolloutState()));
        }
        if (primary.failedTasks() != null && primary.failedTasks() > 0) {
            observed.add("failedTasks " + primary.failedTasks());
            evidence.add(Evidence.of(service, pointer + "/failedTasks", primary.failedTasks()));
        }
        var failures = TaskFailure.of(subject, primary);
        if (!failures.isEmpty()) {
            observed.add(Numbers.count(failures.size(), "task") + " of it started and stopped");
            evidence.add(failures.getFirst().evidence());
        }
        return observed.isEmpty() ? Optional.empty() : Optional.of(new FailingRollout(String.join(", ", observed), List.copyOf(evidence)));
    }
}
