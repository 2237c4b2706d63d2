package dev.drydock.cli;

import dev.drydock.advice.Shell;
import dev.drydock.check.Subject;
import dev.drydock.report.WhatIfReport;
import dev.drydock.whatif.Calculator;
import dev.drydock.whatif.Calculators;
import dev.drydock.whatif.Parameter;
import dev.drydock.whatif.WrongInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/// Tries numbers before touching production. Each calculator is a command of its own, whose options are the calculator's own parameters.
@Command(
        name = "whatif",
        description = "Tries numbers before touching production: each calculator shows its formulas, and --bundle with --service fills in what a record holds.",
        footer = {"", "Example:", "  drydock whatif surge --desired 40 --max 200 --subnets /26,/26"})
final class WhatIfCommand implements Runnable {
    private final Readings readings;
    private final Terminal terminal;
    private final Output output;

    @Spec
    @Nullable CommandSpec spec;

    WhatIfCommand(Readings readings, Terminal terminal, Output output) {
        this.readings = readings;
        this.terminal = terminal;
        this.output = output;
    }

    /// The command with one below it for each calculator.
    CommandLine commandLine() {
        var whatIf = new CommandLine(this);
        for (var calculator : Calculators.ALL) {
            var one = CommandSpec.forAnnotatedObject(new One(calculator));
            one.name(calculator.id());
            one.usageMessage().description(calculator.question());
            one.usageMessage().footer("", "Examples:", "  drydock whatif " + calculator.id() + " " + calculator.example(),
                    "  drydock whatif " + calculator.id() + " --bundle sample:healthy --service checkout-api");
            calculator.parameters().forEach(parameter -> one.addOption(option(parameter)));
            whatIf.addSubcommand(calculator.id(), one);
        }
        return whatIf;
    }

    private static OptionSpec option(Parameter parameter) {
        return OptionSpec.builder("--" + parameter.name()).type(String.class).arity("1")
                .paramLabel(parameter.kind() == Parameter.Kind.WHOLE || parameter.kind() == Parameter.Kind.DECIMAL ? parameter.unit().isEmpty() ? "N" : parameter.unit().toUpperCase(Locale.ROOT).replace("%", "PERCENT") : "TEXT")
                .description(capital(parameter.about()) + (parameter.choices().isEmpty() ? "" : ": " + String.join(", ", parameter.choices()))
                        + (parameter.otherwise() == null || parameter.otherwise().isEmpty() ? "." : "; " + parameter.otherwise().replace("%", "%%") + " unless given."))
                .build();
    }

    private static String capital(String phrase) {
        return phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1).replace("%", "%%");
    }

    @Override
    public void run() {
        var list = new StringBuilder();
        for (var calculator : Calculators.ALL) {
            list.append(String.format("%-10s%s%n", calculator.id(), calculator.question()).replace("\r\n", "\n"));
        }
        output.write(null, out -> out.write(list.toString().getBytes(StandardCharsets.UTF_8)));
    }

    enum Format { TEXT, JSON, MD }

    /// One calculator.
    @Command
    private static final class One implements Runnable {
        private final Calculator calculator;

        @ParentCommand
        @Nullable WhatIfCommand parent;

        @Spec
        @Nullable CommandSpec spec;

        @Option(names = "--bundle", paramLabel = "BUNDLE", description = "A folder, a zip or tar archive, a JSON document, or sample:NAME whose record fills in what is not given.")
        @Nullable String bundle;

        @Mixin
        ServiceChoice choice = new ServiceChoice();

        @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text, json or md; ${DEFAULT-VALUE} unless given.")
        Format format = Format.TEXT;

        @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Writes to a file; - is stdout.")
        @Nullable String file;

        One(Calculator calculator) {
            this.calculator = calculator;
        }

        @Override
        public void run() {
            if (parent == null || spec == null) {
                throw new IllegalStateException("not run by picocli");
            }
            var given = new LinkedHashMap<String, String>();
            for (var parameter : calculator.parameters()) {
                String value = spec.findOption("--" + parameter.name()).getValue();
                if (value != null) {
                    given.put(parameter.name(), parameter.name().equals("prices") ? file(parent.terminal, value) : value);
                }
            }
            try {
                var answer = calculator.answer(given, bundle == null ? none() : subject(parent, bundle));
                var shell = parent.terminal.isWindows() ? Shell.POWERSHELL : Shell.BASH;
                var text = switch (format) {
                    case TEXT -> WhatIfReport.text(answer, shell, Output.isStdout(file) && parent.terminal.isColoured());
                    case JSON -> WhatIfReport.json(answer);
                    case MD -> WhatIfReport.markdown(answer);
                };
                parent.output.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            } catch (WrongInputException e) {
                throw CommandFailure.unusable(String.valueOf(e.getMessage()));
            }
        }

        /// What is relative is so to the folder in which the command was typed.
        private static String file(Terminal terminal, String name) {
            try {
                return terminal.folder().resolve(name).toString();
            } catch (InvalidPathException e) {
                return name;
            }
        }

        private @Nullable Subject none() {
            if (choice.service != null || choice.cluster != null) {
                throw CommandFailure.unusable("--service and --cluster choose within a bundle: name it with --bundle.");
            }
            return null;
        }

        private Subject subject(WhatIfCommand whatIf, String name) {
            var diagnosis = whatIf.readings.diagnose(List.of(name), choice).getFirst().diagnosis();
            if (diagnosis.services().size() != 1) {
                var names = diagnosis.services().stream().map(service -> service.service().name()).limit(10).toList();
                throw CommandFailure.unusable(names.isEmpty() ? name + " holds no service to fill the inputs in from."
                        : name + " holds " + diagnosis.services().size() + " such services: choose one with --service (" + String.join(", ", names) + (diagnosis.services().size() > names.size() ? ", …" : "") + ").");
            }
            var service = diagnosis.services().getFirst();
            return new Subject(diagnosis.inventory(), service.service(), service.path());
        }
    }
}
