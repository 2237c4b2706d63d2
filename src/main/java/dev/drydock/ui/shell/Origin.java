package dev.drydock.ui.shell;

import dev.drydock.ui.redaction.Whereabouts;

/// What is needed to write something about a source: who writes it, and where its bundle lies.
///
/// @param tool what is written says by whom: `drydock 0.1.0`
public record Origin(String tool, Whereabouts whereabouts) {}
