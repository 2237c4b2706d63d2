/// Which calls a capture makes, as data: one row a call, with what it takes from which earlier answers.
@NullMarked
package dev.drydock.capture.plan;

import org.jspecify.annotations.NullMarked;
