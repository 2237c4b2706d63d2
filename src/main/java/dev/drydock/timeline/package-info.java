/// What happened to one service, on one axis: its rollouts, the starts and stops of its tasks, its events, scaling, and the health of its targets; and the series that were measured beside it.
///
/// What the record says belongs together is told apart from what merely fell into the same time: the one is recorded, the other inferred, and each link says why.
@NullMarked
package dev.drydock.timeline;

import org.jspecify.annotations.NullMarked;
