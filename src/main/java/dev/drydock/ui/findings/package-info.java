/// The findings of the selected service as a table.
@NullMarked
package dev.drydock.ui.findings;

import org.jspecify.annotations.NullMarked;
