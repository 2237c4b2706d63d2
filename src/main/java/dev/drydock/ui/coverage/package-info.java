/// What the selected source was read from: every recorded call with what came of it, every call that nobody made and something waits for, every file that is not in order, and the commands that
/// would fill the holes.
@NullMarked
package dev.drydock.ui.coverage;

import org.jspecify.annotations.NullMarked;
