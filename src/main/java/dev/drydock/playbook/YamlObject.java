package dev.drydock.playbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// One mapping of a YAML file, read member by member. What is not as it should be is noted as a fault with its line, and reading goes on, so that an author
/// sees all faults at once.
final class YamlObject {
    private final int line;
    private final Map<String, Node> members = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final List<Fault> faults;

    private YamlObject(int line, List<Fault> faults) {
        this.line = line;
        this.faults = faults;
    }

    /// @param what how a fault names it, as `a step`
    /// @param known the members that it may have
    static Optional<YamlObject> of(Node node, String what, Set<String> known, List<Fault> faults) {
        if (!(node instanceof MappingNode mapping)) {
            faults.add(new Fault(lineOf(node), what + " is a mapping of " + String.join(", ", known) + "."));
            return Optional.empty();
        }
        var object = new YamlObject(lineOf(node), faults);
        for (var tuple : mapping.getValue()) {
            var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            var keyLine = lineOf(tuple.getKeyNode());
            if (!known.isEmpty() && !known.contains(key)) {
                faults.add(new Fault(keyLine, what + " has no \"" + key + "\"; it may have " + String.join(", ", known) + "."));
            } else if (object.members.put(key, tuple.getValueNode()) != null) {
                faults.add(new Fault(keyLine, "\"" + key + "\" stands here a second time."));
            }
            object.lines.put(key, keyLine);
        }
        return Optional.of(object);
    }

    static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    int lineOf(String member) {
        return lines.getOrDefault(member, line);
    }

    Set<String> names() {
        return members.keySet();
    }

    void fault(String member, String reason) {
        faults.add(new Fault(lineOf(member), reason));
    }

    /// The text of a member that has to be there.
    String text(String member) {
        var text = textOr(member, "");
        if (text.isBlank() && !members.containsKey(member)) {
            faults.add(new Fault(line, "\"" + member + "\" is missing."));
        } else if (text.isBlank()) {
            fault(member, "\"" + member + "\" is empty.");
        }
        return text;
    }

    String textOr(String member, String otherwise) {
        var node = members.get(member);
        return node == null ? otherwise : text(node, member);
    }

    private String text(Node node, String member) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        faults.add(new Fault(lineOf(node), "\"" + member + "\" is a text."));
        return "";
    }

    boolean isTrue(String member, boolean otherwise) {
        var text = textOr(member, String.valueOf(otherwise));
        if (!text.equals("true") && !text.equals("false")) {
            fault(member, "\"" + member + "\" is true or false.");
        }
        return text.equals("true");
    }

    /// The elements of a list; a single one may stand without the brackets.
    <T> List<T> list(String member, Function<Node, @Nullable T> element) {
        var node = members.get(member);
        if (node == null) {
            return List.of();
        }
        var elements = new ArrayList<T>();
        for (var each : node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node)) {
            var value = element.apply(each);
            if (value != null) {
                elements.add(value);
            }
        }
        return List.copyOf(elements);
    }

    List<String> texts(String member) {
        return list(member, node -> text(node, member));
    }

    Optional<Node> member(String member) {
        return Optional.ofNullable(members.get(member));
    }
}
