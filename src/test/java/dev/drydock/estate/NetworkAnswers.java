package dev.drydock.estate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The answers of EC2 about the VPC.
final class NetworkAnswers {

    /// The most that one page holds (EC2 API reference, DescribeNetworkInterfaces).
    private static final int INTERFACES_A_PAGE = 1000;

    private final Estate estate;
    private final Network network;
    private final Ids ids;
    private final Map<String, Object> thisVpc;
    private final Map<String, String> groupNames = new HashMap<>();
    private final Map<String, EcsService> servicesByGroup = new HashMap<>();

    NetworkAnswers(Estate estate) {
        this.estate = estate;
        this.network = estate.network();
        this.ids = estate.ids();
        this.thisVpc = Json.obj("Filters", Json.list(Json.obj("Name", "vpc-id", "Values", Json.list(network.vpcId))));
    }

    void record(Recorder to) {
        network.groups.values().forEach(group -> groupNames.put(group.id, group.name));
        estate.services().forEach(service -> servicesByGroup.put(service.securityGroup().id, service));
        to.take("ec2", "describe-vpcs", Json.obj("VpcIds", Json.list(network.vpcId)), Json.obj("Vpcs", Json.list(vpc())));
        to.take("ec2", "describe-vpc-attribute", network.vpcId + "-enableDnsSupport",
                Json.obj("VpcId", network.vpcId, "Attribute", "enableDnsSupport"),
                Json.obj("VpcId", network.vpcId, "EnableDnsSupport", Json.obj("Value", network.dnsSupport)));
        to.take("ec2", "describe-vpc-attribute", network.vpcId + "-enableDnsHostnames",
                Json.obj("VpcId", network.vpcId, "Attribute", "enableDnsHostnames"),
                Json.obj("VpcId", network.vpcId, "EnableDnsHostnames", Json.obj("Value", network.dnsHostnames)));
        to.take("ec2", "describe-dhcp-options", Json.obj("DhcpOptionsIds", Json.list(dhcpId())), Json.obj("DhcpOptions", Json.list(dhcpOptions())));
        to.take("ec2", "describe-subnets", thisVpc, Json.obj("Subnets", network.subnets.stream().map(this::subnet).toList()));
        recordInterfaces(to);
        to.take("ec2", "describe-route-tables", thisVpc, Json.obj("RouteTables", routeTables()));
        to.take("ec2", "describe-security-groups", thisVpc, Json.obj("SecurityGroups",
                network.groups.values().stream().map(group -> group.json(estate.account(), estate.region(), network.vpcId)).toList()));
        to.take("ec2", "describe-network-acls", thisVpc, Json.obj("NetworkAcls", Json.list(networkAcl())));
        to.take("ec2", "describe-nat-gateways", Json.obj("Filter", Json.list(Json.obj("Name", "vpc-id", "Values", Json.list(network.vpcId)))),
                Json.obj("NatGateways", network.nats.values().stream().map(this::natGateway).toList()));
        to.take("ec2", "describe-internet-gateways", Json.obj("Filters",
                Json.list(Json.obj("Name", "attachment.vpc-id", "Values", Json.list(network.vpcId)))),
                Json.obj("InternetGateways", Json.list(Json.obj("Attachments", Json.list(Json.obj("State", "available", "VpcId", network.vpcId)),
                        "InternetGatewayId", internetGateway(), "OwnerId", estate.account(), "Tags", Json.list()))));
        to.take("ec2", "describe-vpc-endpoints", thisVpc, Json.obj("VpcEndpoints", network.endpoints.values().stream().map(this::endpoint).toList()));
        to.take("ec2", "describe-prefix-lists", Json.obj(), Json.obj("PrefixLists",
                Json.list(Json.obj("Cidrs", Json.list("3.5.146.0/23", "52.219.32.0/21", "16.12.32.0/22"),
                "PrefixListId", network.s3PrefixList(), "PrefixListName", "com.amazonaws." + estate.region() + ".s3"))));
        recordInstances(to);
        to.take("ec2", "describe-flow-logs", Json.obj("Filter", Json.list(Json.obj("Name", "resource-id", "Values", Json.list(network.vpcId)))),
                Json.obj("FlowLogs", Json.list(flowLog())));
    }

