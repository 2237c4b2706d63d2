/// Guided playbooks beside the picture: choosing one, going through its steps, and the reader's journal.
@NullMarked
package dev.drydock.ui.playbook;

import org.jspecify.annotations.NullMarked;
