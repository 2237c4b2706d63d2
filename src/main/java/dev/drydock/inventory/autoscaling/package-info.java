/// Amazon EC2 Auto Scaling records.
@NullMarked
package dev.drydock.inventory.autoscaling;

import org.jspecify.annotations.NullMarked;
