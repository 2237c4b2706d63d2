/// What a bundle holds of what a diagnosis asks for: the calls that are there, the holes, and the read-only commands that would fill them. Reports and window tell the same of it.
@NullMarked
package dev.drydock.coverage;

import org.jspecify.annotations.NullMarked;
