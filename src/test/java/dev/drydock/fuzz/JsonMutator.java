package dev.drydock.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/// Changes the structure of JSON: types swapped, members dropped, doubled and moved, lists emptied and multiplied, numbers and texts that hurt.
final class JsonMutator {
    /// What numbers should never be, some of it no JSON at all.
    private static final List<String> NUMBERS = List.of("0", "-1", "1", "-0", "-0.0", "0.5", "2147483647", "-2147483648", "2147483648", "9223372036854775807", "-9223372036854775808",
            "9223372036854775808", "1e308", "-1e308", "1e309", "1e-320", "1e999999999", "1e-999999999", "-1e-2147483647", "9".repeat(400), "9".repeat(2000), "1." + "3".repeat(900),
            "1795232852", "1795232852137", "31556889864403199", "-31557014167219200", "99999999999999999", "NaN", "Infinity", "-Infinity", "1_0", "0x10", "01", "+1", ".5");

    static final String MARKUP = "</script><img src=x onerror=fuzz()>";

    private static final List<String> TEXTS = List.of("", " ", "null", "0", "-1", "512", "99999999999999999999", "1e9", "NaN", MARKUP, "'><svg/onload=fuzz()>", "`$(reboot)`", "$(reboot)",
            "%PATH%", "!PATH!", "a^&|<>b", "'; DROP", "\u2018; calc; \u2019", "\u001b]8;;http://evil.test\u0007x\u001b]8;;\u0007", "\u001b[2J\u001b[31m", "a\rb", "a\nb", "a\r\n\r\nb", "\u0000",
            "\u202egnp.exe", "\u2028", "\u0085", "\ud800", "\udc00x", "\ufeff", "x".repeat(300), "日本 é 🚢", "[l](javascript:fuzz())", "![i](http://evil.test/i.png)", "|a|b|", "```", "<!--", "]]>",
            "../../etc/passwd", "C:\\x", "arn:", "arn:aws:", "arn:aws:ecs:::", "arn:aws:ecs:ap-southeast-1:111122223333:service", ":::::::::", "arn:aws:iam::aws:policy/", "/", "//", "-", "--x", "*",
            "10.0.0.0/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "/16", "0.0.0.0/0", "::/0", "::/129", "::ffff:10.0.0.1/200", "256.1.1.1", "1.2.3", "1.2.3.4.5", "fe80::1%eth0", "10.0.0.0/99999999999",
            "+1000000000-12-31T23:59:59.999999999Z", "-1000000000-01-01T00:00Z", "2026-11-18T03:12:44Z", "2026-13-45T99:99:99Z", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "cron(", "rate(0 minutes)",
            "cron(* * * * ? *)", "rate(99999999999999999999 days)", "PT99999999999H", "{", "[", "{\"Statement\":", "{\"Statement\":[{\"Effect\":\"Allow\"}]}", "%7B%22Statement%22%3A%5B%5D%7D", "%", "%7", "%ZZ",
            "CMD-SHELL", "${", "{{}}", "@#?", "sha256:", "a@b@c:d:e", "repo:tag@sha256:x", "registry/", "TRUE", "tRuE", "FARGATE", "EC2", "EXTERNAL", "ACTIVE", "arn:aws:s3:::", "\\", "\"", "\t");

    private final RandomGenerator random;

    JsonMutator(RandomGenerator random) {
        this.random = random;
    }

    /// @param root an object or list; changed
    /// @param others documents that values may be taken from
    /// @return what was done
    String mutate(JsonNode root, List<JsonNode> others) {
        var parent = container(root);
        if (parent instanceof ObjectNode object && !object.isEmpty()) {
            return inObject(object, others);
        }
        if (parent instanceof ArrayNode list) {
            return inList(list, others);
        }
        return "nothing";
    }

    private String inObject(ObjectNode object, List<JsonNode> others) {
        var names = new ArrayList<>(object.propertyNames());
        var name = names.get(random.nextInt(names.size()));
        var value = object.get(name);
        switch (random.nextInt(12)) {
            case 0 -> object.remove(name);
            case 1 -> object.putNull(name);
            case 2 -> object.set(name, any(others));
            case 3 -> object.set(changedCase(name), object.remove(name));
            case 4 -> object.set(text(), object.remove(name));
            case 5 -> object.set(names.get(random.nextInt(names.size())), value.deepCopy());
            case 6 -> object.set(name, twice(name, value));
            case 7 -> object.set(name, JsonNodeFactory.instance.arrayNode().add(value.deepCopy()));
            case 8 -> object.set(name, JsonNodeFactory.instance.objectNode().set(name, value.deepCopy()));
            default -> object.set(name, like(value, others));
        }
        return "/" + name;
    }

