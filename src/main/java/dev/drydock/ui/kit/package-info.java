/// What all features of the window share: the selection, the themes, and the small controls that every pane shows (status shapes, pips, commands, copying).
@NullMarked
package dev.drydock.ui.kit;

import org.jspecify.annotations.NullMarked;
