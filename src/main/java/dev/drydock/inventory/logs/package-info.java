/// Amazon CloudWatch Logs records.
@NullMarked
package dev.drydock.inventory.logs;

import org.jspecify.annotations.NullMarked;
