/// The scripts that a customer runs with nothing but the AWS CLI, run here against recorded answers and against a stand-in for AWS.
@NullMarked
package dev.drydock.export;

import org.jspecify.annotations.NullMarked;
