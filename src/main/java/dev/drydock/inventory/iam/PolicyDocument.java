package dev.drydock.inventory.iam;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A policy (IAM user guide, "IAM JSON policy elements reference"), as an object or as a text that holds one: the APIs give it in either form.
///
/// @param members the document's members as they were written, so that it can be sent again; empty where it cannot be read
/// @param statements what it states; a statement that cannot be read is there, with its fault
/// @param text the text in which it was recorded, whole; null where it was recorded as an object
/// @param fault why it cannot be read, as a clause; null where it can
public record PolicyDocument(Map<String, Object> members, List<Statement> statements, @Nullable String text, @Nullable String fault) {
    /// AWS keeps no policy that is longer: the longest, of a KMS key, have 32,768 characters (AWS KMS developer guide, "Quotas").
    private static final int LONGEST = 131_072;

    /// @param tree the document as maps, lists, texts, numbers and truth values
    /// @param text the text that it was read from; null where it was recorded as an object
    public static PolicyDocument of(@Nullable Object tree, @Nullable String text) {
        if (!(tree instanceof Map<?, ?> map)) {
            return unreadable("it is no JSON object", text);
        }
        if (length(tree) > LONGEST) {
            return unreadable("it is longer than any policy that AWS keeps", text);
        }
        var members = new LinkedHashMap<String, Object>();
        map.forEach((name, value) -> members.put(String.valueOf(name), value));
        var stated = members.get("Statement");
        if (!(stated instanceof List<?> || stated instanceof Map<?, ?>)) {
            return new PolicyDocument(members, List.of(), text, stated == null ? "it has no Statement" : "its Statement is neither an object nor a list");
        }
        return new PolicyDocument(Collections.unmodifiableMap(members), statements(stated), text, null);
    }

    public static PolicyDocument unreadable(String fault, @Nullable String text) {
        return new PolicyDocument(Map.of(), List.of(), text, fault);
    }

    /// Policies of 2012-10-17 have variables such as `${aws:username}`; in those of 2008-10-17, the default, they stand for themselves.
    public boolean hasVariables() {
        return "2012-10-17".equals(members.get("Version"));
    }

    /// The document with some statements more, and all else as it was.
    public Map<String, Object> with(List<Map<String, Object>> statements) {
        var whole = new LinkedHashMap<String, Object>(members);
        var all = new ArrayList<Object>(members.get("Statement") instanceof List<?> list ? list : Collections.singletonList(members.get("Statement")));
        all.addAll(statements);
        whole.put("Statement", all);
        return whole;
    }

    private static List<Statement> statements(Object stated) {
        if (!(stated instanceof List<?> list)) {
            return List.of(Statement.of("/Statement", stated));
        }
        var statements = new ArrayList<Statement>();
        for (var i = 0; i < list.size(); i++) {
            statements.add(Statement.of("/Statement/" + i, list.get(i)));
        }
        return List.copyOf(statements);
    }

    private static long length(@Nullable Object tree) {
        return switch (tree) {
            case null -> 4;
            case Map<?, ?> map -> map.entrySet().stream().mapToLong(entry -> length(entry.getKey()) + length(entry.getValue())).sum() + 2;
            case List<?> list -> list.stream().mapToLong(PolicyDocument::length).sum() + 2;
            case String text -> text.length() + 2;
            default -> 4;
        };
    }
}
