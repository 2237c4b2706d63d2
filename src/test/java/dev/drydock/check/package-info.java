@NullMarked
package dev.drydock.check;

import org.jspecify.annotations.NullMarked;
