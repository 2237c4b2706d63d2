/// Live capture: the plan of read-only calls, pacing, progress, cancellation. With its subpackages the only place that knows the AWS SDK.
@NullMarked
package dev.drydock.capture;

import org.jspecify.annotations.NullMarked;
