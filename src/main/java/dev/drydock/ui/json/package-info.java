/// The recorded answer behind what is selected, as JSON, at the line that is meant.
@NullMarked
package dev.drydock.ui.json;

import org.jspecify.annotations.NullMarked;
