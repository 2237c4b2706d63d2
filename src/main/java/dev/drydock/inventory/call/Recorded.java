package dev.drydock.inventory.call;

/// A record that came out of a bundle. It knows where it stands there, so that every statement about it can point at its evidence.
public interface Recorded {
    Origin origin();

    /// What the record is joined by: its ARN or id, never its name.
    String id();
}
