package dev.drydock.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One of the things that are wrong with a resource, where a check may find several and makes one finding of them.
///
/// @param title one sentence, without its full stop
public record Fault(Status status, String title, String observed, String expected, String why, List<Evidence> evidence, List<AwsCommand> commands) {

    /// One finding of all faults: the worst gives its title.
    public static Finding.Draft finding(CheckInfo info, String resource, List<Fault> faults) {
        var sorted = faults.stream().sorted(Comparator.comparing(Fault::status)).toList();
        var draft = Finding.draft(info, sorted.getFirst().status(), resource, sorted.getFirst().title())
                .observed(joined(sorted, Fault::observed, "; "))
                .expected(joined(sorted, Fault::expected, "; "))
                .why(joined(sorted, Fault::why, " "))
                .evidence(sorted.stream().flatMap(fault -> fault.evidence().stream()).distinct().toList());
        commands(sorted).forEach(draft::command);
        return draft;
    }

    /// By kind, each once, so that what confirms comes before what changes.
    private static List<AwsCommand> commands(List<Fault> faults) {
        var commands = new ArrayList<AwsCommand>();
        for (var kind : AwsCommand.Kind.values()) {
            faults.stream().flatMap(fault -> fault.commands().stream()).filter(command -> command.kind() == kind)
                    .filter(command -> commands.stream().noneMatch(other -> other.kind() == kind && other.argv().equals(command.argv()))).forEach(commands::add);
        }
        return commands;
    }

    private static String joined(List<Fault> faults, Function<Fault, String> part, String between) {
        return faults.stream().map(part).filter(text -> !text.isEmpty()).distinct().collect(Collectors.joining(between));
    }
}
