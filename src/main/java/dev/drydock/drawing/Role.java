package dev.drydock.drawing;

/// What a colour is for. The theme says which colour that is; see [Palette].
public enum Role {
    /// Behind everything.
    CANVAS,
    /// Inside a box.
    BOX,
    BORDER,
    /// The dashed frame of an availability zone.
    FRAME,
    TEXT,
    TEXT_MUTED,
    FAIL,
    WARN,
    OK,
    /// Not known, or not applicable.
    NEUTRAL,
    /// The number inside a badge of any of these four.
    ON_STATUS,
    /// The part of a gauge that is free.
    TRACK,
    /// Requests and placement.
    FLOW,
    /// What leaves the VPC. A colour of its own: a NAT gateway is a way, not a warning.
    OUTSIDE,
    /// What is selected or has the focus.
    ACCENT,
    /// Behind what is selected.
    ACCENT_SUBTLE
}
