/// Checks on the secrets and parameters that containers start with.
@NullMarked
package dev.drydock.check.secrets;

import org.jspecify.annotations.NullMarked;
