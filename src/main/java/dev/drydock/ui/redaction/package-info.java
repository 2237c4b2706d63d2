/// What a redacted copy of a bundle would hold, file by file, before it is written; and writing it.
///
/// Originals are masked until the user asks for them: the screen may be shared. What stands instead is always shown, for that is what leaves.
@NullMarked
package dev.drydock.ui.redaction;

import org.jspecify.annotations.NullMarked;
