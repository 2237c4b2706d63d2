package dev.drydock.inventory;

import dev.drydock.inventory.applicationautoscaling.ScalableTarget;
import dev.drydock.inventory.applicationautoscaling.ScalingActivity;
import dev.drydock.inventory.applicationautoscaling.ScalingPolicy;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.Calls;
import dev.drydock.inventory.call.Recorded;
import dev.drydock.inventory.cloudwatch.MetricDataResult;
import dev.drydock.inventory.cloudwatch.Metrics;
import dev.drydock.inventory.ec2.NetworkAcl;
import dev.drydock.inventory.ec2.NetworkInterface;
import dev.drydock.inventory.ec2.PrefixListEntry;
import dev.drydock.inventory.ec2.RouteTable;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ec2.VpcEndpoint;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.ServiceDeployment;
import dev.drydock.inventory.ecs.ServiceDeploymentBrief;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.ecs.TaskListing;
import dev.drydock.inventory.ecs.TaskTally;
import dev.drydock.inventory.elbv2.Listener;
import dev.drydock.inventory.elbv2.LoadBalancerAttribute;
import dev.drydock.inventory.elbv2.Rule;
import dev.drydock.inventory.elbv2.TargetGroupAttribute;
import dev.drydock.inventory.elbv2.TargetHealthDescription;
import dev.drydock.inventory.iam.AttachedPolicy;
import dev.drydock.inventory.iam.ManagedPolicy;
import dev.drydock.inventory.iam.PolicyVersion;
import dev.drydock.inventory.iam.Role;
import dev.drydock.inventory.iam.RolePolicyListing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Everything that one source holds, indexed once so that each join is a look-up by ARN or id. Immutable after [Builder#build()].
public final class Inventory {
    private final Source source;
    private final Calls calls;
    private final Map<Class<?>, Map<String, Recorded>> records;
    private final Metrics metrics;
    private final Map<String, List<Task>> tasksByService;
    private final Map<String, List<TargetHealthDescription>> healthByTargetGroup;
    private final Map<String, List<Listener>> listenersByLoadBalancer;
    private final Map<String, List<Rule>> rulesByListener;
    private final Map<String, RouteTable> routeTableBySubnet;
    private final Map<String, RouteTable> mainRouteTableByVpc;
    private final Map<String, NetworkAcl> networkAclBySubnet;
    private final Map<String, List<PrefixListEntry>> entriesByPrefixList;
    private final Map<String, List<VpcEndpoint>> endpointsByVpc;
    private final Map<String, List<NetworkInterface>> interfacesByZone;
    private final List<TaskTally> liveTasks;
    private final Map<String, List<Service>> servicesBySubnet;
    private final Map<String, List<ScalingPolicy>> policiesByResource;
    private final Map<String, List<ScalingActivity>> activitiesByResource;
    private final Map<String, List<ServiceDeployment>> deploymentsByService;
    private final Map<String, List<ServiceDeploymentBrief>> deploymentBriefsByService;
    private final Map<Call, List<String>> undescribedByListing;
    private final Map<String, List<Role>> rolesByName;
    private final Map<String, List<AttachedPolicy>> attachedByRole;
    private final Map<String, List<RolePolicyListing>> inlineByRole;
    private final Map<String, List<PolicyVersion>> versionsByPolicy;

    Inventory(Source source, Calls calls, Map<Class<?>, Map<String, Recorded>> records, Metrics metrics) {
        this.source = source;
        this.calls = calls;
        this.records = records;
        this.metrics = metrics;
        tasksByService = group(all(Task.class), task -> taskKey(task.clusterArn(), task.group()));
        healthByTargetGroup = group(all(TargetHealthDescription.class), health -> health.origin().call().text("TargetGroupArn"));
        listenersByLoadBalancer = group(all(Listener.class), Listener::loadBalancerArn);
        rulesByListener = group(all(Rule.class), rule -> listenerOf(rule.ruleArn()));
        endpointsByVpc = group(all(VpcEndpoint.class), VpcEndpoint::vpcId);
        interfacesByZone = group(all(NetworkInterface.class), NetworkInterface::availabilityZone);
        liveTasks = tally();
        policiesByResource = group(all(ScalingPolicy.class), ScalingPolicy::resourceId);
        activitiesByResource = group(all(ScalingActivity.class), ScalingActivity::resourceId);
        deploymentsByService = group(all(ServiceDeployment.class), ServiceDeployment::serviceArn);
        deploymentBriefsByService = group(all(ServiceDeploymentBrief.class), ServiceDeploymentBrief::serviceArn);
        undescribedByListing = undescribedTasks();
        rolesByName = group(all(Role.class), Role::roleName);
        attachedByRole = group(all(AttachedPolicy.class), AttachedPolicy::roleName);
        inlineByRole = group(all(RolePolicyListing.class), RolePolicyListing::roleName);
        versionsByPolicy = group(all(PolicyVersion.class), PolicyVersion::policyArn);
        servicesBySubnet = new HashMap<>();
        for (var service : all(Service.class)) {
            subnetIds(service).forEach(subnet -> servicesBySubnet.computeIfAbsent(subnet, key -> new ArrayList<>()).add(service));
        }
        entriesByPrefixList = group(all(PrefixListEntry.class), PrefixListEntry::prefixListId);
        networkAclBySubnet = new HashMap<>();
        for (var acl : all(NetworkAcl.class)) {
            for (var association : acl.associations()) {
                if (association.subnetId() != null) {
                    networkAclBySubnet.put(association.subnetId(), acl);
                }
            }
        }
        routeTableBySubnet = new HashMap<>();
        mainRouteTableByVpc = new HashMap<>();
        for (var table : all(RouteTable.class)) {
            for (var association : table.associations()) {
                if (association.subnetId() != null) {
                    routeTableBySubnet.put(association.subnetId(), table);
                }
                if (Boolean.TRUE.equals(association.main()) && table.vpcId() != null) {
                    mainRouteTableByVpc.put(table.vpcId(), table);
                }
            }
        }
    }

    public Source source() {
        return source;
    }

    public Calls calls() {
        return calls;
    }

    public Metrics metrics() {
        return metrics;
    }

    /// The record of that kind with that ARN or id.
    public <T extends Recorded> Optional<T> find(Class<T> kind, @Nullable String id) {
        return id == null ? Optional.empty() : Optional.ofNullable(kind.cast(records.getOrDefault(kind, Map.of()).get(id)));
    }

    /// All records of that kind, in the order in which they were read.
    public <T extends Recorded> List<T> all(Class<T> kind) {
        return records.getOrDefault(kind, Map.of()).values().stream().map(kind::cast).toList();
    }

    /// The tasks of a service, stopped ones included. ECS marks them with the group `service:NAME`.
    public List<Task> tasks(Service service) {
        return tasksByService.getOrDefault(taskKey(service.clusterArn(), "service:" + service.name()), List.of());
    }

    public Optional<TargetGroupAttribute> targetGroupAttribute(String targetGroupArn, String key) {
        return find(TargetGroupAttribute.class, targetGroupArn + "/" + key);
    }

    public Optional<LoadBalancerAttribute> loadBalancerAttribute(String loadBalancerArn, String key) {
        return find(LoadBalancerAttribute.class, loadBalancerArn + "/" + key);
    }

    public List<TargetHealthDescription> targetHealth(String targetGroupArn) {
        return healthByTargetGroup.getOrDefault(targetGroupArn, List.of());
    }

    public List<Listener> listeners(String loadBalancerArn) {
        return listenersByLoadBalancer.getOrDefault(loadBalancerArn, List.of());
    }

    public List<Rule> rules(String listenerArn) {
        return rulesByListener.getOrDefault(listenerArn, List.of());
    }

    /// The route table that a subnet uses: its own, else the main one of its VPC.
    public Optional<RouteTable> routeTable(Subnet subnet) {
        var own = routeTableBySubnet.get(subnet.subnetId());
        return Optional.ofNullable(own != null ? own : subnet.vpcId() == null ? null : mainRouteTableByVpc.get(subnet.vpcId()));
    }

    /// The network ACL that is associated with a subnet; every subnet has one.
    public Optional<NetworkAcl> networkAcl(String subnetId) {
        return Optional.ofNullable(networkAclBySubnet.get(subnetId));
    }

    /// The blocks of a managed prefix list, as far as `GetManagedPrefixListEntries` told them.
    public List<PrefixListEntry> prefixListEntries(String prefixListId) {
        return entriesByPrefixList.getOrDefault(prefixListId, List.of());
    }

    public List<VpcEndpoint> endpoints(String vpcId) {
        return endpointsByVpc.getOrDefault(vpcId, List.of());
    }

    /// The network interfaces in an availability zone, of every VPC.
    public List<NetworkInterface> networkInterfacesIn(String availabilityZone) {
        return interfacesByZone.getOrDefault(availabilityZone, List.of());
    }

    /// How many tasks that are not stopped there are of each kind, over all clusters, those of no service included.
    public List<TaskTally> liveTasks() {
        return liveTasks;
    }

    private List<TaskTally> tally() {
        return all(Task.class).stream().filter(task -> !task.isStopped())
                .collect(Collectors.groupingBy(TaskTally::kind, LinkedHashMap::new, Collectors.counting()))
                .entrySet().stream().map(entry -> entry.getKey().times(entry.getValue())).toList();
    }

    /// The services that may place tasks in a subnet, by their own network configuration.
    public List<Service> servicesIn(String subnetId) {
        return servicesBySubnet.getOrDefault(subnetId, List.of());
    }

    /// The subnets that a service places its tasks in; none for bridge and host networking.
    public static List<String> subnetIds(Service service) {
        var network = service.networkConfiguration();
        if (network == null && !service.taskSets().isEmpty()) {
            network = service.taskSets().getFirst().networkConfiguration();
        }
        return network == null || network.awsvpcConfiguration() == null ? List.of() : network.awsvpcConfiguration().subnets();
    }

    /// The name under which Application Auto Scaling knows a service: `service/cluster/name`.
    public static String scalingResourceId(Service service) {
        var cluster = service.clusterArn() == null ? "default" : service.clusterArn().substring(service.clusterArn().lastIndexOf('/') + 1);
        return "service/" + cluster + "/" + service.name();
    }

    public Optional<ScalableTarget> scalableTarget(Service service) {
        return find(ScalableTarget.class, scalingResourceId(service));
    }

    public List<ScalingPolicy> scalingPolicies(Service service) {
        return policiesByResource.getOrDefault(scalingResourceId(service), List.of());
    }

    public List<ScalingActivity> scalingActivities(Service service) {
        return activitiesByResource.getOrDefault(scalingResourceId(service), List.of());
    }

    public List<ServiceDeployment> serviceDeployments(Service service) {
        return deploymentsByService.getOrDefault(service.serviceArn(), List.of());
    }

    /// The deployments of a service as `ListServiceDeployments` tells them.
    public List<ServiceDeploymentBrief> serviceDeploymentBriefs(Service service) {
        return deploymentBriefsByService.getOrDefault(service.serviceArn(), List.of());
    }

    /// The tasks that a recorded `ListTasks` names and that no whole answer of `DescribeTasks` was asked about: nothing is known of them but that they were there.
    public List<String> undescribedTasks(Call listing) {
        return undescribedByListing.getOrDefault(listing, List.of());
    }

    private Map<Call, List<String>> undescribedTasks() {
        var asked = new HashSet<String>();
        for (var call : calls.named("ecs describe-tasks")) {
            if (call.isWhole()) {
                call.list("tasks").forEach(task -> asked.add(String.valueOf(task)));
            }
        }
        var undescribed = new IdentityHashMap<Call, List<String>>();
        for (var listing : all(TaskListing.class)) {
            var names = undescribed.computeIfAbsent(listing.origin().call(), call -> new ArrayList<>());
            listing.taskArns().stream()
                    .filter(arn -> find(Task.class, arn).isEmpty() && !asked.contains(arn) && !asked.contains(arn.substring(arn.lastIndexOf('/') + 1)))
                    .forEach(names::add);
        }
        return undescribed;
    }

    /// The role of that name; names are unique in an account, whatever the role's path.
    public Optional<Role> roleNamed(String name) {
        return rolesByName.getOrDefault(name, List.of()).stream().findFirst();
    }

    /// The managed policies of a role, as far as they are recorded.
    public List<AttachedPolicy> attachedPolicies(String roleName) {
        return attachedByRole.getOrDefault(roleName, List.of());
    }

    /// The names of a role's inline policies, as far as they are recorded.
    public List<String> inlinePolicyNames(String roleName) {
        return inlineByRole.getOrDefault(roleName, List.of()).stream().flatMap(listing -> listing.policyNames().stream()).distinct().toList();
    }

    /// The version of a managed policy that is in force: the one that the policy names, else the one that says so itself.
    public Optional<PolicyVersion> policyInForce(String policyArn) {
        var named = find(ManagedPolicy.class, policyArn).map(ManagedPolicy::defaultVersionId);
        return named.isPresent()
                ? find(PolicyVersion.class, PolicyVersion.id(policyArn, named.get()))
                : versionsByPolicy.getOrDefault(policyArn, List.of()).stream().filter(version -> Boolean.TRUE.equals(version.isDefaultVersion())).findFirst();
    }

    private static @Nullable String taskKey(@Nullable String clusterArn, @Nullable String group) {
        return group == null ? null : clusterArn + "|" + group;
    }

    /// A rule's ARN is its listener's with `listener` spelled `listener-rule` and one part more.
    private static String listenerOf(String ruleArn) {
        var end = ruleArn.lastIndexOf('/');
        return (end < 0 ? ruleArn : ruleArn.substring(0, end)).replace(":listener-rule/", ":listener/");
    }

    private static <T> Map<String, List<T>> group(Collection<T> records, Function<T, @Nullable String> key) {
        var groups = new HashMap<String, List<T>>();
        for (var item : records) {
            var name = key.apply(item);
            if (name != null) {
                groups.computeIfAbsent(name, k -> new ArrayList<>()).add(item);
            }
        }
        return groups;
    }

    /// Collects records in any order. Of two records with one id the one whose request is known wins, then the newer call's, then the first.
    public static final class Builder {
        private final Map<Class<?>, Map<String, Recorded>> records = new HashMap<>();
        private final Metrics.Builder metrics;
        private final int rank;

        public Builder() {
            this(new Metrics.Builder(), 0);
        }

        /// @param metrics where the metrics go: those of all captures of a series are one
        /// @param rank of the capture among those that share the metrics; the higher is the newer
        public Builder(Metrics.Builder metrics, int rank) {
            this.metrics = metrics;
            this.rank = rank;
        }

        public Builder add(Recorded item) {
            if (item instanceof MetricDataResult result) {
                metrics.add(result, rank);
            } else {
                records.computeIfAbsent(item.getClass(), kind -> new LinkedHashMap<>()).merge(item.id(), item, Builder::newer);
            }
            return this;
        }

        private static Recorded newer(Recorded first, Recorded second) {
            if (first.origin().call().parameters() == null && second.origin().call().parameters() != null) {
                return second;
            }
            var before = first.origin().call().at();
            var after = second.origin().call().at();
            return before != null && after != null && after.isAfter(before) ? second : first;
        }

        public <T extends Recorded> List<T> all(Class<T> kind) {
            return records.getOrDefault(kind, Map.of()).values().stream().map(kind::cast).toList();
        }

        Map<Class<?>, Map<String, Recorded>> records() {
            return records;
        }

        public Inventory build(Source source, Calls calls) {
            return new Inventory(source, calls, records, metrics.build());
        }
    }
}