    private String inList(ArrayNode list, List<JsonNode> others) {
        var at = list.isEmpty() ? 0 : random.nextInt(list.size());
        switch (list.isEmpty() ? 9 : random.nextInt(10)) {
            case 0 -> list.removeAll();
            case 1 -> list.remove(at);
            case 2 -> list.setNull(at);
            case 3 -> {
                var one = list.get(at);
                for (var i = random.nextInt(1, 40); i > 0 && size(one) < 400; i--) {
                    list.add(one.deepCopy());
                }
            }
            case 4 -> list.insert(at, list.get(random.nextInt(list.size())).deepCopy());
            case 5 -> list.set(at, JsonNodeFactory.instance.arrayNode().add(list.get(at)));
            case 6 -> list.set(at, JsonNodeFactory.instance.objectNode());
            case 7, 8 -> list.set(at, like(list.get(at), others));
            default -> list.add(any(others));
        }
        return "/" + at;
    }

    /// A value of the same type that is not the same, more often than not.
    private JsonNode like(JsonNode value, List<JsonNode> others) {
        if (value.isNumber() && random.nextInt(4) > 0) {
            return number();
        }
        if (value.isBoolean() && random.nextInt(4) > 0) {
            return JsonNodeFactory.instance.booleanNode(!value.booleanValue());
        }
        if (value.isString()) {
            return switch (random.nextInt(5)) {
                case 0 -> JsonNodeFactory.instance.stringNode(bitten(value.asString()));
                case 1 -> leaf(others);
                default -> JsonNodeFactory.instance.stringNode(text());
            };
        }
        return any(others);
    }

    private JsonNode any(List<JsonNode> others) {
        return switch (random.nextInt(10)) {
            case 0 -> JsonNodeFactory.instance.nullNode();
            case 1 -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
            case 2 -> number();
            case 3 -> JsonNodeFactory.instance.arrayNode();
            case 4 -> JsonNodeFactory.instance.objectNode();
            case 5 -> nested(random.nextInt(1, 260));
            case 6 -> leaf(others);
            case 7 -> container(others.get(random.nextInt(others.size()))).deepCopy();
            default -> JsonNodeFactory.instance.stringNode(text());
        };
    }

    private JsonNode number() {
        return JsonNodeFactory.instance.rawValueNode(new RawValue(NUMBERS.get(random.nextInt(NUMBERS.size()))));
    }

    private String text() {
        var text = TEXTS.get(random.nextInt(TEXTS.size()));
        return random.nextInt(6) == 0 ? text + TEXTS.get(random.nextInt(TEXTS.size())) : text;
    }

    /// A text with a piece cut out, doubled, or replaced.
    private String bitten(String text) {
        if (text.isEmpty()) {
            return text();
        }
        var from = random.nextInt(text.length());
        var to = random.nextInt(from, text.length() + 1);
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, from);
            case 1 -> text.substring(from);
            case 2 -> text.substring(0, from) + text() + text.substring(to);
            default -> text.substring(0, to) + text.substring(from);
        };
    }

    private static JsonNode nested(int levels) {
        return JsonNodeFactory.instance.rawValueNode(new RawValue("[".repeat(levels) + "{\"a\":1}" + "]".repeat(levels)));
    }

    /// The same member once more, which no tree can hold.
    private static JsonNode twice(String name, JsonNode value) {
        var quoted = SmallBundle.MAPPER.writeValueAsString(name);
        var written = SmallBundle.MAPPER.writeValueAsString(value);
        return JsonNodeFactory.instance.rawValueNode(new RawValue(written + "," + quoted + ":" + (written.length() % 2 == 0 ? "null" : written)));
    }

    private String changedCase(String name) {
        var first = name.isEmpty() ? 'x' : name.charAt(0);
        return (Character.isUpperCase(first) ? Character.toLowerCase(first) : Character.toUpperCase(first)) + (name.isEmpty() ? "" : name.substring(1));
    }

    private static int size(JsonNode node) {
        var size = 1;
        for (var child : node) {
            size += size(child);
        }
        return size;
    }

    /// Some list or object in a document.
    private JsonNode container(JsonNode root) {
        var node = root;
        while (true) {
            var inner = new ArrayList<JsonNode>();
            node.forEach(child -> {
                if (child.isContainer()) {
                    inner.add(child);
                }
            });
            if (inner.isEmpty() || node != root && random.nextInt(5) == 0) {
                return node;
            }
            node = inner.get(random.nextInt(inner.size()));
        }
    }

    private JsonNode leaf(List<JsonNode> others) {
        var node = others.get(random.nextInt(others.size()));
        while (!node.isEmpty()) {
            var skip = random.nextInt(node.size());
            JsonNode next = node;
            for (var child : node) {
                next = child;
                if (skip-- == 0) {
                    break;
                }
            }
            node = next;
        }
        return node.deepCopy();
    }
}
