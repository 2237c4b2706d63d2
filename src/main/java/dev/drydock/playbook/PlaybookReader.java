package dev.drydock.playbook;

import dev.drydock.check.Snippet;
import dev.drydock.check.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads the YAML of one playbook, and says of each fault in which line it stands and what would be right.
public final class PlaybookReader {
    private static final int LONGEST = 1 << 20;
    private static final Set<String> PLAYBOOK = ordered("id", "title", "symptoms", "symptom", "cause", "links", "steps");
    private static final Set<String> STEP = ordered(
            "id", "kind", "title", "text", "checks", "borrow", "when", "each", "run", "answer", "healthy", "risk", "undo", "asks", "snippets");
    private static final Set<String> COMMAND = ordered("command", "effect", "changes");
    private static final Set<String> ASK = ordered("name", "question", "pattern", "example");
    private static final Set<String> SNIPPET = ordered("language", "text");
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern ASK_NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*");
    private static final String ASKED = "ask.";
    /// Operations that only read, by the words that AWS begins them with. ECS Exec changes nothing in the account.
    private static final Pattern READ = Pattern.compile("(describe|get|list|batch-get|lookup|filter|simulate|start-query|execute-command|wait|tail)(-.*)?");
    private static final Set<String> PRINTS_SECRETS = Set.of("get-secret-value", "batch-get-secret-value", "--with-decryption", "get-login-password", "get-session-token");

    private final Set<String> checks;

    /// @param checks the ids of all checks
    public PlaybookReader(Collection<String> checks) {
        this.checks = Set.copyOf(checks);
    }

    /// @throws PlaybookException with every fault that was found
    public Playbook read(String yaml) throws PlaybookException {
        var faults = new ArrayList<Fault>();
        var playbook = root(yaml, faults).flatMap(root -> YamlObject.of(root, "A playbook", PLAYBOOK, faults)).map(object -> playbook(object, faults));
        if (!faults.isEmpty() || playbook.isEmpty()) {
            faults.sort(Comparator.comparing(Fault::line));
            throw new PlaybookException(faults);
        }
        return playbook.get();
    }

