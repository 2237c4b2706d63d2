package dev.drydock.check.egress;

import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.inventory.ec2.RouteTable;
import dev.drydock.path.Exit;
import dev.drydock.path.PathEdge.Way;
import dev.drydock.path.PathNode.EndpointNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// By which way something is reached from a subnet, as far as the record proves it.
///
/// @param missing what would tell more, for a way that leads elsewhere or is not known; else null
record Passage(Exit exit, @Nullable Missing missing) {

    Way way() {
        return exit.way();
    }

    boolean isByEndpoint() {
        return way() == Way.INTERFACE_ENDPOINT || way() == Way.GATEWAY_ENDPOINT;
    }

    boolean isOpen() {
        return way() == Way.UNKNOWN || way() == Way.OTHER;
    }

    /// What the record shows of the way: the endpoint, else the routes that lead there, else the table that has none.
    List<Evidence> evidence(@Nullable RouteTable table) {
        var evidence = new ArrayList<Evidence>();
        if (table != null) {
            for (var i = 0; i < table.routes().size(); i++) {
                var place = "/Routes/" + i;
                var route = table.routes().get(i);
                for (var target : Target.of(route)) {
                    if (target.id().equals(exit.node().id())) {
                        evidence.add(Evidence.of(table, place + "/" + target.member(), target.id()));
                        if ("blackhole".equals(route.state())) {
                            evidence.add(Evidence.of(table, place + "/State", route.state()));
                        }
                    }
                }
            }
        }
        if (evidence.isEmpty() && exit.node() instanceof EndpointNode(var id, var endpoint)) {
            evidence.add(Evidence.of(endpoint, "/State", endpoint.state()));
        }
        if (evidence.isEmpty() && table != null) {
            evidence.add(Evidence.of(table, "/RouteTableId", table.routeTableId()));
        }
        return evidence;
    }
}
