package dev.drydock.fuzz;

import dev.drydock.check.fixture.FixtureBundles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A bundle cut down to one service and what is joined with it, so that thousands of them can be gone through in a minute.
///
/// @param files the answers by their names
record SmallBundle(String name, ObjectNode manifest, Map<String, JsonNode> files) {
    static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int RECORDS = 2;
    private static final int VALUES = 5;
    /// Of answers longer than this, so many of an operation are enough.
    private static final int LARGE = 1500;
    private static final int ANSWERS = 2;

    static SmallBundle of(FixtureBundles.Source source) {
        var trees = new LinkedHashMap<String, JsonNode>();
        source.files().forEach((file, bytes) -> trees.put(file, MAPPER.readTree(bytes)));
        var manifest = (ObjectNode) trees.remove("manifest.json");
        var known = new HashSet<String>();
        var name = source.service().substring(source.service().lastIndexOf('/') + 1);
        known.add(name);
        for (var answer : trees.values()) {
            for (var item : answer.path("services")) {
                if (item.path("serviceName").asString("").equals(name)) {
                    texts(item, known);
                }
            }
            for (var item : answer.path("tasks")) {
                if (item.path("group").asString("").equals("service:" + name) && known.size() < 400) {
                    texts(item, known);
                }
            }
        }
        trees.values().forEach(answer -> cut(answer, known));
        var ranked = new ArrayList<JsonNode>();
        manifest.path("calls").forEach(ranked::add);
        ranked.sort(Comparator.comparingInt(call -> -worth(call, trees, known)));
        var calls = new ArrayList<JsonNode>();
        var large = new HashMap<String, Integer>();
        for (var call : ranked) {
            var file = call.path("file").asString("");
            var answer = trees.get(file);
            ((ObjectNode) call).remove(List.of("bytes", "sha256"));
            var isMore = answer != null && answer.toString().length() > LARGE && large.merge(call.path("service").asString("") + call.path("operation").asString(""), 1, Integer::sum) > ANSWERS;
            if (answer == null || worth(call, trees, known) > 0 && !isMore) {
                cutQuestion(call.path("parameters"));
                calls.add(call);
            } else {
                trees.remove(file);
            }
        }
        if (trees.isEmpty()) {
            throw new IllegalArgumentException(source.name() + " has no service " + source.service());
        }
        manifest.putArray("calls").addAll(calls);
        return new SmallBundle(source.name(), manifest, trees);
    }

    private static int worth(JsonNode call, Map<String, JsonNode> trees, Set<String> known) {
        var answer = trees.get(call.path("file").asString(""));
        return answer == null ? 0 : score(call.path("parameters"), known) + score(answer, known);
    }

    /// Hundreds of ARNs in a question tell no more than a few do; the queries of metrics tell what the answers measure.
    private static void cutQuestion(JsonNode parameters) {
        for (var value : parameters) {
            while (value instanceof ArrayNode list && list.size() > VALUES && !list.get(0).isObject()) {
                list.remove(list.size() - 1);
            }
        }
    }

    private static void texts(JsonNode node, Set<String> into) {
        if (node.isString() && node.asString().length() > 5 && node.asString().chars().anyMatch(Character::isDigit)) {
            into.add(node.asString());
        }
        node.forEach(child -> texts(child, into));
    }

    /// Keeps of each list of records those that have most to do with what is known, and of each list of values the first few.
    private static void cut(JsonNode node, Set<String> known) {
        for (var child : node) {
            cut(child, known);
        }
        if (node instanceof ObjectNode object) {
            object.forEachEntry((member, value) -> {
                if (value instanceof ArrayNode list && !list.isEmpty() && !member.equals("MetricDataResults") && list.size() > (member.equals("services") ? 1 : list.get(0).isObject() ? RECORDS : VALUES)) {
                    var isOfRecords = list.get(0).isObject();
                    var kept = new ArrayList<JsonNode>();
                    list.forEach(kept::add);
                    if (isOfRecords) {
                        kept.sort(Comparator.comparingInt(item -> -score(item, known)));
                    }
                    list.removeAll();
                    kept.subList(0, member.equals("services") && isOfRecords ? 1 : isOfRecords ? RECORDS : VALUES).forEach(list::add);
                }
            });
        }
    }

    private static int score(JsonNode node, Set<String> known) {
        var score = node.isString() && known.contains(node.asString()) ? 1 : 0;
        for (var child : node) {
            score += score(child, known);
        }
        return score;
    }
}
