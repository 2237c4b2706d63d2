/// The drawn path of the selected service.
@NullMarked
package dev.drydock.ui.path;

import org.jspecify.annotations.NullMarked;
