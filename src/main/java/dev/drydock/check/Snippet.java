package dev.drydock.check;

/// A change of code or template that mends a finding where no AWS CLI command can.
///
/// @param language `dockerfile`, `terraform`, `json`, …
public record Snippet(String language, String text) {}
