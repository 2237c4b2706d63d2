/// What CloudWatch measured, as checks read it: which metric it is, stretches of its datapoints, and how its values are spread.
@NullMarked
package dev.drydock.check.measure;

import org.jspecify.annotations.NullMarked;
