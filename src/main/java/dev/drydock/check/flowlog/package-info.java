/// What recorded VPC flow logs tell of a service.
@NullMarked
package dev.drydock.check.flowlog;

import org.jspecify.annotations.NullMarked;
