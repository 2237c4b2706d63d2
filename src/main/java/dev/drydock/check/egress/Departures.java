package dev.drydock.check.egress;

import dev.drydock.check.CheckInfo;
import dev.drydock.check.Compute;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.TaskRecord;
import dev.drydock.check.deploy.RolloutStyle;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.Reservation;
import dev.drydock.inventory.ec2.RouteTable;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ecs.ContainerInstance;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Service.AwsVpcConfiguration;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.path.Egress.PublicAddress;
import dev.drydock.path.NeededService;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where what the tasks of a service need is reached from.
///
/// On Fargate all of it leaves by the task's own interface. On container instances the agent and the Docker daemon pull images, read secrets and ship logs over
/// the host's interface; only ECS Exec and the application itself leave by the task's (ECS developer guide, "Amazon ECS task networking options for EC2").
sealed interface Departures {

    /// @param unplaced what is missing to know of every host; empty where all are known
    record Known(List<Departure> all, List<Missing> unplaced) implements Departures {

        /// What is needed from anywhere, each once, in order.
        List<NeededService> needs() {
            return all.stream().flatMap(departure -> departure.needs().stream()).distinct().toList();
        }

        /// The subnets that the tasks' own interfaces stand in.
        List<Departure> ofTasks() {
            return all.stream().filter(departure -> !departure.byHost()).toList();
        }
    }

    /// Nothing of the service leaves through a VPC of the account.
    record Outside(Evidence evidence) implements Departures {}

    record Unknown(List<Missing> missing) implements Departures {
        Unknown(Missing missing) {
            this(List.of(missing));
        }
    }

    static Departures of(Subject subject) {
        var service = subject.service();
        var definition = subject.taskDefinition().orElse(null);
        var compute = compute(subject, definition);
        if (compute == Compute.EXTERNAL) {
            return new Outside(Compute.evidence(service));
        }
        if (definition == null) {
            var name = subject.taskDefinitionName();
            return new Unknown(subject.needs(name == null ? withoutDefinition(subject) : Reads.describeTaskDefinition(name)));
        }
        var needs = NeededService.of(service, definition);
        return switch (compute) {
            case FARGATE -> ofTasks(subject, needs);
            case EC2, MANAGED_INSTANCES -> onHosts(subject, definition, needs);
            default -> new Unknown(subject.needs(withoutCompute(service, subject)));
        };
    }

    /// A task definition that was made for Fargate alone runs nowhere else.
    private static Compute compute(Subject subject, @Nullable TaskDefinition definition) {
        var compute = Compute.of(subject);
        return compute == Compute.UNKNOWN && definition != null && definition.requiresCompatibilities().equals(List.of("FARGATE")) ? Compute.FARGATE : compute;
    }

    private static Read withoutDefinition(Subject subject) {
        return RolloutStyle.of(subject.service()) == RolloutStyle.EXTERNAL
                ? Reads.describeTaskSets(subject.cluster(), subject.service().name())
                : Reads.describeServices(subject.cluster(), subject.service().name());
    }

    private static Read withoutCompute(Service service, Subject subject) {
        var providers = service.capacityProviderStrategy().stream().map(Service.CapacityProviderStrategyItem::capacityProvider).filter(Objects::nonNull).distinct().toList();
        return providers.isEmpty() ? Reads.describeServices(subject.cluster(), service.name()) : Reads.describeCapacityProviders(providers);
    }

    private static Departures ofTasks(Subject subject, List<NeededService> needs) {
        var subnets = subnets(subject, publicAddress(subject), needs);
        return subnets.isEmpty() ? new Unknown(subject.needs(withoutDefinition(subject))) : new Known(subnets, List.of());
    }

    private static List<Departure> subnets(Subject subject, PublicAddress publicAddress, List<NeededService> needs) {
        return Inventory.subnetIds(subject.service()).stream().distinct()
                .map(id -> new Departure(subject, id, subject.inventory().find(Subnet.class, id).orElse(null), publicAddress, false, needs))
                .toList();
    }

    /// A service that does not say so gets no public addresses (ECS API reference, `AwsVpcConfiguration`).
    private static PublicAddress publicAddress(Subject subject) {
        return switch (network(subject).map(network -> network.awsvpcConfiguration().assignPublicIp()).orElse("DISABLED")) {
            case "ENABLED" -> PublicAddress.YES;
            case "DISABLED" -> PublicAddress.NO;
            default -> PublicAddress.UNKNOWN;
        };
    }

    /// The network configuration of the service, or of its first task set, with where it stands.
    record Network(AwsVpcConfiguration awsvpcConfiguration, String pointer, boolean ofService) {}

    static Optional<Network> network(Subject subject) {
        var service = subject.service();
        var own = service.networkConfiguration();
        if (own != null && own.awsvpcConfiguration() != null) {
            return Optional.of(new Network(own.awsvpcConfiguration(), "/networkConfiguration/awsvpcConfiguration", true));
        }
        var ofSet = own != null || service.taskSets().isEmpty() ? null : service.taskSets().getFirst().networkConfiguration();
        return ofSet == null || ofSet.awsvpcConfiguration() == null ? Optional.empty()
                : Optional.of(new Network(ofSet.awsvpcConfiguration(), "/taskSets/0/networkConfiguration/awsvpcConfiguration", false));
    }

