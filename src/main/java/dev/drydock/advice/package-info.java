/// What to do about a finding, put so that it can be copied: commands quoted for the shell that they are pasted into.
@NullMarked
package dev.drydock.advice;

import org.jspecify.annotations.NullMarked;