    private Map<String, Object> vpc() {
        List<Object> associations = Json.list();
        network.cidrs().forEach(cidr -> associations.add(Json.obj("AssociationId", "vpc-cidr-assoc-" + ids.hex(17, "cidr", cidr), "CidrBlock", cidr,
                "CidrBlockState", Json.obj("State", "associated"))));
        return Json.obj("OwnerId", estate.account(), "InstanceTenancy", "default", "CidrBlockAssociationSet", associations, "IsDefault", false,
                "Tags", name("main"),
                "BlockPublicAccessStates", Json.obj("InternetGatewayBlockMode", "off"), "VpcId", network.vpcId, "State", "available",
                "CidrBlock", network.cidrs().getFirst(), "DhcpOptionsId", dhcpId());
    }

    private String dhcpId() {
        return "dopt-" + ids.hex(17, "dhcp options");
    }

    private Map<String, Object> dhcpOptions() {
        return Json.obj("OwnerId", estate.account(), "Tags", Json.list(), "DhcpOptionsId", dhcpId(), "DhcpConfigurations", Json.list(
                Json.obj("Key", "domain-name", "Values", Json.list(Json.obj("Value", estate.region() + ".compute.internal"))),
                Json.obj("Key", "domain-name-servers", "Values", Json.list(Json.obj("Value", "AmazonProvidedDNS")))));
    }

    private Map<String, Object> subnet(Subnet subnet) {
        return Json.obj("AvailabilityZoneId", zoneId(subnet.zone), "MapCustomerOwnedIpOnLaunch", false, "OwnerId", estate.account(),
                "AssignIpv6AddressOnCreation", false,
                "Ipv6CidrBlockAssociationSet", Json.list(), "Tags", name(subnet.name), "SubnetArn", estate.arn("ec2", "subnet/" + subnet.id),
                "EnableDns64", false, "Ipv6Native", false,
                "PrivateDnsNameOptionsOnLaunch", Json.obj("HostnameType", "ip-name", "EnableResourceNameDnsARecord", false,
                "EnableResourceNameDnsAAAARecord", false),
                "BlockPublicAccessStates", Json.obj("InternetGatewayBlockMode", "off"), "SubnetId", subnet.id, "State", "available",
                "VpcId", network.vpcId, "CidrBlock", subnet.cidr(),
                "AvailableIpAddressCount", subnet.free(), "AvailabilityZone", subnet.zone, "DefaultForAz", false,
                "MapPublicIpOnLaunch", subnet.isPublic);
    }

    /// As in `apse1-az1` for `ap-southeast-1a`: AWS deals the numbers out to each account on its own.
    private static String zoneId(String zone) {
        String[] parts = zone.substring(0, zone.length() - 1).split("-");
        String direction = parts[1].replace("north", "n").replace("south", "s").replace("east", "e").replace("west", "w").replace("central", "c");
        int number = "abcdef".indexOf(Network.letter(zone)) + 1;
        return parts[0] + direction + parts[2] + "-az" + number;
    }

    private void recordInterfaces(Recorder to) {
        List<NetworkInterface> all = new ArrayList<>();
        network.subnets.forEach(subnet -> all.addAll(subnet.interfaces()));
        // Of the whole region, for it is the region's quota that they count against.
        Map<String, Object> parameters = Json.obj("IncludeManagedResources", true);
        List<List<NetworkInterface>> pages = EcsAnswers.inBatches(all, INTERFACES_A_PAGE);
        for (int i = 0; i < pages.size(); i++) {
            Map<String, Object> body = Json.obj("NetworkInterfaces", pages.get(i).stream().map(this::networkInterface).toList());
            to.take(new Call("ec2", "describe-network-interfaces", pages.size() == 1 ? null : "page-" + (i + 1), parameters, body, null));
        }
    }

    private void recordInstances(Recorder to) {
        List<ContainerInstance> instances = estate.clusters().stream().flatMap(cluster -> cluster.instances.stream()).toList();
        if (!instances.isEmpty()) {
            to.take("ec2", "describe-instances", Json.obj("InstanceIds", instances.stream().map(ContainerInstance::instanceId).toList()),
                    Json.obj("Reservations", instances.stream().map(this::reservation).toList()));
            List<String> types = instances.stream().map(ContainerInstance::instanceType).distinct().toList();
            to.take("ec2", "describe-instance-types", Json.obj("InstanceTypes", types),
                    Json.obj("InstanceTypes", types.stream().map(NetworkAnswers::instanceType).toList()));
        }
    }

