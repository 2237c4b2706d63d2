/// Accounts that are read live: captures that fill in as answers come, watches, and what is asked on request.
@NullMarked
package dev.drydock.ui.live;

import org.jspecify.annotations.NullMarked;
