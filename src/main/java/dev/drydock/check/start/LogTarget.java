package dev.drydock.check.start;

import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A log group that containers write to with the `awslogs` driver.
///
/// @param group its name
/// @param region where it is: `awslogs-region`, else the service's own
/// @param created whether every one of the containers has the driver make the group where it is not there (`awslogs-create-group`)
/// @param containers their places in the task definition
record LogTarget(String group, String region, boolean created, TaskDefinition definition, List<Integer> containers) {

    static List<LogTarget> of(Subject subject, TaskDefinition definition) {
        record Key(String group, String region) {}
        var places = new LinkedHashMap<Key, List<Integer>>();
        for (var i = 0; i < definition.containerDefinitions().size(); i++) {
            var options = options(definition, i);
            var group = options.get("awslogs-group");
            if (isAwslogs(definition, i) && group != null) {
                places.computeIfAbsent(new Key(group, options.getOrDefault("awslogs-region", subject.region())), key -> new ArrayList<>()).add(i);
            }
        }
        return places.entrySet().stream()
                .map(entry -> new LogTarget(entry.getKey().group(), entry.getKey().region(),
                        entry.getValue().stream().allMatch(i -> "true".equalsIgnoreCase(options(definition, i).get("awslogs-create-group"))), definition, List.copyOf(entry.getValue())))
                .toList();
    }

    static boolean isAwslogs(TaskDefinition definition, int index) {
        var log = definition.containerDefinitions().get(index).logConfiguration();
        return log != null && "awslogs".equals(log.logDriver());
    }

    static Map<String, String> options(TaskDefinition definition, int index) {
        var log = definition.containerDefinitions().get(index).logConfiguration();
        return log == null ? Map.of() : log.options();
    }

    /// In the service's partition and account.
    String arn(Subject subject) {
        var service = subject.service().serviceArn().split(":", 6);
        return "arn:" + service[1] + ":logs:" + region + ":" + service[4] + ":log-group:" + group;
    }

    /// `container app`, `containers app and worker`
    String writers() {
        var names = containers.stream().map(i -> String.valueOf(definition.containerDefinitions().get(i).name())).toList();
        return (names.size() == 1 ? "container " : "containers ") + String.join(" and ", names);
    }

    List<Evidence> evidence() {
        return containers.stream().limit(5).map(i -> Evidence.of(definition, "/containerDefinitions/" + i + "/logConfiguration/options/awslogs-group", group)).toList();
    }

    Evidence regionEvidence() {
        var i = containers.getFirst();
        return Evidence.of(definition, "/containerDefinitions/" + i + "/logConfiguration/options/awslogs-region", options(definition, i).get("awslogs-region"));
    }
}
