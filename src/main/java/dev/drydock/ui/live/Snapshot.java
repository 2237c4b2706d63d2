package dev.drydock.ui.live;

import dev.drydock.bundle.InMemoryBundle;
import dev.drydock.report.DiagnosedBundle;
import java.util.List;

/// What is known of a live source at one moment.
///
/// @param where tells the source from all others: `live:1`
/// @param recording what it was read from, and no more than that
/// @param reading whether more is on its way
/// @param standing how it stands, in a word or two: `reading`, `live`, `signed out`
/// @param pending ARNs of services that are listed, and not described yet
public record Snapshot(String where, DiagnosedBundle diagnosed, InMemoryBundle recording, boolean reading, String standing, List<String> pending) {}
