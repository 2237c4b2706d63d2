/// The built-in incidents: bundles that come with the product, to try it on and to learn from.
@NullMarked
package dev.drydock.sample;

import org.jspecify.annotations.NullMarked;
