@NullMarked
package dev.drydock.playbook;

import org.jspecify.annotations.NullMarked;