    private Map<String, Object> reservation(ContainerInstance one) {
        NetworkInterface primary = one.primary();
        return Json.obj("ReservationId", "r-" + ids.hex(17, "reservation", one.instanceId()), "OwnerId", estate.account(), "Groups", Json.list(),
                "Instances", Json.list(Json.obj("InstanceId", one.instanceId(), "InstanceType", one.instanceType(),
                "State", Json.obj("Code", 16, "Name", "running"),
                        "Placement", Json.obj("AvailabilityZone", one.subnet().zone, "Tenancy", "default"), "PrivateIpAddress", primary.address(),
                        "SubnetId", one.subnet().id,
                        "VpcId", network.vpcId, "Architecture", "arm64", "SecurityGroups", groups(primary), "Tags", Json.list())));
    }

    /// As an xlarge of the general purpose families is (EC2 user guide, "IP addresses per network interface").
    private static Map<String, Object> instanceType(String type) {
        return Json.obj("InstanceType", type, "VCpuInfo", Json.obj("DefaultVCpus", 4), "MemoryInfo", Json.obj("SizeInMiB", 16384),
                "NetworkInfo", Json.obj("MaximumNetworkInterfaces", 4, "Ipv4AddressesPerInterface", 15));
    }

    private Map<String, Object> networkInterface(NetworkInterface one) {
        NetworkInterface.Kind kind = one.kind();
        boolean publicAddress = kind == NetworkInterface.Kind.NAT_GATEWAY || kind == NetworkInterface.Kind.LOAD_BALANCER && one.subnet().isPublic;
        String publicIp = publicIp(one);
        Map<String, Object> association = Json.obj("IpOwnerId", kind == NetworkInterface.Kind.NAT_GATEWAY ? estate.account() : "amazon-elb",
                "PublicDnsName", "ec2-" + publicIp.replace('.', '-') + "." + estate.region() + ".compute.amazonaws.com", "PublicIp", publicIp);
        String dns = "ip-" + one.address().replace('.', '-') + "." + estate.region() + ".compute.internal";
        boolean instance = kind == NetworkInterface.Kind.INSTANCE;
        return Json.obj("Association", publicAddress ? association : null,
                "Attachment", Json.obj("AttachTime", Json.time(estate.capturedAt().minus(Duration.ofDays(3))),
                "AttachmentId", (instance ? "eni-attach-" : "ela-attach-") + ids.hex(17, "attach", one.suffix()),
                        "DeleteOnTermination", instance, "DeviceIndex", instance ? 0 : 1, "NetworkCardIndex", 0,
                        "InstanceId", instance ? one.owner() : null,
                        "InstanceOwnerId", instance ? estate.account() : kind == NetworkInterface.Kind.TASK ? kind.requester : "amazon-aws",
                        "Status", "attached"),
                "AvailabilityZone", one.subnet().zone, "AvailabilityZoneId", zoneId(one.subnet().zone), "Description", description(one),
                "Groups", groups(one), "InterfaceType", kind.interfaceType, "Ipv6Addresses", Json.list(),
                "MacAddress", one.mac(), "NetworkInterfaceId", one.id(), "OwnerId", estate.account(), "PrivateDnsName", dns,
                "PrivateIpAddress", one.address(),
                "PrivateIpAddresses", Json.list(Json.obj("Primary", true, "PrivateDnsName", dns, "PrivateIpAddress", one.address())),
                "RequesterId", instance ? null : kind.requester.formatted(one.owner()), "RequesterManaged", !instance,
                "SourceDestCheck", kind != NetworkInterface.Kind.NAT_GATEWAY,
                "Status", "in-use", "SubnetId", one.subnet().id, "TagSet", tags(one), "VpcId", network.vpcId);
    }

    /// A task's interface is described by the ARN of the attachment, as Fargate does.
    private String description(NetworkInterface one) {
        return one.kind() == NetworkInterface.Kind.TASK ? one.owner() : one.kind().description.formatted(one.owner());
    }

    private List<Object> groups(NetworkInterface one) {
        List<Object> groups = Json.list();
        for (String id : one.groups()) {
            groups.add(Json.obj("GroupId", id, "GroupName", groupNames.get(id)));
        }
        return groups;
    }

    private List<Object> tags(NetworkInterface one) {
        if (one.kind() != NetworkInterface.Kind.TASK) {
            return Json.list();
        }
        EcsService service = Objects.requireNonNull(servicesByGroup.get(one.groups().getFirst()));
        return Json.list(Json.obj("Key", "aws:ecs:clusterName", "Value", service.cluster().name()),
                Json.obj("Key", "aws:ecs:serviceName", "Value", service.name()));
    }

