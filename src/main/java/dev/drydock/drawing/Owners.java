package dev.drydock.drawing;

import dev.drydock.check.Badge;
import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import dev.drydock.check.Topic;
import dev.drydock.path.PathNode;
import dev.drydock.path.PathNode.HostNode;
import dev.drydock.path.PathNode.ScalingNode;
import dev.drydock.path.PathNode.SubnetNode;
import dev.drydock.path.PathNode.TargetGroupNode;
import dev.drydock.path.PathNode.TaskDefinitionNode;
import dev.drydock.path.PathNode.TaskSquare;
import dev.drydock.path.ServicePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Which thing on the path each badge stands on, and which one each finding speaks of.
final class Owners {
    private final Map<Badge, String> homes = new EnumMap<>(Badge.class);
    private final Map<String, List<Finding>> findings = new HashMap<>();
    private final ServiceDiagnosis diagnosis;

    Owners(ServiceDiagnosis diagnosis) {
        this.diagnosis = diagnosis;
        var path = diagnosis.path();
        for (var badge : Badge.values()) {
            homes.put(badge, home(badge, diagnosis));
        }
        for (var finding : diagnosis.findings()) {
            findings.computeIfAbsent(owner(finding, path), id -> new ArrayList<>()).add(finding);
        }
    }

    /// The node that a badge stands on.
    String home(Badge badge) {
        return homes.get(badge);
    }

    /// The badges that stand on a node, in their order.
    List<Badge> badges(String node) {
        return Stream.of(Badge.values()).filter(badge -> homes.get(badge).equals(node)).toList();
    }

    /// What is said of a node, worst first.
    List<Finding> findings(String node) {
        return findings.getOrDefault(node, List.of());
    }

    /// The worst of what is said of a node and not muted, and of the badges that stand on it; [Status#NA] where nothing is said.
    Status status(String node) {
        return Stream.concat(findings(node).stream().filter(finding -> !finding.isMuted()).map(Finding::status), badges(node).stream().map(diagnosis::status))
                .min(Comparator.naturalOrder()).orElse(Status.NA);
    }

    /// A finding stands on the thing that it names, or that holds what it names. What names nothing on the path, or the service as a whole, stands where its
    /// badge does; outside the badges what speaks of starting tasks stands on the task definition, all else on the service.
    private String owner(Finding finding, ServicePath path) {
        var named = named(finding.resource(), path);
        if (finding.badge() == null && finding.check().topic() != Topic.START) {
            return named.orElse(path.service().serviceArn());
        }
        return named.filter(node -> !node.equals(path.service().serviceArn())).orElseGet(() -> finding.badge() != null
                ? homes.get(finding.badge())
                : path.nodes(TaskDefinitionNode.class).findFirst().map(PathNode::id).orElse(path.service().serviceArn()));
    }

    /// The node of that id, else the one that a task stands in, else the one that a part is of: a container of a task definition, a policy of the scaling.
    private static Optional<String> named(String resource, ServicePath path) {
        return path.node(resource).map(PathNode::id)
                .or(() -> path.nodes().stream().filter(node -> tasks(node).anyMatch(task -> task.taskArn().equals(resource))).findFirst().map(PathNode::id))
                .or(() -> path.nodes(ScalingNode.class).filter(node -> node.policies().stream().anyMatch(policy -> policy.id().equals(resource))).findFirst().map(PathNode::id))
                .or(() -> path.nodes().stream().map(PathNode::id).filter(id -> resource.startsWith(id + "/") || resource.startsWith(id + ":")).findFirst());
    }

    private static Stream<TaskSquare> tasks(PathNode node) {
        return switch (node) {
            case SubnetNode subnet -> subnet.tasks().stream();
            case HostNode host -> host.tasks().stream();
            default -> Stream.empty();
        };
    }

    private static String home(Badge badge, ServiceDiagnosis diagnosis) {
        var path = diagnosis.path();
        var candidates = switch (badge) {
            case DEPLOY_502 -> path.nodes(TargetGroupNode.class).map(PathNode.class::cast);
            case IP_HEADROOM -> path.nodes(SubnetNode.class).sorted(Comparator.comparingInt(Owners::free)).map(PathNode.class::cast);
            case SIGTERM -> path.nodes(TaskDefinitionNode.class).map(PathNode.class::cast);
            case SCALING -> path.nodes(ScalingNode.class).map(PathNode.class::cast);
            case ROLLBACK -> Stream.<PathNode>empty();
        };
        return candidates
                .min(Comparator.comparing(node -> worst(badge, node.id(), diagnosis.findings())))
                .map(PathNode::id)
                .orElse(path.service().serviceArn());
    }

    private static int free(SubnetNode node) {
        return node.subnet() == null || node.subnet().availableIpAddressCount() == null ? Integer.MAX_VALUE : node.subnet().availableIpAddressCount();
    }

    private static Status worst(Badge badge, String node, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.badge() == badge && finding.resource().equals(node))
                .map(Finding::status)
                .min(Comparator.naturalOrder())
                .orElse(Status.NA);
    }
}
