@NullMarked
package dev.drydock.check.measure;

import org.jspecify.annotations.NullMarked;
