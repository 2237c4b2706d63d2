package dev.drydock.drawing;

import dev.drydock.check.Badge;
import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import dev.drydock.check.Topic;
import dev.drydock.path.PathNode;
import dev.drydock.path.PathNode.EndpointNode;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which thing of the picture each badge stands on, and which one each finding speaks of.
final class Owners {
    /// The box for what holds for the whole account, such as a quota: no subnet and no service is to blame for it.
    static final String ACCOUNT = "account";

    /// `fargate/L-3032A538`: a quota as Service Quotas names it.
    private static final Pattern QUOTA = Pattern.compile("[a-z0-9-]{1,40}/L-[0-9A-Z]{8}");
    private static final Pattern ENDPOINT_SERVICE = Pattern.compile("(?:cn\\.)?com\\.amazonaws\\.[a-z0-9-]+\\..+");

    private final Map<Badge, String> homes = new EnumMap<>(Badge.class);
    private final Map<Target, List<Finding>> findings = new HashMap<>();
    private final Map<String, String> standing = new HashMap<>();
    private final ServiceDiagnosis diagnosis;
    private final ServicePath path;

    Owners(ServiceDiagnosis diagnosis) {
        this.diagnosis = diagnosis;
        path = diagnosis.path();
        index();
        for (var badge : Badge.values()) {
            homes.put(badge, home(badge, diagnosis));
        }
        for (var finding : diagnosis.findings()) {
            findings.computeIfAbsent(of(finding), target -> new ArrayList<>()).add(finding);
        }
    }

    /// Every id by which a finding may name a thing, with the node that it stands in.
    private void index() {
        for (var node : path.nodes()) {
            tasks(node).forEach(task -> standing.put(task.taskArn(), node.id()));
        }
        for (var node : path.nodes()) {
            switch (node) {
                case ScalingNode scaling -> scaling.policies().forEach(policy -> standing.put(policy.id(), node.id()));
                case SubnetNode subnet when subnet.routeTable() != null -> standing.putIfAbsent(subnet.routeTable().id(), node.id());
                case EndpointNode endpoint when endpoint.endpoint().serviceName() != null -> standing.putIfAbsent(endpoint.endpoint().serviceName(), node.id());
                default -> {}
            }
        }
        path.nodes().forEach(node -> standing.put(node.id(), node.id()));
    }

    /// The node that a badge stands on.
    String home(Badge badge) {
        return homes.get(badge);
    }

    /// The badges that stand on a node, in their order.
    List<Badge> badges(String node) {
        return Stream.of(Badge.values()).filter(badge -> homes.get(badge).equals(node)).toList();
    }

    /// What is said of a thing, worst first.
    List<Finding> findings(Target target) {
        return findings.getOrDefault(target, List.of());
    }

    /// The worst of what is said of a thing and not muted, and of the badges that stand on it; [Status#NA] where nothing is said.
    Status status(Target target) {
        var badges = target.kind() == Target.Kind.NODE ? badges(target.id()) : List.<Badge>of();
        return Stream.concat(findings(target).stream().filter(finding -> !finding.isMuted()).map(Finding::status), badges.stream().map(diagnosis::status))
                .min(Comparator.naturalOrder()).orElse(Status.NA);
    }

    /// The services of AWS that a check wants an endpoint for where the VPC has none, in the order of the findings.
    List<String> missingEndpoints() {
        return diagnosis.findings().stream().filter(finding -> isMissingEndpoint(finding)).map(Finding::resource).distinct().toList();
    }

    private boolean isMissingEndpoint(Finding finding) {
        return finding.isTrouble() && ENDPOINT_SERVICE.matcher(finding.resource()).matches() && !standing.containsKey(finding.resource());
    }

    /// The thing of the picture that a finding speaks of. It stands on what it names, or on what holds what it names. What names nothing in the picture, or the
    /// service as a whole, stands where its badge does; outside the badges what speaks of starting tasks stands on the task definition, all else on the service.
    Target of(Finding finding) {
        var resource = finding.resource();
        if (path.zones().contains(resource)) {
            return Target.zone(resource);
        }
        if (isMissingEndpoint(finding) || finding.isTrouble() && QUOTA.matcher(resource).matches()) {
            return Target.node(isMissingEndpoint(finding) ? resource : ACCOUNT);
        }
        var named = named(resource);
        var service = path.service().serviceArn();
        if (finding.badge() == null && finding.check().topic() != Topic.START) {
            return Target.node(named.orElse(service));
        }
        return Target.node(named.filter(node -> !node.equals(service)).orElseGet(() -> finding.badge() != null
                ? homes.get(finding.badge())
                : path.nodes(TaskDefinitionNode.class).findFirst().map(PathNode::id).orElse(service)));
    }

    /// The node that the resource is, or stands in, or is a part of: `…/app` of a task definition is one of its containers.
    private Optional<String> named(String resource) {
        return Optional.ofNullable(standing.get(resource)).or(() -> path.nodes().stream().map(PathNode::id)
                .filter(id -> resource.startsWith(id) && resource.length() > id.length() && "/:#".indexOf(resource.charAt(id.length())) >= 0).findFirst());
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
