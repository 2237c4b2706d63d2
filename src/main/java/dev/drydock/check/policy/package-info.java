/// What policies permit, as far as they are recorded, and the checks that stand on it.
///
/// The evaluation is IAM's for one account (IAM user guide, "Policy evaluation logic"): an explicit Deny beats every Allow, and what nothing allows is not
/// allowed. It is careful in one direction: a statement whose condition, variable or principal the record cannot decide makes the answer unknown, never
/// "allowed" and never "denied", and so does a policy that was not read. Organisation policies and session policies are in no record; see [Answer#UNSEEN].
@NullMarked
package dev.drydock.check.policy;

import org.jspecify.annotations.NullMarked;
