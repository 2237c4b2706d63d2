package dev.drydock.ui.shell;

import dev.drydock.check.Diagnosis;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.drawing.Target;
import dev.drydock.path.PathNode;
import dev.drydock.ui.kit.Findable;
import dev.drydock.ui.kit.Selection;
import dev.drydock.ui.kit.SourceName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.kordamp.ikonli.feather.Feather;

/// Lists for the palette what the open sources hold: services worst first, then what is wrong in them, subnets, tasks and their network interfaces.
final class SourceFinder implements Findable.Finder {
    private final Selection selection;

    SourceFinder(Selection selection) {
        this.selection = selection;
    }

    @Override
    public List<Findable> in(List<Diagnosis> sources) {
        var services = new ArrayList<Findable>();
        var findings = new ArrayList<Findable>();
        var subnets = new ArrayList<Findable>();
        var tasks = new ArrayList<Findable>();
        for (var source : sources) {
            var name = SourceName.of(source.inventory().source());
            var seen = new HashMap<String, Boolean>();
            for (var service : source.services().stream().sorted(ServiceDiagnosis.WORST_FIRST).toList()) {
                var arn = service.service().serviceArn();
                var where = last(Objects.requireNonNullElse(service.service().clusterArn(), "default")) + " · " + name;
                services.add(new Findable("service " + name + " " + arn, "Service", Feather.BOX, service.service().name(), where, () -> selection.select(source, service)));
                findings(source, service, name, findings);
                service.path().nodes(PathNode.SubnetNode.class).filter(subnet -> seen.putIfAbsent(subnet.id(), true) == null)
                        .forEach(subnet -> subnets.add(subnet(source, service, subnet, name)));
                tasks(source, service, name, tasks);
            }
        }
        services.addAll(findings);
        services.addAll(subnets);
        services.addAll(tasks);
        return services;
    }

    private void findings(Diagnosis source, ServiceDiagnosis service, String name, List<Findable> found) {
        for (var finding : service.findings()) {
            if (finding.isTrouble()) {
                found.add(new Findable("finding " + name + " " + finding.id(), "Finding", Feather.ALERT_OCTAGON, finding.title(),
                        finding.status().word() + " · " + service.service().name() + " · " + finding.check().id() + " · " + name, () -> {
                            selection.select(source, service);
                            selection.select(finding);
                        }));
            }
        }
    }

    private Findable subnet(Diagnosis source, ServiceDiagnosis service, PathNode.SubnetNode subnet, String name) {
        var record = subnet.subnet();
        var block = record == null ? "" : Objects.requireNonNullElse(record.cidrBlock(), "") + " · ";
        return new Findable("subnet " + name + " " + subnet.id(), "Subnet", Feather.GRID, subnet.id(), block + Objects.requireNonNullElse(subnet.zone(), "zone unknown") + " · " + name,
                () -> {
                    selection.select(source, service);
                    selection.select(Target.node(subnet.id()));
                });
    }

    private void tasks(Diagnosis source, ServiceDiagnosis service, String name, List<Findable> found) {
        for (var task : source.inventory().tasks(service.service())) {
            var where = service.service().name() + " · " + Objects.requireNonNullElse(task.lastStatus(), "status unknown") + " · " + name;
            Runnable go = () -> {
                selection.select(source, service);
                selection.select(Target.task(task.taskArn()));
            };
            found.add(new Findable("task " + name + " " + task.taskArn(), "Task", Feather.SQUARE, task.shortId(), where, go));
            var card = task.networkDetail("networkInterfaceId");
            if (card != null) {
                var address = Objects.requireNonNullElse(task.networkDetail("privateIPv4Address"), "address unknown");
                found.add(new Findable("interface " + name + " " + card, "Interface", Feather.GIT_COMMIT, card, address + " · task " + task.shortId() + " · " + where, go));
            }
        }
    }

    private static String last(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
