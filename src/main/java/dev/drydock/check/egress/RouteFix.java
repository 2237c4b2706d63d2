package dev.drydock.check.egress;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.ec2.RouteTable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The commands that give a subnet the default route that it should have.
///
/// Where its table serves this subnet alone the route is changed, and set back by its recorded target. Where others use the table (a public table, the main
/// one), changing it would strike them: then the subnet alone is moved to a sister's table.
///
/// @param wanted what the default route should lead to; empty where the record does not tell
record RouteFix(Subject subject, DefaultRoute route, List<DefaultRoute> all, Optional<Target> wanted) {

    List<AwsCommand> commands() {
        // A NAT gateway takes no IPv6 default route.
        if (wanted.isEmpty() || route.departure().isIpv6Only() && wanted.get().member().equals("NatGatewayId")) {
            return List.of();
        }
        return route.isShared(List.of(route.departure().subnetId())) ? toSistersTable() : changed(wanted.get());
    }

    private List<AwsCommand> changed(Target target) {
        var verify = EndpointCommands.verifyRoutes(subject, List.of(route.table()));
        var effect = " It reaches " + route.departure().name() + " alone, which is the only subnet of the table; connections that are open break.";
        if (route.index() < 0) {
            return List.of(
                    AwsCommand.fix("Gives the route table a default route to " + target.id() + "." + effect, command("create-route", target)),
                    AwsCommand.undo("Takes the default route out again.", route("delete-route").in(subject.region())),
                    verify);
        }
        var recorded = route.target();
        if (recorded.isEmpty() || recorded.get().equals(target)) {
            return List.of();
        }
        var gone = "blackhole".equals(route.table().routes().get(route.index()).state());
        return gone
                ? List.of(AwsCommand.fix("Leads the default route to " + target.id() + "." + effect + " There is no undo: the recorded target is gone.", command("replace-route", target)), verify)
                : List.of(AwsCommand.fix("Leads the default route to " + target.id() + "." + effect, command("replace-route", target)),
                        AwsCommand.undo("Leads it to the recorded target again.", command("replace-route", recorded.get())),
                        verify);
    }

    /// Only where a sister's table leads where this subnet should: the table of another zone's NAT gateway would trade one fault for another.
    private List<AwsCommand> toSistersTable() {
        var table = all.stream().filter(other -> other != route && other.target().equals(wanted)).map(DefaultRoute::table).findFirst().orElse(null);
        if (table == null) {
            return List.of();
        }
        var own = route.table().associations().stream().filter(association -> route.departure().subnetId().equals(association.subnetId()))
                .map(RouteTable.Association::routeTableAssociationId).filter(Objects::nonNull).findFirst();
        var effect = "Moves " + route.departure().name() + " alone to the route table " + table.routeTableId() + " of its sisters, and leaves "
                + route.table().routeTableId() + ", which others use, as it is; connections that are open may break. "
                + "There is no undo to copy: the way back takes the new association's id, which stands in the answer, and " + route.table().routeTableId() + ".";
        var command = own.map(id -> CommandLine.aws("ec2", "replace-route-table-association").option("--association-id", id))
                .orElseGet(() -> CommandLine.aws("ec2", "associate-route-table").option("--subnet-id", route.departure().subnetId()));
        return List.of(AwsCommand.fix(effect, command.option("--route-table-id", table.routeTableId()).in(subject.region())),
                EndpointCommands.verifyRoutes(subject, List.of(route.table(), table)));
    }

    private List<String> command(String operation, Target target) {
        return route(operation).option(target.option(), target.id()).in(subject.region());
    }

    private CommandLine route(String operation) {
        return CommandLine.aws("ec2", operation)
                .option("--route-table-id", route.table().routeTableId())
                .option(route.departure().isIpv6Only() ? "--destination-ipv6-cidr-block" : "--destination-cidr-block", route.destination());
    }
}
