package dev.drydock.path;

/// Where the way from a subnet to a service ends.
///
/// @param node what it ends at, on the path
/// @param why one clause, fit to follow a colon
public record Exit(PathEdge.Way way, PathNode node, String why) {}
