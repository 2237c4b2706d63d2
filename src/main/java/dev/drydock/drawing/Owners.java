package dev.drydock.drawing;

import dev.drydock.check.Badge;
import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import dev.drydock.path.PathNode;
import dev.drydock.path.PathNode.ScalingNode;
import dev.drydock.path.PathNode.ServiceNode;
import dev.drydock.path.PathNode.SubnetNode;
import dev.drydock.path.PathNode.TargetGroupNode;
import dev.drydock.path.PathNode.TaskDefinitionNode;
import dev.drydock.path.ServicePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /// The worst of what is said of a node and of the badges that stand on it; [Status#NA] where nothing is said.
    Status status(String node) {
        return Stream.concat(findings(node).stream().map(Finding::status), badges(node).stream().map(diagnosis::status)).min(Comparator.naturalOrder()).orElse(Status.NA);
    }

    /// A finding stands on the thing that it names. What names nothing on the path, or the service as a whole, stands where its badge does.
    private String owner(Finding finding, ServicePath path) {
        var named = path.node(finding.resource());
        if (finding.badge() == null) {
            return named.map(PathNode::id).orElse(path.service().serviceArn());
        }
        return named.filter(node -> !(node instanceof ServiceNode)).map(PathNode::id).orElse(homes.get(finding.badge()));
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
