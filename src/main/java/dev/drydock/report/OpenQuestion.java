package dev.drydock.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What could not be judged for one reason, over all services.
///
/// @param why one clause: what the record lacks, and for a denied call the IAM action to ask for
/// @param checks the ids of the checks that wait for it
/// @param services the services that they wait for, by name
/// @param commands what would fill the hole, an argument list each
record OpenQuestion(String why, Set<String> checks, Set<String> services, List<List<String>> commands) {

    static List<OpenQuestion> of(List<Fill> fills) {
        var questions = new LinkedHashMap<String, OpenQuestion>();
        for (var fill : fills) {
            var question = questions.computeIfAbsent(fill.why(), why -> new OpenQuestion(why, new LinkedHashSet<>(), new LinkedHashSet<>(), new ArrayList<>()));
            question.commands.add(fill.argv());
            for (var waiting : fill.waiting()) {
                question.checks.add(waiting.finding().check().id());
                question.services.add(waiting.cluster() + "/" + waiting.service());
            }
        }
        return List.copyOf(questions.values());
    }

    /// Whom it concerns, in words.
    ///
    /// @param all how many services the report speaks of
    String whom(int all) {
        return services.size() == 1 || services.size() < all ? String.join(", ", services) : "all " + all + " services";
    }
}
