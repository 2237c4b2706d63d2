/// Amazon CloudWatch records: alarms, and metric series joined with the queries that asked for them.
@NullMarked
package dev.drydock.inventory.cloudwatch;

import org.jspecify.annotations.NullMarked;
