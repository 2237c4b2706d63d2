/// What the texts of service events and stopped tasks tell. AWS gives them no code, so they are matched by what it writes.
@NullMarked
package dev.drydock.check.symptom;

import org.jspecify.annotations.NullMarked;
