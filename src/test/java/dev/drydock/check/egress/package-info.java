@NullMarked
package dev.drydock.check.egress;

import org.jspecify.annotations.NullMarked;
