@NullMarked
package dev.drydock.check.policy;

import org.jspecify.annotations.NullMarked;
