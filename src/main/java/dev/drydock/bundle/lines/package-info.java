/// A recorded file as lines of JSON to look at: read in one pass, bounded whatever its size, around the place that is pointed at.
@NullMarked
package dev.drydock.bundle.lines;

import org.jspecify.annotations.NullMarked;
