/// What is known about the thing that is selected: evidence, reasons, and the commands to copy.
@NullMarked
package dev.drydock.ui.detail;

import org.jspecify.annotations.NullMarked;
