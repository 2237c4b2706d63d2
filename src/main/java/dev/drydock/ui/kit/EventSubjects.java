package dev.drydock.ui.kit;

import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.drawing.Target;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.path.PathNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The things that a service event names. ECS writes them in brackets after their kind: `(task 0123…)`, `(target-group arn:…)`, `(instance i-…)`
/// (Developer Guide, "Amazon ECS service event messages"); ids of EC2's things stand bare.
final class EventSubjects {
    private static final Pattern NAMED = Pattern.compile("\\((task|target-group|instance|container-instance) ([^()\\s]{1,400})\\)");
    private static final Pattern BARE = Pattern.compile("(?<![A-Za-z0-9-])(subnet|eni|vpce|nat)-[0-9a-f]{8,17}(?![A-Za-z0-9-])");

    private EventSubjects() {}

    /// Only what the record holds: a name that leads nowhere is none.
    static Set<Target> in(@Nullable String message, Inventory inventory, ServiceDiagnosis service) {
        var targets = new LinkedHashSet<Target>();
        if (message == null) {
            return targets;
        }
        var nodes = service.path().nodes();
        NAMED.matcher(message).results().forEach(named -> {
            var name = named.group(2);
            switch (named.group(1)) {
                case "task" -> inventory.tasks(service.service()).stream().filter(task -> isNamed(task.taskArn(), name)).map(Task::taskArn).map(Target::task).forEach(targets::add);
                case "target-group" -> nodes.stream().filter(PathNode.TargetGroupNode.class::isInstance).filter(node -> isNamed(node.id(), name)).map(node -> Target.node(node.id())).forEach(targets::add);
                default -> nodes.stream().filter(node -> isHost(node, name)).map(node -> Target.node(node.id())).forEach(targets::add);
            }
        });
        BARE.matcher(message).results().map(match -> match.group()).forEach(id ->
                Stream.concat(nodes.stream().map(PathNode::id).filter(id::equals), RecordOf.id(inventory, id).map(recorded -> id).stream()).findFirst().map(Target::node).ifPresent(targets::add));
        return targets;
    }

    private static boolean isNamed(String arn, String name) {
        return arn.equals(name) || !name.startsWith("arn:") && arn.endsWith("/" + name);
    }

    private static boolean isHost(PathNode node, String name) {
        return node instanceof PathNode.HostNode(var id, var instance, _, _)
                && (isNamed(id, name) || instance != null && name.equals(instance.ec2InstanceId()));
    }
}
