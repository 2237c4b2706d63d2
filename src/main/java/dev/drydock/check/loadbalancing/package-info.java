/// Badge 1: what makes a load balancer answer 502 while tasks are replaced.
///
/// A deregistering target gets no new requests; the deregistration delay only bounds how long requests in flight may take (Application Load Balancer user
/// guide, "Edit target group attributes"). So a long delay makes a deployment slow and a short one cuts requests off: no check here names a long delay as
/// the cause of a 502.
@NullMarked
package dev.drydock.check.loadbalancing;

import org.jspecify.annotations.NullMarked;
