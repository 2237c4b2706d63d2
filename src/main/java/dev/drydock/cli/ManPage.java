package dev.drydock.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The man page, in the macros of man(7), from what `--help` tells. It carries no date: the same commands give the same bytes.
final class ManPage {
    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    static String of(CommandSpec drydock) {
        var man = new ManPage();
        man.write(drydock);
        return man.page.toString();
    }

    private void write(CommandSpec drydock) {
        macro(".TH DRYDOCK 1 \"\" \"" + text(String.join(" ", drydock.version())) + "\" \"User Commands\"");
        macro(".SH NAME");
        line("drydock - troubleshoots Amazon ECS services from recorded, read-only AWS answers");
        macro(".SH SYNOPSIS");
        synopsis(drydock);
        macro(".SH DESCRIPTION");
        lines(drydock.usageMessage().description());
        options(drydock);
        macro(".SH COMMANDS");
        for (var command : drydock.subcommands().values()) {
            var spec = command.getCommandSpec();
            macro(".SS " + spec.qualifiedName());
            lines(spec.usageMessage().description());
            macro(".PP");
            synopsis(spec);
            options(spec);
            footer(spec);
        }
        macro(".SH EXAMPLES");
        footer(drydock);
        macro(".SH SEE ALSO");
        macro(".BR aws (1)");
    }

    private void synopsis(CommandSpec spec) {
        macro(".nf");
        page.append(".B \"").append(text(spec.qualifiedName())).append("\"\n");
        line(spec.subcommands().isEmpty() ? "[OPTION]..." + positionals(spec) : "[OPTION]... [COMMAND]");
        macro(".fi");
    }

    private static String positionals(CommandSpec spec) {
        return spec.positionalParameters().stream()
                .map(one -> one.arity().max() > 1 ? one.paramLabel() + "..." : one.paramLabel())
                .map(label -> " " + label)
                .collect(Collectors.joining());
    }

    private void options(CommandSpec spec) {
        spec.positionalParameters().stream().filter(one -> !one.hidden()).forEach(one -> item(one.paramLabel(), one));
        spec.options().stream().filter(option -> !option.hidden()).sorted((a, b) -> a.longestName().compareTo(b.longestName())).forEach(option -> item(names(option), option));
    }

    private static String names(OptionSpec option) {
        var names = Arrays.stream(option.names()).sorted(Help.shortestFirst()).collect(Collectors.joining(", "));
        return option.arity().max() > 0 ? names + "=" + option.paramLabel() : names;
    }

    private void item(String name, ArgSpec argument) {
        macro(".TP");
        page.append(".B \"").append(text(name).replace("\"", "\\(dq")).append("\"\n");
        lines(argument.description());
    }

    private void footer(CommandSpec spec) {
        macro(".PP");
        macro(".nf");
        lines(spec.usageMessage().footer());
        macro(".fi");
    }

    private void lines(String... lines) {
        List.of(lines).forEach(this::line);
    }

    private void line(String line) {
        page.append(text(Ansi.OFF.string(line).replace("%%", "%").replace("%n", "\n"))).append('\n');
    }

    private void macro(String macro) {
        page.append(macro).append('\n');
    }

    /// So that no letter is taken for a command: the backslash anywhere, the hyphen as what is typed, and a stop or an apostrophe at the begin of a line.
    private static String text(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replaceAll("(?m)^\\.", "\\\\&.");
    }
}
