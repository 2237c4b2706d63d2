/// The open sources with their clusters and services, five pips each.
@NullMarked
package dev.drydock.ui.sources;

import org.jspecify.annotations.NullMarked;
