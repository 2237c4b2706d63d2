/// Two open sources held against each other: badges, findings, settings and numbers before and after.
@NullMarked
package dev.drydock.ui.compare;

import org.jspecify.annotations.NullMarked;
