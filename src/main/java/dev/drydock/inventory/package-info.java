/// What one bundle holds: records named and spelled as the AWS API spells them, and the indexes that join them by ARN and id.
@NullMarked
package dev.drydock.inventory;

import org.jspecify.annotations.NullMarked;
