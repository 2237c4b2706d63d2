/// Tests of flow logs.
@NullMarked
package dev.drydock.check.flowlog;

import org.jspecify.annotations.NullMarked;
