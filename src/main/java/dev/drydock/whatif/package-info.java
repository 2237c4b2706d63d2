/// What-if calculators: numbers to try before touching production. Each is a record of its inputs with a pure outcome that shows its formulas.
@NullMarked
package dev.drydock.whatif;

import org.jspecify.annotations.NullMarked;
