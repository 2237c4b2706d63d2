/// The path of one service as data: load balancer, target groups, tasks, subnets, routes and what they lead to.
@NullMarked
package dev.drydock.path;

import org.jspecify.annotations.NullMarked;
