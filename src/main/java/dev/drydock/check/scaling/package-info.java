/// Badge 4: late or flapping scaling. Every check starts from [Scaling], which joins a service with its scalable target, policies and activities and says
/// what of that the record does not hold.
@NullMarked
package dev.drydock.check.scaling;

import org.jspecify.annotations.NullMarked;
