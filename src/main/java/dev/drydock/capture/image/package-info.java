/// The configuration of an image (entry point, command, stop signal, architecture), read from ECR by digest and kept on disk. Layers are never read.
@NullMarked
package dev.drydock.capture.image;

import org.jspecify.annotations.NullMarked;
