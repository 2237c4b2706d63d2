package dev.drydock.report;

import dev.drydock.coverage.Coverage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What could not be judged for one reason, over all services.
///
/// @param why one clause: what the record lacks, and for a denied call the IAM action to ask for
/// @param checks the ids of the checks that wait for it
/// @param services the services that they wait for, by name
/// @param commands what would fill the hole, an argument list each
record OpenQuestion(String why, Set<String> checks, Set<String> services, List<List<String>> commands) {

    static List<OpenQuestion> of(List<Coverage> coverages) {
        var questions = new LinkedHashMap<String, OpenQuestion>();
        for (var coverage : coverages) {
            // What is to be pasted for one account is none of another's business.
            of(coverage, coverages.size() > 1 ? coverage.source().id() + ": " : "", questions);
        }
        return List.copyOf(questions.values());
    }

    private static void of(Coverage coverage, String prefix, Map<String, OpenQuestion> questions) {
        for (var fill : coverage.fills()) {
            var question = questions.computeIfAbsent(prefix + fill.why(), why -> new OpenQuestion(why, new LinkedHashSet<>(), new LinkedHashSet<>(), new ArrayList<>()));
            question.commands.add(fill.argv());
            for (var waiting : fill.waiting()) {
                question.checks.add(waiting.finding().check().id());
                var place = ServicePlace.of(waiting.service());
                question.services.add(prefix + place.cluster() + "/" + place.name());
            }
        }
    }

    /// Whom it concerns, in words.
    ///
    /// @param all how many services the report speaks of
    String whom(int all) {
        return services.isEmpty() ? "no service that is told of here" : services.size() == 1 || services.size() < all ? String.join(", ", services) : "all " + all + " services";
    }
}
