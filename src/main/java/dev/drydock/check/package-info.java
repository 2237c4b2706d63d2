/// The contract of a check, its findings, and the diagnosis that runs the whole catalogue over an inventory.
@NullMarked
package dev.drydock.check;

import org.jspecify.annotations.NullMarked;
