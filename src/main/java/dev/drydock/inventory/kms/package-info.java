/// AWS Key Management Service records.
@NullMarked
package dev.drydock.inventory.kms;

import org.jspecify.annotations.NullMarked;
