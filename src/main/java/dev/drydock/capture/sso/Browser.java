package dev.drydock.capture.sso;

/// Opens a page for the user, where there is a browser.
@FunctionalInterface
public interface Browser {
    /// None: the user is given the address to open.
    Browser NONE = _ -> false;

    /// @return whether a browser was asked to
    boolean open(String address);
}
