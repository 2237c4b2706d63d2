@NullMarked
package dev.drydock.check.loadbalancing;

import org.jspecify.annotations.NullMarked;
