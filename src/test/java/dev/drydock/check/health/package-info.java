@NullMarked
package dev.drydock.check.health;

import org.jspecify.annotations.NullMarked;
