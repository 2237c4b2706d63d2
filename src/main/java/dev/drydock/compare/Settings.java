package dev.drydock.compare;

import static dev.drydock.compare.Tree.capitalised;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.applicationautoscaling.ScalingPolicy;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.call.Recorded;
import dev.drydock.inventory.ec2.RouteTable;
import dev.drydock.inventory.ec2.SecurityGroup;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ec2.VpcAttribute;
import dev.drydock.inventory.ec2.VpcEndpoint;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.inventory.elbv2.LoadBalancer;
import dev.drydock.inventory.elbv2.LoadBalancerAttribute;
import dev.drydock.inventory.elbv2.TargetGroup;
import dev.drydock.inventory.elbv2.TargetGroupAttribute;
import dev.drydock.inventory.iam.AttachedPolicy;
import dev.drydock.inventory.iam.PolicyDocument;
import dev.drydock.inventory.iam.Role;
import dev.drydock.inventory.iam.RolePolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What is set on a service and on all that it stands on, as far as it is recorded. Ids of runs, times and counters are no settings.
final class Settings {
    private static final Set<String> SERVICE = Set.of("desiredCount", "launchType", "capacityProviderStrategy", "platformVersion", "taskDefinition", "deploymentConfiguration",
            "loadBalancers", "serviceRegistries", "placementStrategy", "networkConfiguration", "healthCheckGracePeriodSeconds", "schedulingStrategy",
            "deploymentController", "enableExecuteCommand", "propagateTags", "availabilityZoneRebalancing");
    private static final Set<String> TASK_DEFINITION = Set.of("networkMode", "cpu", "memory", "taskRoleArn", "executionRoleArn", "runtimePlatform",
            "requiresCompatibilities", "ephemeralStorage", "containerDefinitions");
    private static final Set<String> TARGET_GROUP = Set.of("protocol", "port", "protocolVersion", "targetType", "ipAddressType", "healthCheckPath", "healthCheckPort",
            "healthCheckProtocol", "healthCheckIntervalSeconds", "healthCheckTimeoutSeconds", "healthyThresholdCount", "unhealthyThresholdCount", "matcher");
    private static final Set<String> POLICY = Set.of("policyType", "targetTrackingScalingPolicyConfiguration", "stepScalingPolicyConfiguration", "predictiveScalingPolicyConfiguration");
    private static final Set<String> ENDPOINT = Set.of("vpcEndpointType", "state", "policyDocument", "routeTableIds", "subnetIds", "groups", "ipAddressType", "dnsOptions", "privateDnsEnabled");
    private static final Set<String> TARGET = Set.of("minCapacity", "maxCapacity", "suspendedState");

    private final Inventory inventory;
    private final Service service;
    private final List<Resource> resources = new ArrayList<>();
    private final Set<String> listed = new HashSet<>();

    private Settings(Inventory inventory, Service service) {
        this.inventory = inventory;
        this.service = service;
    }

    static List<SettingChange> compare(Inventory was, Service before, Inventory is, Service after) {
        var old = new Settings(was, before).read();
        var now = new Settings(is, after).read();
        var changes = new ArrayList<SettingChange>();
        var pairs = Pairs.of(old.resources, now.resources, List.of(one -> one.kind() + " " + one.id(), one -> one.kind() + " " + one.name()));
        pairs.both().forEach(pair -> changes.addAll(Differences.of(pair.before(), pair.after())));
        // What one side has and the other has not is a change only where the other side lists all there are.
        pairs.onlyBefore().stream().filter(one -> one.whole() != null && now.listed.contains(one.kind()))
                .forEach(one -> changes.add(new SettingChange(one.id(), one.name(), String.valueOf(one.whole()), said(one), null)));
        pairs.onlyAfter().stream().filter(one -> one.whole() != null && old.listed.contains(one.kind()))
                .forEach(one -> changes.add(new SettingChange(one.id(), one.name(), String.valueOf(one.whole()), null, said(one))));
        return List.copyOf(changes);
    }

    private static String said(Resource resource) {
        return resource.name().isEmpty() ? CommandLine.json(resource.members()) : resource.name();
    }

