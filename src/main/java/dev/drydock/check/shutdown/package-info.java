/// Badge 3: whether SIGTERM reaches the application, and whether tasks end before SIGKILL does it for them.
@NullMarked
package dev.drydock.check.shutdown;

import org.jspecify.annotations.NullMarked;
