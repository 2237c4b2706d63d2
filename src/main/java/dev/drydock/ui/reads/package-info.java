/// What the selected source was read from: every recorded call with what came of it, and every file that is not in order.
@NullMarked
package dev.drydock.ui.reads;

import org.jspecify.annotations.NullMarked;
