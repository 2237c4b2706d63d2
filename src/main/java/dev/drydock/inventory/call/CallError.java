package dev.drydock.inventory.call;

/// The error that an API answered with.
///
/// @param code the API's error code, such as `AccessDeniedException`
/// @param message the API's own words; may be empty
public record CallError(String code, String message) {}
