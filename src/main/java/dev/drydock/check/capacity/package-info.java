/// Capacity on EC2: whether a cluster grows with its services, what waits for an instance, and what the instances' agents can do.
@NullMarked
package dev.drydock.check.capacity;

import org.jspecify.annotations.NullMarked;
