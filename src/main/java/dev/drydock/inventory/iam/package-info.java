/// AWS Identity and Access Management records.
@NullMarked
package dev.drydock.inventory.iam;

import org.jspecify.annotations.NullMarked;
