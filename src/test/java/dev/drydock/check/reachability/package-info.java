/// Tests of reachability.
@NullMarked
package dev.drydock.check.reachability;

import org.jspecify.annotations.NullMarked;
