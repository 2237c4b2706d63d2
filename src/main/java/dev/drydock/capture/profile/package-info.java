/// The profiles of the AWS CLI: what its two files hold, how each profile signs in, and what is wrong with it. Reads files and nothing else; signs nobody in.
///
/// The SDK has a parser of these files too. It is not used, since a tool for people in trouble has to tell more than it does: it stops at the first line that it does not
/// understand, leaves out profiles whose names it does not take, and keeps no line numbers; and it reads in places differently from the AWS CLI, which is the one people compare with.
@NullMarked
package dev.drydock.capture.profile;

import org.jspecify.annotations.NullMarked;
