/// Checks of what a task needs to start, to be taken for healthy and to be looked into.
@NullMarked
package dev.drydock.check.start;

import org.jspecify.annotations.NullMarked;
