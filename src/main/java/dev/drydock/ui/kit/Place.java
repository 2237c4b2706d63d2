package dev.drydock.ui.kit;

import dev.drydock.check.Diagnosis;
import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.drawing.Target;
import dev.drydock.path.PathEdge;
import dev.drydock.path.PathNode;
import dev.drydock.path.ServicePath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the window stands: which source, which service of it, and what within that service. From it every pane derives what it shows as selected.
///
/// @param source null while no source is open
/// @param service null where the source holds no service
public record Place(@Nullable Diagnosis source, @Nullable ServiceDiagnosis service, Selected selected) {
    /// The box that the picture draws for all interface endpoints together.
    public static final String INTERFACE_ENDPOINTS = "interface-endpoints";

    public static final Place NOWHERE = new Place(null, null, Selected.SERVICE);

    /// The findings that speak of what is selected, worst first.
    public List<Finding> findings() {
        if (service == null) {
            return List.of();
        }
        return switch (selected) {
            case Selected.WholeService _ -> List.of();
            case Selected.OfBadge(var badge) -> service.badges().get(badge).findings();
            case Selected.OfFinding(var finding) -> List.of(finding);
            case Selected.OfThing(var target) -> {
                var ids = idsOf(service, target);
                yield service.findings().stream().filter(finding -> ids.stream().anyMatch(id -> isAbout(finding, id))).toList();
            }
        };
    }

    /// The one finding that stands for the selection where only one can be shown; null where none speaks of it.
    public @Nullable Finding lead() {
        var findings = findings();
        return findings.isEmpty() ? null : findings.getFirst();
    }

    /// What the picture marks as selected.
    public Set<Target> targets() {
        var targets = new LinkedHashSet<Target>();
        if (service != null) {
            switch (selected) {
                case Selected.WholeService _ -> {}
                case Selected.OfThing(var target) -> targets.add(target);
                case Selected.OfBadge(var badge) -> targets.add(Target.badge(badge.id()));
                case Selected.OfFinding(var finding) -> {
                    var badge = finding.badge();
                    if (badge != null) {
                        targets.add(Target.badge(badge.id()));
                    }
                    thingOf(service, finding).ifPresent(targets::add);
                }
            }
        }
        return targets;
    }

    private static Optional<Target> thingOf(ServiceDiagnosis service, Finding finding) {
        var nodes = service.path().nodes();
        return Stream.concat(
                        nodes.stream().filter(node -> ids(node).anyMatch(id -> isAbout(finding, id))).map(node -> Target.node(node.id())),
                        nodes.stream().flatMap(Place::tasks).filter(arn -> arn.equals(finding.resource())).map(Target::task))
                .findFirst();
    }

    /// A finding is about a thing when it names it, or a part of it.
    private static boolean isAbout(Finding finding, String id) {
        var resource = finding.resource();
        return resource.equals(id) || resource.startsWith(id + "/") || resource.startsWith(id + ":");
    }

    private static List<String> idsOf(ServiceDiagnosis service, Target target) {
        var path = service.path();
        return switch (target.kind()) {
            case BADGE -> List.of();
            case TASK -> List.of(target.id());
            case NODE -> path.nodes().stream().filter(node -> isDrawnAs(node, target.id())).flatMap(Place::ids).toList();
            case ZONE -> path.nodes().stream().filter(node -> target.id().equals(node.zone())).flatMap(Place::ids).toList();
            case EDGE -> path.edges().stream().filter(edge -> isDrawnAs(path, edge, target)).flatMap(edge -> Stream.of(edge.from(), edge.to())).toList();
        };
    }

    /// Whether an edge is part of the line that a target of the picture stands for: edges to things that share a box are one line.
    public static boolean isDrawnAs(ServicePath path, PathEdge edge, Target target) {
        return drawnAs(path, edge.from()).stream()
                .anyMatch(from -> drawnAs(path, edge.to()).stream().anyMatch(to -> Target.edge(from, to, edge.way().name()).equals(target)));
    }

    private static List<String> drawnAs(ServicePath path, String id) {
        return path.node(id).filter(node -> isDrawnAs(node, INTERFACE_ENDPOINTS)).isPresent() ? List.of(id, INTERFACE_ENDPOINTS) : List.of(id);
    }

    private static boolean isDrawnAs(PathNode node, String id) {
        return node.id().equals(id) || id.equals(INTERFACE_ENDPOINTS) && node instanceof PathNode.EndpointNode(_, var endpoint)
                && "interface".equalsIgnoreCase(endpoint.vpcEndpointType());
    }

    private static Stream<String> ids(PathNode node) {
        return node instanceof PathNode.ScalingNode scaling
                ? Stream.concat(Stream.of(node.id()), scaling.policies().stream().map(policy -> policy.id()))
                : Stream.of(node.id());
    }

    private static Stream<String> tasks(PathNode node) {
        return switch (node) {
            case PathNode.SubnetNode subnet -> subnet.tasks().stream().map(PathNode.TaskSquare::taskArn);
            case PathNode.HostNode host -> host.tasks().stream().map(PathNode.TaskSquare::taskArn);
            default -> Stream.empty();
        };
    }
}
