/// Guided playbooks: the data files, what they may say ([Playbook]), and what the record says to each of their steps ([Walkthrough]).
///
/// A playbook holds no knowledge of its own about what is wrong: its steps name checks, and take verdicts, evidence and commands from their findings. What
/// it adds is the order, the words, and the commands that a diagnosis does not need.
@NullMarked
package dev.drydock.playbook;

import org.jspecify.annotations.NullMarked;
