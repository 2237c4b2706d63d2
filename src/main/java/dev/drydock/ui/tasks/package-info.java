/// The tasks of the selected service, running and stopped, the stopped ones by what ended them.
@NullMarked
package dev.drydock.ui.tasks;

import org.jspecify.annotations.NullMarked;
