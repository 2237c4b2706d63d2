package dev.drydock.check.egress;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Finding;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.RouteTable;
import dev.drydock.inventory.ec2.VpcEndpoint;
import dev.drydock.path.Egress;
import dev.drydock.path.NeededService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The commands that read, make and mend the VPC endpoints of one VPC.
record EndpointCommands(Subject subject, String vpcId) {

    AwsCommand confirm() {
        return AwsCommand.confirm("Lists the VPC's endpoints with their service, state and private DNS.", Reads.describeVpcEndpoints(vpcId).argv(subject.region()));
    }

    AwsCommand verify() {
        return AwsCommand.verify("Lists the VPC's endpoints again; a new one takes a few minutes to become available.", Reads.describeVpcEndpoints(vpcId).argv(subject.region()));
    }

    /// Reads the routes that hold for the subnets of these tables.
    static AwsCommand routes(Subject subject, List<RouteTable> tables) {
        return AwsCommand.confirm("Reads every route of " + named(tables) + " with its target and state.", argv(subject, tables));
    }

    static AwsCommand verifyRoutes(Subject subject, List<RouteTable> tables) {
        return AwsCommand.verify("Reads every route of " + named(tables) + " with its target and state.", argv(subject, tables));
    }

    private static List<String> argv(Subject subject, List<RouteTable> tables) {
        return CommandLine.aws("ec2", "describe-route-tables")
                .option("--route-table-ids", tables.stream().map(RouteTable::routeTableId).distinct().toList())
                .option("--query", "RouteTables[].Routes[].{cidr:DestinationCidrBlock,ipv6:DestinationIpv6CidrBlock,pl:DestinationPrefixListId,gw:GatewayId,"
                        + "nat:NatGatewayId,tgw:TransitGatewayId,pcx:VpcPeeringConnectionId,eni:NetworkInterfaceId,state:State}")
                .in(subject.region());
    }

    /// The VPC's gateway endpoint for S3 in the service's region.
    Optional<VpcEndpoint> s3Gateway() {
        return subject.inventory().endpoints(vpcId).stream()
                .filter(endpoint -> endpoint.isGateway() && endpoint.isAvailable() && serves(endpoint, new NeededService("s3", subject.region())))
                .findFirst();
    }

    static boolean serves(VpcEndpoint endpoint, NeededService service) {
        return endpoint.serviceName() != null && Egress.names(endpoint.serviceName(), service);
    }

    /// Whether the VPC has an endpoint for the service at all, of either kind.
    boolean has(NeededService service) {
        return subject.inventory().endpoints(vpcId).stream().anyMatch(endpoint -> serves(endpoint, service));
    }

    /// Names of endpoint services outside China are the same in all of them; the Chinese ones differ from service to service.
    private boolean canNameServices() {
        return subject.service().serviceArn().startsWith("arn:aws:") || subject.service().serviceArn().startsWith("arn:aws-us-gov:");
    }

    /// Gives these route tables the route to the S3 gateway endpoint: by the VPC's own, else by a new one.
    void addS3Route(Finding.Draft draft, List<RouteTable> tables) {
        var ids = tables.stream().map(RouteTable::routeTableId).distinct().toList();
        var gateway = s3Gateway();
        var reach = " It reaches every subnet that uses " + (ids.size() == 1 ? "this table" : "these tables")
                + "; connections to S3 that are open from there are cut once and have to be made again. A gateway endpoint costs nothing.";
        if (gateway.isPresent()) {
            draft.command(AwsCommand.fix("Puts the route to the S3 gateway endpoint into " + named(tables) + "." + reach, modify(gateway.get()).option("--add-route-table-ids", ids).in(subject.region())))
                    .command(AwsCommand.undo("Takes that route out again.", modify(gateway.get()).option("--remove-route-table-ids", ids).in(subject.region())))
                    .command(verify());
            return;
        }
        if (canNameServices() && isWhole()) {
            draft.command(AwsCommand.fix("Makes an S3 gateway endpoint with a route in " + named(tables) + "." + reach
                            + " There is no undo to copy: the new endpoint's id stands in the answer.", create("s3")
                            .option("--vpc-endpoint-type", "Gateway")
                            .option("--route-table-ids", ids)
                            .in(subject.region())))
                    .command(verify());
        }
    }

    /// Makes an interface endpoint beside those that the VPC has: in the same subnets, behind the same security groups. Without any to go by, it takes a
    /// template, since which groups and subnets are right is not in the record.
    void addInterfaceEndpoint(Finding.Draft draft, NeededService service) {
        if (!service.region().equals(subject.region()) || !canNameServices() || !isWhole() || has(service)) {
            return;
        }
        var like = subject.inventory().endpoints(vpcId).stream()
                .filter(endpoint -> endpoint.isInterface() && endpoint.isAvailable() && Boolean.TRUE.equals(endpoint.privateDnsEnabled()))
                .filter(endpoint -> !endpoint.subnetIds().isEmpty() && !groups(endpoint).isEmpty())
                .min((one, other) -> one.shortServiceName().compareTo(other.shortServiceName()))
                .orElse(null);
        if (like == null) {
            draft.snippet("terraform", """
                    resource "aws_vpc_endpoint" "%s" {
                      vpc_id              = "%s"
                      service_name        = "com.amazonaws.%s.%s"
                      vpc_endpoint_type   = "Interface"
                      private_dns_enabled = true
                      subnet_ids          = aws_subnet.private[*].id             # one subnet a zone
                      security_group_ids  = [aws_security_group.endpoints.id]    # lets the tasks in on 443
                    }
                    """.formatted(service.name().replace('.', '_'), vpcId, service.region(), service.name()));
            return;
        }
        draft.command(AwsCommand.fix("Makes an interface endpoint for " + service.name() + " in the subnets and behind the security groups of the VPC's endpoint for "
                        + like.shortServiceName() + ". From then on the whole VPC reaches " + service.name() + " by it. It takes one address in each subnet, and costs by the hour and zone and by the byte."
                        + " There is no undo to copy: the new endpoint's id stands in the answer.", create(service.name())
                        .option("--vpc-endpoint-type", "Interface")
                        .option("--subnet-ids", like.subnetIds())
                        .option("--security-group-ids", groups(like))
                        .flag("--private-dns-enabled")
                        .in(subject.region())))
                .command(verify());
    }

    private static List<String> groups(VpcEndpoint endpoint) {
        var ids = new ArrayList<String>();
        for (var group : endpoint.groups()) {
            if (group.groupId() != null) {
                ids.add(group.groupId());
            }
        }
        return ids;
    }

    /// Whether the record holds every endpoint of the VPC, so that a new one takes no other's place.
    private boolean isWhole() {
        return subject.inventory().calls().covering(Reads.describeVpcEndpoints(vpcId)).isPresent();
    }

    private CommandLine create(String service) {
        return CommandLine.aws("ec2", "create-vpc-endpoint")
                .option("--vpc-id", vpcId)
                .option("--service-name", "com.amazonaws." + subject.region() + "." + service);
    }

    CommandLine modify(VpcEndpoint endpoint) {
        return CommandLine.aws("ec2", "modify-vpc-endpoint").option("--vpc-endpoint-id", endpoint.vpcEndpointId());
    }

    private static String named(List<RouteTable> tables) {
        return tables.stream().map(table -> table.name().equals(table.routeTableId()) ? table.routeTableId() : table.name() + " (" + table.routeTableId() + ")")
                .distinct().collect(Collectors.joining(", "));
    }
}
