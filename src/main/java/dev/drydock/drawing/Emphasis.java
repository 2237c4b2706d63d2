package dev.drydock.drawing;

import dev.drydock.path.PathEdge;
import dev.drydock.path.PathNode;
import dev.drydock.path.PathNode.HostNode;
import dev.drydock.path.PathNode.SubnetNode;
import dev.drydock.path.PathNode.TaskSquare;
import dev.drydock.path.ServicePath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What is selected, and what belongs to it: the lines that it has, and the things at their other ends.
final class Emphasis {
    private final Set<Target> selection;
    private final Set<Target> related = new HashSet<>();
    private final Set<PathEdge> lines = new HashSet<>();
    private final boolean singlesOut;

    /// @param contents the boxes, each of which may stand for several nodes
    Emphasis(Set<Target> selection, ServicePath path, List<Content> contents, Owners owners) {
        this.selection = selection;
        var nodes = new HashSet<String>();
        for (var target : selection) {
            switch (target.kind()) {
                case NODE -> {
                    nodes.add(target.id());
                    contents.stream().filter(content -> content.target().equals(target)).forEach(content -> nodes.addAll(content.nodes()));
                }
                case BADGE -> Stream.of(dev.drydock.check.Badge.values()).filter(badge -> badge.id().equals(target.id())).forEach(badge -> nodes.add(owners.home(badge)));
                case TASK -> path.nodes().stream().filter(node -> holds(node, target.id())).forEach(node -> nodes.add(node.id()));
                case ZONE -> path.nodes().stream().filter(node -> target.id().equals(node.zone())).forEach(node -> nodes.add(node.id()));
                case EDGE -> path.edges().stream().filter(edge -> drawnAs(edge, contents).equals(target)).forEach(lines::add);
            }
        }
        path.edges().stream().filter(edge -> nodes.contains(edge.from()) || nodes.contains(edge.to())).forEach(lines::add);
        singlesOut = !lines.isEmpty() && selection.stream().noneMatch(target -> target.kind() == Target.Kind.BADGE);
        if (singlesOut) {
            lines.forEach(edge -> Stream.of(edge.from(), edge.to()).map(Target::node).filter(target -> !nodes.contains(target.id()) || selection.stream().noneMatch(target::equals))
                    .forEach(related::add));
        }
    }

    private static boolean holds(PathNode node, String task) {
        var tasks = switch (node) {
            case SubnetNode subnet -> subnet.tasks();
            case HostNode host -> host.tasks();
            default -> List.<TaskSquare>of();
        };
        return tasks.stream().anyMatch(one -> one.taskArn().equals(task));
    }

    private static Target drawnAs(PathEdge edge, List<Content> contents) {
        return Target.edge(box(edge.from(), contents), box(edge.to(), contents), edge.way().name());
    }

    private static String box(String node, List<Content> contents) {
        return contents.stream().filter(content -> content.nodes().contains(node)).map(content -> content.target().id()).findFirst().orElse(node);
    }

    boolean isSelected(Target target) {
        return selection.contains(target);
    }

    /// Whether the thing stands at the other end of a line of what is selected.
    boolean isRelated(Target target) {
        return related.contains(target);
    }

    /// Whether a line belongs to what is selected.
    boolean isStrong(List<PathEdge> edges) {
        return edges.stream().anyMatch(lines::contains);
    }

    /// Whether the other lines step back.
    boolean singlesOut() {
        return singlesOut;
    }
}
