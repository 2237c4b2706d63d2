/// The command line. It knows nothing of the window, and so proves that all the rest works without one; what opens the window is passed in.
@NullMarked
package dev.drydock.cli;

import org.jspecify.annotations.NullMarked;
