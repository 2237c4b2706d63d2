/// Takes out of a bundle what must not leave: values that may be secret, and what names people, accounts and hosts. What joins stays joined, by stand-ins.
@NullMarked
package dev.drydock.bundle.redaction;

import org.jspecify.annotations.NullMarked;
