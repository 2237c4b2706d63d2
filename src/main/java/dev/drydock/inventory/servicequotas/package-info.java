/// Service Quotas records.
@NullMarked
package dev.drydock.inventory.servicequotas;

import org.jspecify.annotations.NullMarked;
