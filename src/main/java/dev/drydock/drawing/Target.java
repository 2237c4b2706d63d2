package dev.drydock.drawing;

/// The thing that an item of the picture stands for, by which selection moves between the picture, the findings and the evidence.
///
/// @param id for a node its id on the path, for a badge its id (`deploy-502`), for a task its ARN, for a zone its name, for an edge
///     [#edge]'s text
public record Target(Kind kind, String id) {
    public enum Kind { NODE, BADGE, TASK, ZONE, EDGE }

    public static Target node(String id) {
        return new Target(Kind.NODE, id);
    }

    public static Target badge(String id) {
        return new Target(Kind.BADGE, id);
    }

    public static Target task(String arn) {
        return new Target(Kind.TASK, arn);
    }

    public static Target zone(String name) {
        return new Target(Kind.ZONE, name);
    }

    public static Target edge(String from, String to, String way) {
        return new Target(Kind.EDGE, from + " → " + to + " " + way);
    }
}
