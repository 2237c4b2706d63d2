package dev.drydock.check;

import java.util.List;

/// One question asked of every service. Stateless.
///
/// Missing input is never ok and never fail: it is an unknown finding that names the call which would answer. What does not apply is an `na` finding
/// that says why. So each check gives at least one finding for every service.
public interface Check {
    CheckInfo info();

    List<Finding> judge(Subject subject);
}
