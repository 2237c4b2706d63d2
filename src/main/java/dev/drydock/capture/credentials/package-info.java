/// From a profile to a [dev.drydock.capture.Session]: the credentials of every way that a profile can name, asked for when they are first needed and made new before they end.
@NullMarked
package dev.drydock.capture.credentials;

import org.jspecify.annotations.NullMarked;