    /// From the block that RFC 5737 keeps for documentation.
    private String publicIp(NetworkInterface one) {
        return "203.0.113." + (ids.number(254, "public ip", one.suffix()) + 1);
    }

    private List<Object> routeTables() {
        List<Object> tables = Json.list(routeTable("main", List.of(), true, null));
        tables.add(routeTable("public", network.publicSubnets(), false, internetRoute()));
        for (Subnet subnet : network.privateSubnets()) {
            Network.Nat nat = network.natFor(subnet);
            tables.add(routeTable(subnet.name, List.of(subnet), false,
                    nat == null ? null : Json.obj("DestinationCidrBlock", "0.0.0.0/0", "NatGatewayId", nat.id(), "Origin", "CreateRoute", "State",
                    "active")));
        }
        return tables;
    }

    private Map<String, Object> internetRoute() {
        return Json.obj("DestinationCidrBlock", "0.0.0.0/0", "GatewayId", internetGateway(), "Origin", "CreateRoute", "State", "active");
    }

    private Map<String, Object> routeTable(String tableName, List<Subnet> subnets, boolean main, @Nullable Map<String, Object> defaultRoute) {
        String id = routeTableId(tableName);
        List<Object> associations = Json.list();
        if (main) {
            associations.add(Json.obj("Main", true, "RouteTableAssociationId", "rtbassoc-" + ids.hex(17, "association", "main"), "RouteTableId", id,
                    "AssociationState", Json.obj("State", "associated")));
        }
        subnets.forEach(subnet -> associations.add(Json.obj("Main", false, "RouteTableAssociationId",
                "rtbassoc-" + ids.hex(17, "association", subnet.name),
                "RouteTableId", id, "SubnetId", subnet.id, "AssociationState", Json.obj("State", "associated"))));
        List<Object> routes = Json.list();
        network.cidrs().forEach(cidr -> routes.add(Json.obj("DestinationCidrBlock", cidr, "GatewayId", "local", "Origin", "CreateRouteTable",
                "State", "active")));
        if (defaultRoute != null) {
            routes.add(defaultRoute);
        }
        if (network.endpoints.get("s3") instanceof Network.Endpoint s3 && !main && network.routesToS3(tableName)) {
            routes.add(Json.obj("DestinationPrefixListId", network.s3PrefixList(), "GatewayId", s3.id, "Origin", "CreateRoute", "State", "active"));
        }
        return Json.obj("Associations", associations, "PropagatingVgws", Json.list(), "RouteTableId", id, "Routes", routes, "Tags", name(tableName),
                "VpcId", network.vpcId, "OwnerId", estate.account());
    }

    private String routeTableId(String tableName) {
        return "rtb-" + ids.hex(17, "route table", tableName);
    }

    private String internetGateway() {
        return "igw-" + ids.hex(17, "internet gateway");
    }

    /// The default one, which lets everything pass.
    private Map<String, Object> networkAcl() {
        String id = "acl-" + ids.hex(17, "acl");
        List<Object> associations = Json.list();
        network.subnets.forEach(subnet -> associations.add(Json.obj("NetworkAclAssociationId",
                "aclassoc-" + ids.hex(17, "acl association", subnet.name), "NetworkAclId", id, "SubnetId", subnet.id)));
        return Json.obj("Associations", associations, "Entries", Json.list(entry(true, 100, "allow"), entry(true, 32767, "deny"),
                entry(false, 100, "allow"), entry(false, 32767, "deny")),
                "IsDefault", true, "NetworkAclId", id, "Tags", Json.list(), "VpcId", network.vpcId, "OwnerId", estate.account());
    }

    private static Map<String, Object> entry(boolean egress, int number, String action) {
        return Json.obj("CidrBlock", "0.0.0.0/0", "Egress", egress, "Protocol", "-1", "RuleAction", action, "RuleNumber", number);
    }

