/// Application Auto Scaling records.
@NullMarked
package dev.drydock.inventory.applicationautoscaling;

import org.jspecify.annotations.NullMarked;