    private Settings read() {
        add("service", service, "", UnaryOperator.identity(), SERVICE);
        var definition = inventory.find(TaskDefinition.class, service.taskDefinition());
        definition.ifPresent(one -> add("task definition", one, String.valueOf(one.family()), UnaryOperator.identity(), TASK_DEFINITION));
        service.loadBalancers().stream().map(Service.LoadBalancer::targetGroupArn).filter(Objects::nonNull).distinct().forEach(this::targetGroup);
        scaling();
        network();
        definition.ifPresent(one -> {
            role(one.taskRoleArn());
            role(one.executionRoleArn());
        });
        return this;
    }

    private void add(String kind, Record item, String name, UnaryOperator<String> spelled, Set<String> members) {
        var id = item instanceof Recorded recorded ? recorded.id() : name;
        resources.add(new Resource(kind, id, name, null, Tree.of(item, spelled, members)));
    }

    private void targetGroup(String arn) {
        inventory.find(TargetGroup.class, arn).ifPresent(group -> {
            add("target group", group, group.name(), Tree::capitalised, TARGET_GROUP);
            group.loadBalancerArns().forEach(this::loadBalancer);
        });
        attributes("target group attributes", arn, inventory.all(TargetGroupAttribute.class).stream()
                .filter(one -> arn.equals(one.origin().call().text("TargetGroupArn"))).map(one -> new Attribute(one.key(), one.value())).toList());
    }

    private void loadBalancer(String arn) {
        attributes("load balancer attributes", arn, inventory.all(LoadBalancerAttribute.class).stream()
                .filter(one -> arn.equals(one.origin().call().text("LoadBalancerArn"))).map(one -> new Attribute(one.key(), one.value())).toList());
        inventory.find(LoadBalancer.class, arn).ifPresent(one -> securityGroups(one.securityGroups()));
    }

    private record Attribute(@Nullable String key, @Nullable String value) {}

    private void attributes(String kind, String arn, List<Attribute> attributes) {
        var members = new TreeMap<String, Object>();
        for (var attribute : attributes) {
            if (attribute.key() != null && attribute.value() != null) {
                members.put(attribute.key(), attribute.value());
            }
        }
        if (!members.isEmpty()) {
            resources.add(new Resource(kind, arn, arn.substring(arn.indexOf('/') + 1, Math.max(arn.lastIndexOf('/'), arn.indexOf('/') + 1)), null, members));
        }
    }

    private void scaling() {
        var target = inventory.scalableTarget(service);
        target.ifPresent(one -> resources.add(new Resource("scalable target", one.id(), "", "ScalableTarget", Tree.of(one, Tree::capitalised, TARGET))));
        var targets = inventory.calls().covering(Reads.describeScalableTargets(Inventory.scalingResourceId(service))).isPresent();
        if (targets) {
            listed.add("scalable target");
        }
        // What is no scalable target has no policy.
        if (targets && target.isEmpty() || inventory.calls().covering(Reads.describeScalingPolicies(Inventory.scalingResourceId(service))).isPresent()) {
            listed.add("scaling policy");
        }
        for (ScalingPolicy policy : inventory.scalingPolicies(service)) {
            resources.add(new Resource("scaling policy", policy.id(), policy.name(), "ScalingPolicy", Tree.of(policy, Tree::capitalised, POLICY)));
        }
    }

    /// The subnets and groups of the service's own network, their route tables, and the endpoints of their VPCs.
    private void network() {
        var vpcs = new LinkedHashSet<String>();
        var tables = new LinkedHashMap<String, RouteTable>();
        for (var id : Inventory.subnetIds(service)) {
            inventory.find(Subnet.class, id).ifPresent(subnet -> {
                if (subnet.vpcId() != null) {
                    vpcs.add(subnet.vpcId());
                }
                inventory.routeTable(subnet).ifPresent(table -> {
                    tables.put(table.id(), table);
                    resources.add(new Resource("subnet", id, subnet.name(), null, Map.of("RouteTableId", table.id())));
                });
            });
        }
        tables.values().forEach(table -> resources.add(new Resource("route table", table.id(), table.name(), null, Map.of("Routes", routes(table)))));
        var network = service.networkConfiguration();
        if (network != null && network.awsvpcConfiguration() != null) {
            securityGroups(network.awsvpcConfiguration().securityGroups());
        }
        vpcs.forEach(this::vpc);
    }