    private static Departures onHosts(Subject subject, TaskDefinition definition, List<NeededService> needs) {
        var own = "awsvpc".equals(definition.networkMode());
        var byTask = needs.stream().filter(need -> own && need.name().equals("ssmmessages")).toList();
        var byHost = needs.stream().filter(need -> !byTask.contains(need)).toList();
        var departures = new ArrayList<>(own ? subnets(subject, PublicAddress.NO, byTask) : List.<Departure>of());
        var missing = new ArrayList<Missing>();
        TaskRecord.missingLive(subject).ifPresent(missing::add);
        var places = new LinkedHashSet<String>();
        var unread = new ArrayList<String>();
        var unplaced = new ArrayList<String>();
        for (var arn : subject.liveTasks().stream().map(Task::containerInstanceArn).filter(Objects::nonNull).distinct().sorted().toList()) {
            var instance = subject.inventory().find(ContainerInstance.class, arn);
            var id = instance.map(ContainerInstance::ec2InstanceId);
            instance.map(Departures::subnetOf).or(() -> id.flatMap(known -> subnetOf(subject, known)))
                    .ifPresentOrElse(places::add, () -> id.ifPresentOrElse(unplaced::add, () -> unread.add(arn)));
        }
        if (!unread.isEmpty()) {
            missing.add(subject.needs(Reads.describeContainerInstances(subject.cluster(), unread.subList(0, Math.min(unread.size(), 10)))));
        }
        if (!unplaced.isEmpty()) {
            missing.add(subject.needs(Reads.describeInstances(unplaced.subList(0, Math.min(unplaced.size(), 10)))));
        }
        if (places.isEmpty() && missing.isEmpty()) {
            missing.add(subject.needs(Reads.listContainerInstances(subject.cluster())));
        }
        places.forEach(id -> departures.add(
                new Departure(subject, id, subject.inventory().find(Subnet.class, id).orElse(null), PublicAddress.UNKNOWN, true, byHost)));
        return departures.isEmpty() ? new Unknown(missing) : new Known(List.copyOf(departures), List.copyOf(missing));
    }

    /// The subnet of a container instance, as its agent says it.
    private static @Nullable String subnetOf(ContainerInstance instance) {
        return instance.attributes().stream()
                .filter(attribute -> "ecs.subnet-id".equals(attribute.name()))
                .map(ContainerInstance.Attribute::value)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /// The subnet of an instance, as EC2 says it: older agents do not tell theirs.
    private static Optional<String> subnetOf(Subject subject, String instanceId) {
        return subject.inventory().all(Reservation.class).stream().flatMap(reservation -> reservation.instances().stream())
                .filter(instance -> instanceId.equals(instance.instanceId()))
                .map(Reservation.Instance::subnetId)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /// Judges a service whose departures are known; says of any other why there is nothing to judge, or what is missing.
    static List<Finding> judge(CheckInfo check, Subject subject, Function<Known, List<Finding>> judge) {
        return switch (of(subject)) {
            case Outside outside -> List.of(notApplicable(check, subject, outside));
            case Unknown(var missing) -> List.of(unknown(check, subject, missing));
            case Known known -> judge.apply(known);
        };
    }

    /// What a check says of a service whose tasks leave through no VPC of the account.
    static Finding notApplicable(CheckInfo check, Subject subject, Outside outside) {
        return Finding.draft(check, Status.NA, subject.service().serviceArn(), "The tasks run on hosts outside AWS, whose ways out are not AWS's")
                .observed("launch type EXTERNAL")
                .expected("tasks in a VPC, for this check to apply")
                .evidence(outside.evidence())
                .finding();
    }

    /// What a check says where it is not known from where anything leaves.
    static Finding unknown(CheckInfo check, Subject subject, List<Missing> missing) {
        return Finding.draft(check, Status.UNKNOWN, subject.service().serviceArn(), "From which subnets the service leaves, and what it needs, is not known")
                .observed(missing.stream().map(item -> item.gap().why()).distinct().collect(Collectors.joining("; ")))
                .expected("the network and the task definition of the service on record")
                .missing(missing)
                .finding();
    }

    /// What a check says of the hosts of which the record does not tell where they stand.
    static Finding unplaced(CheckInfo check, Subject subject, List<Missing> missing) {
        return Finding.draft(check, Status.UNKNOWN, subject.service().serviceArn(), "In which subnets the container instances of the service stand is not known")
                .observed(missing.stream().map(item -> item.gap().why()).distinct().collect(Collectors.joining("; ")))
                .expected("every container instance that runs a task of the service on record")
                .missing(missing)
                .finding();
    }

    /// The route tables that decide for these subnets, each once.
    static List<RouteTable> tables(List<Departure> departures) {
        var tables = new LinkedHashSet<RouteTable>();
        for (var departure : departures) {
            var table = departure.table();
            if (table != null) {
                tables.add(table);
            }
        }
        return List.copyOf(tables);
    }

    /// `private-a (subnet-…), private-b (subnet-…) and 3 more`.
    static String names(List<Departure> departures) {
        var most = 4;
        var shown = departures.stream().limit(departures.size() > most + 1 ? most : most + 1).map(Departure::name).toList();
        if (departures.size() > shown.size()) {
            return String.join(", ", shown) + " and " + (departures.size() - shown.size()) + " more";
        }
        return shown.size() < 2 ? String.join("", shown) : String.join(", ", shown.subList(0, shown.size() - 1)) + " and " + shown.getLast();
    }
}
