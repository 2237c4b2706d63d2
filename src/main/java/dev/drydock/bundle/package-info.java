/// Reading bundles: containers, the manifest, the limits, and the streaming reader that turns recorded answers into inventory records.
@NullMarked
package dev.drydock.bundle;

import org.jspecify.annotations.NullMarked;
