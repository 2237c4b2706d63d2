/// Amazon EC2 and VPC records.
@NullMarked
package dev.drydock.inventory.ec2;

import org.jspecify.annotations.NullMarked;
