/// What happened to the selected service on one axis, to look at and to read as a list.
@NullMarked
package dev.drydock.ui.timeline;

import org.jspecify.annotations.NullMarked;