    private Map<String, Object> natGateway(Network.Nat nat) {
        NetworkInterface one = nat.networkInterface();
        return Json.obj("CreateTime", Json.time(estate.capturedAt().minus(Duration.ofDays(320))), "NatGatewayAddresses", Json.list(Json.obj(
                        "AllocationId", "eipalloc-" + ids.hex(17, "eip", nat.id()), "NetworkInterfaceId", one.id(), "PrivateIp", one.address(),
                        "PublicIp", publicIp(one),
                        "AssociationId", "eipassoc-" + ids.hex(17, "eip", nat.id()), "IsPrimary", true, "Status", "succeeded")),
                "NatGatewayId", nat.id(), "State", "available", "SubnetId", one.subnet().id, "VpcId", network.vpcId,
                "Tags", name("nat-" + Network.letter(one.subnet().zone)), "ConnectivityType", "public");
    }

    private Map<String, Object> endpoint(Network.Endpoint endpoint) {
        String service = "com.amazonaws." + estate.region() + "." + endpoint.shortName;
        List<Object> dns = Json.list();
        List<Object> groups = Json.list();
        if (!endpoint.gateway) {
            dns.add(Json.obj("DnsName", endpoint.id + "-" + ids.hex(8,
                    "dns", endpoint.shortName) + "." + endpoint.shortName + "." + estate.region() + ".vpce.amazonaws.com", "HostedZoneId",
                    "Z18LLCSTV4NVNL"));
            if (endpoint.privateDns) {
                dns.add(Json.obj("DnsName", privateName(endpoint.shortName), "HostedZoneId", "Z" + ids.letters(19, "zone", endpoint.shortName)));
            }
            groups.add(Json.obj("GroupId", network.group("endpoints").id, "GroupName", "endpoints"));
        }
        List<String> routeTables = new ArrayList<>();
        if (endpoint.gateway) {
            network.privateSubnets().stream().filter(subnet -> network.routesToS3(subnet.name)).forEach(subnet -> routeTables.add(routeTableId(subnet.name)));
        }
        return Json.obj("VpcEndpointId", endpoint.id, "VpcEndpointType", endpoint.gateway ? "Gateway" : "Interface", "VpcId", network.vpcId,
                "ServiceName", service, "State", endpoint.state,
                "PolicyDocument", endpoint.policy != null ? endpoint.policy : openPolicy(endpoint.gateway), "RouteTableIds", routeTables,
                "SubnetIds", endpoint.interfaces.stream().map(one -> one.subnet().id).toList(), "Groups", groups, "IpAddressType", "ipv4",
                "DnsOptions", Json.obj("DnsRecordIpType", endpoint.gateway ? "service-defined" : "ipv4"), "PrivateDnsEnabled", !endpoint.gateway
                && endpoint.privateDns, "RequesterManaged", false,
                "NetworkInterfaceIds", endpoint.interfaces.stream().map(NetworkInterface::id).toList(), "DnsEntries", dns,
                "CreationTimestamp", Json.time(estate.capturedAt().minus(Duration.ofDays(318)).plusMillis(endpoint.shortName.length() * 1_117L)),
                "Tags", name(endpoint.shortName), "OwnerId", estate.account(),
                "ServiceRegion", estate.region());
    }

    private String privateName(String shortName) {
        return switch (shortName) {
            case "ecr.api" -> "api.ecr." + estate.region() + ".amazonaws.com";
            case "ecr.dkr" -> "*.dkr.ecr." + estate.region() + ".amazonaws.com";
            default -> shortName + "." + estate.region() + ".amazonaws.com";
        };
    }

    /// What an endpoint has that was made without a policy of its own: spelled as EC2 spells it for either type.
    private static String openPolicy(boolean gateway) {
        return gateway ? "{\"Version\":\"2008-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}"
                : "{\n  \"Statement\": [\n    {\n      \"Action\": \"*\", \n      \"Effect\": \"Allow\", \n      \"Principal\": \"*\", \n      \"Resource\": \"*\"\n    }\n  ]\n}";
    }

    private Map<String, Object> flowLog() {
        return Json.obj("CreationTime", Json.time(estate.capturedAt().minus(Duration.ofDays(300))),
                "DeliverLogsPermissionArn", estate.roleArn("flow-logs"), "DeliverLogsStatus", "SUCCESS",
                "FlowLogId", "fl-" + ids.hex(17, "flow log"), "FlowLogStatus", "ACTIVE", "LogGroupName", "/vpc/flow-logs",
                "ResourceId", network.vpcId, "TrafficType", "ALL",
                "LogDestinationType", "cloud-watch-logs",
                "LogFormat", "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}",
                "Tags", Json.list(), "MaxAggregationInterval", 60);
    }

    private static List<Object> name(String value) {
        return Json.list(Json.obj("Key", "Name", "Value", value));
    }
}
