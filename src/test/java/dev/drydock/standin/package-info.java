/// The loop from a fault to its fix, against a stand-in for AWS.
@NullMarked
package dev.drydock.standin;

import org.jspecify.annotations.NullMarked;
