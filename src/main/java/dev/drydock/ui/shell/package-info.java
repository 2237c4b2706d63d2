/// The window: it holds the panes together, opens and closes sources, and is the only place that knows all features.
@NullMarked
package dev.drydock.ui.shell;

import org.jspecify.annotations.NullMarked;
