/// Two diagnoses held against each other: what a change did. Pure as the checks are: no clock, no file, no screen.
@NullMarked
package dev.drydock.compare;

import org.jspecify.annotations.NullMarked;
