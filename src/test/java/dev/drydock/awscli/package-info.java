@NullMarked
package dev.drydock.awscli;

import org.jspecify.annotations.NullMarked;
