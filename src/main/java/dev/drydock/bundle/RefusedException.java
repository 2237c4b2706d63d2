package dev.drydock.bundle;

import java.io.IOException;

/// A bundle that is refused as a whole, noticed deep inside a stream. Its message is a clause that follows the bundle's name.
final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String clause) {
        super(clause);
    }
}
