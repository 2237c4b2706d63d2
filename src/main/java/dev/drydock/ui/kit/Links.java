package dev.drydock.ui.kit;

/// Opens a page in the user's browser. Only ever called for a click on that link.
@FunctionalInterface
public interface Links {
    void open(String address);
}
