package dev.drydock.capture.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What a step takes from the answers of an earlier one: rows, and of each row some members.
///
/// @param step the id of the earlier step
/// @param rows where the rows stand: `services[]`; empty where the answer is one row
/// @param members of each row: `deploymentController.type`, `loadBalancers[].targetGroupArn`; the row itself where this is empty
public record From(String step, String rows, List<String> members) {
    /// The values at some places of a step's answers, each a row.
    public static From values(String step, String path) {
        return new From(step, path, List.of(""));
    }

    public static From rows(String step, String rows, String... members) {
        return new From(step, rows, List.of(members));
    }

    /// The rows of one answer.
    ///
    /// @param request what was asked
    List<Row> in(JsonNode answer, Map<String, Object> request) {
        var found = new ArrayList<Row>();
        at(answer, rows).forEach(node -> {
            var texts = new LinkedHashMap<String, List<String>>();
            for (var member : members) {
                texts.put(member, at(node, member).filter(JsonNode::isValueNode).filter(value -> !value.isNull()).map(JsonNode::asString).filter(text -> !text.isEmpty()).toList());
            }
            if (texts.values().stream().anyMatch(list -> !list.isEmpty())) {
                found.add(new Row(texts, request));
            }
        });
        return found;
    }

    private static Stream<JsonNode> at(JsonNode node, String path) {
        if (path.isEmpty()) {
            return Stream.of(node);
        }
        var dot = path.indexOf('.');
        var member = dot < 0 ? path : path.substring(0, dot);
        var rest = dot < 0 ? "" : path.substring(dot + 1);
        if (member.endsWith("[]")) {
            var list = node.path(member.substring(0, member.length() - 2));
            return list.isArray() ? list.valueStream().flatMap(item -> at(item, rest)) : Stream.of();
        }
        return node.has(member) ? at(node.path(member), rest) : Stream.of();
    }
}
