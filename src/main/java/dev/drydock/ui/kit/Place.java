package dev.drydock.ui.kit;

import dev.drydock.check.Diagnosis;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.drawing.PathDrawing;
import dev.drydock.drawing.Target;
import dev.drydock.inventory.call.Recorded;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.path.PathEdge;
import dev.drydock.path.PathNode;
import dev.drydock.path.ServicePath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
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
            case Selected.OfEvent(var event) -> {
                var pointer = pointer(service, event);
                yield service.findings().stream().filter(finding -> finding.evidence().stream().anyMatch(evidence ->
                        evidence.call().equals(service.service().origin().call()) && (evidence.pointer().equals(pointer) || evidence.pointer().startsWith(pointer + "/")))).toList();
            }
            case Selected.OfEvidence(var finding, _) -> List.of(finding);
            case Selected.OfCall(var call) -> service.findings().stream()
                    .filter(finding -> finding.evidence().stream().anyMatch(evidence -> evidence.call().equals(call))
                            || finding.missing().stream().anyMatch(missing -> call.equals(missing.gap().call()))).toList();
            case Selected.OfFile(var file) -> service.findings().stream()
                    .filter(finding -> finding.evidence().stream().anyMatch(evidence -> file.equals(evidence.call().file()))).toList();
        };
    }

    /// The findings that the selection itself names: none for a thing, a call or an event, which only have findings about them.
    public Optional<Finding> chosenFinding() {
        return switch (selected) {
            case Selected.OfFinding(var finding) -> Optional.of(finding);
            case Selected.OfEvidence(var finding, _) -> Optional.of(finding);
            case Selected.OfBadge _ -> Optional.ofNullable(lead());
            default -> Optional.empty();
        };
    }

    /// The event that is selected, or that the selection stands on.
    public Optional<Service.Event> event() {
        if (service == null) {
            return Optional.empty();
        }
        if (selected instanceof Selected.OfEvent(var event)) {
            return Optional.of(event);
        }
        var evidence = selected instanceof Selected.OfEvidence(_, var one) ? List.of(one) : chosenFinding().map(Finding::evidence).orElse(List.of());
        var record = service.service();
        var log = record.origin().pointer() + "/events/";
        return evidence.stream().filter(one -> one.call().equals(record.origin().call()) && one.pointer().startsWith(log))
                .flatMap(one -> at(record.events(), one.pointer().substring(log.length()).split("/")[0]).stream()).findFirst();
    }

    private static Optional<Service.Event> at(List<Service.Event> events, String index) {
        return index.matches("\\d{1,6}") && Integer.parseInt(index) < events.size() ? Optional.of(events.get(Integer.parseInt(index))) : Optional.empty();
    }

    /// What the selected event names; empty for anything else.
    public List<Target> subjects() {
        return source != null && service != null && selected instanceof Selected.OfEvent(var event) ? List.copyOf(EventSubjects.in(event.message(), source.inventory(), service)) : List.of();
    }

    /// The ARN of the task that is selected, or that the selected finding, value or event speaks of.
    public Optional<String> task() {
        if (service == null || source == null) {
            return Optional.empty();
        }
        return switch (selected) {
            case Selected.OfThing(var target) when target.kind() == Target.Kind.TASK -> Optional.of(target.id());
            case Selected.OfThing(var target) when target.kind() == Target.Kind.NODE -> source.inventory().tasks(service.service()).stream()
                    .filter(task -> target.id().equals(task.networkDetail("networkInterfaceId"))).map(Task::taskArn).findFirst();
            case Selected.OfEvent(var event) -> EventSubjects.in(event.message(), source.inventory(), service).stream()
                    .filter(target -> target.kind() == Target.Kind.TASK).map(Target::id).findFirst();
            case Selected.OfEvidence(_, var evidence) -> standsIn(evidence).or(() -> chosenFinding().map(Finding::resource).filter(this::isTask));
            default -> chosenFinding().map(Finding::resource).filter(this::isTask);
        };
    }

    private boolean isTask(String arn) {
        return source != null && source.inventory().find(Task.class, arn).isPresent();
    }

    private Optional<String> standsIn(Evidence evidence) {
        return source == null || service == null || !evidence.call().name().equals("ecs describe-tasks") ? Optional.empty()
                : source.inventory().tasks(service.service()).stream()
                        .filter(task -> task.origin().call().equals(evidence.call()) && (evidence.pointer() + "/").startsWith(task.origin().pointer() + "/"))
                        .map(Task::taskArn).findFirst();
    }

    /// Where in the bundle the selection stands; empty where it stands nowhere.
    public Optional<Pointed> pointed() {
        if (source == null) {
            return Optional.empty();
        }
        return switch (selected) {
            case Selected.OfEvidence(_, var evidence) -> Optional.of(Pointed.at(evidence, source.inventory().calls()));
            case Selected.OfCall(var call) -> Optional.of(Pointed.at(call, "", source.inventory().calls()));
            case Selected.OfFile(var file) -> Optional.of(new Pointed(file, 0, ""));
            case Selected.OfEvent(var event) when service != null -> Optional.of(Pointed.at(service.service().origin().call(), pointer(service, event), source.inventory().calls()));
            case Selected.OfThing(var target) when service != null -> RecordOf.target(source.inventory(), service, target).map(this::origin);
            case Selected.WholeService _ when service != null -> Optional.of(origin(service.service()));
            default -> chosenFinding().flatMap(finding -> finding.evidence().stream().findFirst()).map(evidence -> Pointed.at(evidence, source.inventory().calls()));
        };
    }

    private Pointed origin(Recorded recorded) {
        var calls = Objects.requireNonNull(source).inventory().calls();
        return Pointed.at(recorded.origin().call(), recorded.origin().pointer(), calls);
    }

    private static String pointer(ServiceDiagnosis service, Service.Event event) {
        return service.service().origin().pointer() + "/events/" + service.service().events().indexOf(event);
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
                case Selected.OfCall _, Selected.OfFile _ -> {}
                case Selected.OfThing(var target) -> targets.addAll(drawn(service, target));
                case Selected.OfEvent(var event) -> EventSubjects.in(event.message(), Objects.requireNonNull(source).inventory(), service)
                        .forEach(target -> targets.addAll(drawn(service, target)));
                case Selected.OfEvidence(var finding, _) -> targets.addAll(new Place(source, service, new Selected.OfFinding(finding)).targets());
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

    /// What the picture shows of a thing: a network interface as its task, and a task that is no longer there as the subnet or host where it stood.
    private List<Target> drawn(ServiceDiagnosis service, Target target) {
        var nodes = service.path().nodes();
        if (target.kind() == Target.Kind.NODE && nodes.stream().noneMatch(node -> isDrawnAs(node, target.id()))) {
            return task().map(arn -> drawn(service, Target.task(arn))).orElse(List.of(target));
        }
        if (target.kind() == Target.Kind.TASK && source != null && nodes.stream().flatMap(Place::tasks).noneMatch(target.id()::equals)) {
            return source.inventory().find(Task.class, target.id())
                    .map(task -> Stream.of(task.networkDetail("subnetId"), task.containerInstanceArn()).filter(Objects::nonNull)
                            .filter(id -> nodes.stream().anyMatch(node -> node.id().equals(id))).map(Target::node).toList())
                    .filter(stood -> !stood.isEmpty()).orElse(List.of(target));
        }
        return List.of(target);
    }

    private static Optional<Target> thingOf(ServiceDiagnosis service, Finding finding) {
        var nodes = service.path().nodes();
        return Stream.concat(
                        nodes.stream().filter(node -> ids(node).anyMatch(id -> isAbout(finding, id))).map(node -> Target.node(node.id())),
                        nodes.stream().flatMap(Place::tasks).filter(arn -> arn.equals(finding.resource())).map(Target::task))
                .findFirst()
                .or(() -> Optional.of(PathDrawing.standsOn(service, finding)));
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
            case NODE -> Stream.concat(Stream.of(target.id()), path.nodes().stream().filter(node -> isDrawnAs(node, target.id())).flatMap(Place::ids)).distinct().toList();
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

    static boolean isDrawnAs(PathNode node, String id) {
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
