/// The way of images, logs and secrets: how what a service's tasks need is reached from where they leave, and what may stand in the way. Whether security
/// groups and network ACLs let it pass, and what policies allow, are questions of their own.
@NullMarked
package dev.drydock.check.egress;

import org.jspecify.annotations.NullMarked;
