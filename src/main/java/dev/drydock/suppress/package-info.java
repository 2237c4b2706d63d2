/// What people decided to live with, in small files that people can read: one beside a bundle, which goes along with it, and one among the settings, which
/// holds for every bundle.
@NullMarked
package dev.drydock.suppress;

import org.jspecify.annotations.NullMarked;