    private static Optional<Node> root(String yaml, List<Fault> faults) {
        if (yaml.length() > LONGEST) {
            faults.add(new Fault(1, "This is longer than a playbook may be, 1 MiB."));
            return Optional.empty();
        }
        try {
            var root = new Compose(LoadSettings.builder().setAllowDuplicateKeys(true).build()).composeString(yaml);
            if (root.isEmpty()) {
                faults.add(new Fault(1, "The file is empty."));
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark().or(e::getContextMark).map(mark -> mark.getLine() + 1).orElse(1);
            faults.add(new Fault(line, "This is not YAML: " + e.getProblem() + "."));
        } catch (YamlEngineException | StackOverflowError e) {
            faults.add(new Fault(1, "This is not YAML that can be read: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + "."));
        }
        return Optional.empty();
    }

    private Playbook playbook(YamlObject object, List<Fault> faults) {
        var steps = object.list("steps", node -> step(node, faults));
        if (object.member("steps").isEmpty()) {
            object.fault("steps", "\"steps\" is missing.");
        }
        var seen = new HashSet<String>();
        steps.stream().filter(step -> !seen.add(step.id())).forEach(step -> object.fault("steps", "Two steps have the id \"" + step.id() + "\"."));
        var symptoms = new LinkedHashSet<Playbook.Symptom>();
        for (var name : object.texts("symptoms")) {
            Arrays.stream(Playbook.Symptom.values()).filter(symptom -> symptom.id().equals(name)).findFirst().ifPresentOrElse(symptoms::add,
                    () -> object.fault("symptoms", "There is no symptom \"" + name + "\"; there are "
                            + String.join(", ", Arrays.stream(Playbook.Symptom.values()).map(Playbook.Symptom::id).toList()) + "."));
        }
        for (var link : object.texts("links")) {
            if (!link.startsWith("https://")) {
                object.fault("links", "A link starts with https://.");
            }
        }
        return new Playbook(id(object), object.text("title"), Set.copyOf(symptoms), object.text("symptom"), object.text("cause"), object.texts("links"), steps);
    }

    private static String id(YamlObject object) {
        var id = object.text("id");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            object.fault("id", "An id is of small letters, digits and single dashes.");
        }
        return id;
    }

    private @Nullable Step step(Node node, List<Fault> faults) {
        return YamlObject.of(node, "A step", STEP, faults).map(object -> step(object, faults)).orElse(null);
    }

    private Step step(YamlObject object, List<Fault> faults) {
        var kind = oneOf(object, "kind", Step.Kind.values(), Step.Kind::id);
        var named = object.texts("checks");
        named.stream().filter(check -> !checks.contains(check)).forEach(check -> object.fault("checks", "There is no check \"" + check + "\"."));
        var each = object.member("each").isEmpty() ? null : oneOf(object, "each", Variable.Group.values(), Variable.Group::id).orElse(null);
        var asks = object.list("asks", ask -> YamlObject.of(ask, "What is asked", ASK, faults).map(PlaybookReader::ask).orElse(null));
        var commands = object.list("run", run -> YamlObject.of(run, "A command", COMMAND, faults).flatMap(PlaybookReader::command).orElse(null));
        var step = new Step(id(object), kind.orElse(Step.Kind.EXPLAIN), object.text("title"), object.text("text"), named, object.isTrue("borrow", true), condition(object, faults), each, commands, object.textOr("answer", ""),
                object.textOr("healthy", ""), object.textOr("risk", ""), object.textOr("undo", ""), asks,
                object.list("snippets", snippet -> YamlObject.of(snippet, "A snippet", SNIPPET, faults)
                        .map(found -> new Snippet(found.text("language"), found.text("text"))).orElse(null)));
        if (kind.isPresent()) {
            hold(step, object);
        }
        return step;
    }

    private static <E> Optional<E> oneOf(YamlObject object, String member, E[] values, Function<E, String> id) {
        var text = object.text(member);
        var found = Arrays.stream(values).filter(value -> id.apply(value).equals(text)).findFirst();
        if (found.isEmpty() && !text.isEmpty()) {
            object.fault(member, "\"" + text + "\" is no " + member + "; there are " + String.join(", ", Arrays.stream(values).map(id).toList()) + ".");
        }
        return found;
    }

    private static Step.Ask ask(YamlObject object) {
        var ask = new Step.Ask(object.text("name"), object.text("question"), object.text("pattern"), object.text("example"));
        if (!ask.name().isEmpty() && !ASK_NAME.matcher(ask.name()).matches()) {
            object.fault("name", "The name of what is asked is of letters and digits.");
        }
        try {
            if (!ask.example().isEmpty() && !Pattern.matches(ask.pattern(), ask.example())) {
                object.fault("example", "The example does not match the pattern.");
            }
        } catch (PatternSyntaxException e) {
            object.fault("pattern", "The pattern is no regular expression: " + e.getDescription() + ".");
        }
        return ask;
    }

    private static Optional<CommandTemplate> command(YamlObject object) {
        var line = object.text("command");
        var argv = CommandTemplate.split(line);
        if (argv.isEmpty()) {
            object.fault("command", "A quote is never closed.");
            return Optional.empty();
        }
        var command = new CommandTemplate(object.isTrue("changes", false), object.text("effect"), argv.get());
        if (command.argv().size() < 3 || !command.argv().getFirst().equals("aws")) {
            object.fault("command", "A command starts with aws, a service and an operation.");
        } else if (command.argv().contains("--region") || command.argv().contains("--profile")) {
            object.fault("command", "The region and the profile are added by Drydock.");
        } else if (!command.changes() && !READ.matcher(command.argv().get(2)).matches()) {
            object.fault("command", command.argv().get(1) + " " + command.argv().get(2) + " is not known to be a read; say changes: true if it changes anything.");
        }
        command.argv().stream().filter(PRINTS_SECRETS::contains).findFirst()
                .ifPresent(word -> object.fault("command", word + " prints a secret, which a playbook never does."));
        var inContainer = command.argv().indexOf("--command") + 1;
        if (inContainer > 0 && inContainer < command.argv().size() && command.argv().get(inContainer).contains("${")) {
            object.fault("command", "A shell in the container reads what follows --command, so no value may stand there.");
        }
        return Optional.of(command);
    }

    private Condition condition(YamlObject step, List<Fault> faults) {
        var node = step.member("when");
        if (node.isEmpty()) {
            return Condition.ALWAYS;
        }
        var statuses = new LinkedHashMap<String, Set<Status>>();
        YamlObject.of(node.get(), "A condition", Set.of(), faults).ifPresent(object -> {
            for (var check : object.names()) {
                if (!checks.contains(check)) {
                    object.fault(check, "There is no check \"" + check + "\".");
                }
                statuses.put(check, statuses(object, check));
            }
        });
        return new Condition(statuses);
    }

    private static Set<Status> statuses(YamlObject object, String check) {
        var statuses = EnumSet.noneOf(Status.class);
        for (var name : object.texts(check)) {
            Arrays.stream(Status.values()).filter(status -> status.id().equals(name)).findFirst().ifPresentOrElse(statuses::add,
                    () -> object.fault(check, "There is no status \"" + name + "\"; there are "
                            + String.join(", ", Arrays.stream(Status.values()).map(Status::id).toList()) + "."));
        }
        return statuses;
    }

    /// What members have to do with each other.
    private static void hold(Step step, YamlObject object) {
        var asked = step.asks().stream().map(Step.Ask::name).toList();
        var used = new LinkedHashSet<String>();
        for (var command : step.commands()) {
            for (var name : command.names()) {
                used.add(name);
                if (name.startsWith(ASKED) ? !asked.contains(name.substring(ASKED.length())) : Variable.of(name).isEmpty()) {
                    object.fault("run", "${" + name + "} stands for nothing; there are " + String.join(", ", Variable.ids()) + ", and ${ask.NAME} for what the step asks.");
                }
            }
        }
        asked.stream().filter(name -> !used.contains(ASKED + name)).forEach(name -> object.fault("asks", "\"" + name + "\" is asked, and no command uses it."));
        if (step.commands().stream().anyMatch(CommandTemplate::changes)) {
            if (step.kind() != Step.Kind.FIX && step.kind() != Step.Kind.PREVENT) {
                object.fault("run", "A step of kind " + step.kind().id() + " changes nothing.");
            }
            if (step.risk().isEmpty()) {
                object.fault("run", "A step that changes something says its \"risk\".");
            }
            if (step.undo().isEmpty()) {
                object.fault("run", "A step that changes something says how to \"undo\" it.");
            }
        }
        if (!step.commands().isEmpty() && step.commands().stream().noneMatch(CommandTemplate::changes) && step.answer().isEmpty()) {
            object.fault("run", "A step with a command says what its \"answer\" means.");
        }
    }

    private static Set<String> ordered(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }
}
