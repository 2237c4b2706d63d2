/// The whole catalogue over whole bundles, held against stored tables.
@NullMarked
package dev.drydock.golden;

import org.jspecify.annotations.NullMarked;
