@NullMarked
package dev.drydock.check.deploy;

import org.jspecify.annotations.NullMarked;
