package dev.drydock.path;

import java.util.List;

/// What flows between two things, and by which way.
///
/// @param from the id of a node
/// @param to the id of a node
/// @param carries for the ways out of a subnet, the AWS services that are reached so, such as `ecr.api`; from a listener that weighs its target
///     groups, the shares that this one gets, such as `90 %`; empty for other traffic and for placement
public record PathEdge(String from, String to, Way way, List<String> carries) {
    public enum Way {
        /// Requests from clients.
        TRAFFIC,
        /// The service places tasks here.
        PLACEMENT,
        INTERFACE_ENDPOINT,
        GATEWAY_ENDPOINT,
        NAT,
        INTERNET,
        /// A transit gateway, a peering, an appliance.
        OTHER,
        /// No route, a blackhole, a gateway that is gone, or an internet gateway without a public address to use it with.
        NOTHING,
        /// The record does not tell.
        UNKNOWN
    }
}
