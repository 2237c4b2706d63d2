/// Whether a packet from one place in a VPC reaches another and its answer comes back, by the recorded rules alone, and the checks that stand on it.
@NullMarked
package dev.drydock.check.reachability;

import org.jspecify.annotations.NullMarked;