    private void vpc(String vpcId) {
        var dns = new TreeMap<String, Object>();
        for (var attribute : List.of("enableDnsSupport", "enableDnsHostnames")) {
            inventory.find(VpcAttribute.class, vpcId + "/" + attribute).ifPresent(one -> {
                var value = attribute.equals("enableDnsSupport") ? one.enableDnsSupport() : one.enableDnsHostnames();
                if (value != null && value.value() != null) {
                    dns.put(capitalised(attribute), value.value());
                }
            });
        }
        if (!dns.isEmpty()) {
            resources.add(new Resource("vpc", vpcId, "", null, dns));
        }
        if (!inventory.calls().pages(Reads.describeVpcEndpoints(vpcId)).isEmpty()) {
            listed.add("endpoint");
        }
        for (var endpoint : inventory.endpoints(vpcId)) {
            resources.add(new Resource("endpoint", endpoint.id(), String.valueOf(endpoint.serviceName()), "VpcEndpoint", members(endpoint)));
            securityGroups(endpoint.groups().stream().map(VpcEndpoint.SecurityGroupIdentifier::groupId).filter(Objects::nonNull).toList());
        }
    }

    private static Map<String, Object> members(VpcEndpoint endpoint) {
        var members = Tree.of(endpoint, Tree::capitalised, ENDPOINT);
        // The API writes it with a capital, the AWS CLI prints either.
        members.computeIfPresent("State", (name, state) -> String.valueOf(state).toLowerCase(Locale.ROOT));
        return members;
    }

    private void securityGroups(Collection<String> ids) {
        for (var id : ids) {
            if (resources.stream().noneMatch(one -> one.kind().equals("security group") && one.id().equals(id))) {
                inventory.find(SecurityGroup.class, id).ifPresent(group -> resources.add(new Resource("security group", id, String.valueOf(group.groupName()), null,
                        Map.of("IpPermissions", NetworkRules.of(group.ipPermissions()), "IpPermissionsEgress", NetworkRules.of(group.ipPermissionsEgress())))));
            }
        }
    }

    private static Map<String, Object> routes(RouteTable table) {
        var routes = new TreeMap<String, Object>();
        for (var route : table.routes()) {
            var to = first(route.destinationCidrBlock(), route.destinationIpv6CidrBlock(), route.destinationPrefixListId());
            var by = first(route.gatewayId(), route.natGatewayId(), route.transitGatewayId(), route.vpcPeeringConnectionId(), route.egressOnlyInternetGatewayId(), route.networkInterfaceId());
            routes.put(to, "blackhole".equals(route.state()) ? by + " (blackhole)" : by);
        }
        return routes;
    }

    private static String first(@Nullable String... texts) {
        for (var text : texts) {
            if (text != null) {
                return text;
            }
        }
        return "unknown";
    }

    /// A role's policies by name: its own with their documents, those that are attached by their ARN.
    private void role(@Nullable String arn) {
        if (arn == null || resources.stream().anyMatch(one -> one.kind().equals("role") && one.id().equals(arn))) {
            return;
        }
        var name = arn.substring(arn.lastIndexOf('/') + 1);
        var members = new LinkedHashMap<String, Object>();
        inventory.find(Role.class, arn).or(() -> inventory.roleNamed(name)).ifPresent(role -> members.putAll(Tree.of(role, Tree::capitalised, Set.of("assumeRolePolicyDocument", "permissionsBoundary"))));
        if (!members.isEmpty()) {
            resources.add(new Resource("role", arn, name, null, members));
        }
        var names = inventory.inlinePolicyNames(name);
        var documents = new TreeMap<String, Object>();
        names.forEach(policy -> inventory.find(RolePolicy.class, RolePolicy.id(name, policy)).map(RolePolicy::policyDocument).ifPresent(one -> documents.put(policy, statements(one))));
        // A document that could not be read is no policy less.
        if (inventory.calls().covering(Reads.listRolePolicies(name)).isPresent() && documents.size() == names.size()) {
            resources.add(new Resource("inline policies", arn, name, null, Map.of("RolePolicies", documents)));
        }
        if (inventory.calls().covering(Reads.listAttachedRolePolicies(name)).isPresent()) {
            var attached = new TreeMap<String, Object>();
            for (AttachedPolicy policy : inventory.attachedPolicies(name)) {
                attached.put(policy.policyArn(), "attached");
            }
            resources.add(new Resource("attached policies", arn, name, null, Map.of("AttachedPolicies", attached)));
        }
    }

    private static Object statements(PolicyDocument document) {
        return document.members().isEmpty() ? String.valueOf(document.text()) : document.members();
    }
}
