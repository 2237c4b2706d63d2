/// What is read when somebody asks for it from a finding: messages of a container, rejected packets of a network interface, what was done to a service. Each is bounded before
/// it is asked.
@NullMarked
package dev.drydock.capture.request;

import org.jspecify.annotations.NullMarked;
