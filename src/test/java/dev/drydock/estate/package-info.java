/// A small language in which tests and the built-in samples describe an AWS account as it stands at one moment, and which
/// writes it down as a bundle: one file a call, each spelled as `aws … --output json` of the AWS CLI version 2 spells it.
///
/// An [Estate] holds a [Network], load balancers, clusters and [EcsService]s. A service starts out healthy (an exec-form
/// command, a circuit breaker with rollback, a short deregistration delay, roles that allow just what is used) and is bent
/// out of shape with `with…` methods. What no method expresses is changed in the answer itself, with [Estate#edit], or is
/// denied or left out, with [Estate#answer] and [Estate#leaveOut].
///
/// Everything is a function of the description: ids are derived from names, the only clock is the estate's own, and the
/// same estate always gives the same bytes.
@NullMarked
package dev.drydock.estate;

import org.jspecify.annotations.NullMarked;
