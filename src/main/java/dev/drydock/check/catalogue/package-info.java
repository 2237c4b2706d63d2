/// The registry of checks. It stands apart from the contract, so that the topics depend on the contract and nothing depends on all topics but this.
@NullMarked
package dev.drydock.check.catalogue;

import org.jspecify.annotations.NullMarked;
