package dev.drydock.ui.kit;

/// What the user should know of the source that is shown, for as long as it holds: that reads were denied, that sign-in has run out, that it is old. It stands in a line
/// over the panes, with its reason and the one next step.
///
/// @param id tells it from others; once dismissed, a notice with this id does not come back
/// @param says what is so and why, in a sentence
/// @param step the title of the next step
/// @param run what the step does
public record Notice(Kind kind, String id, String says, String step, Runnable run) {
    public enum Kind { INFO, WARNING, ERROR }
}
