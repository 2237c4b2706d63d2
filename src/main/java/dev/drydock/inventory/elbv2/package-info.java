/// Elastic Load Balancing (v2) records.
@NullMarked
package dev.drydock.inventory.elbv2;

import org.jspecify.annotations.NullMarked;
