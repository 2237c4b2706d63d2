@NullMarked
package dev.drydock.check.secrets;

import org.jspecify.annotations.NullMarked;
