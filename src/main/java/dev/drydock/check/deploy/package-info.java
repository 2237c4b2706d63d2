/// Badge 5: whether a bad deployment stops itself and goes back.
@NullMarked
package dev.drydock.check.deploy;

import org.jspecify.annotations.NullMarked;
