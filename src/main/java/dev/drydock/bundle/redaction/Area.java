package dev.drydock.bundle.redaction;

import java.util.Locale;

/// What part of an answer a value stands in, as far as that decides what becomes of it. Everything below the member that opens an area belongs to it.
enum Area {
    PLAIN,
    ENVIRONMENT,
    LABELS,
    TAGS,
    USER_DATA,
    /// What secrets a container or log driver is given.
    SECRETS,
    /// The argument lists of containers.
    COMMAND,
    /// What a log holds.
    LOG_EVENTS,
    LOG_ROWS,
    /// The filters of a request, which may name tags.
    FILTERS;

    /// @param member the member's name
    /// @param isTop whether it is one of the answer itself
    Area within(String member, boolean isTop) {
        if (this != PLAIN && this != FILTERS) {
            return this;
        }
        return switch (member.toLowerCase(Locale.ROOT)) {
            case "environment", "env", "variables", "environmentvariables", "created_by" -> ENVIRONMENT;
            case "dockerlabels", "labels" -> LABELS;
            case "tags", "tagset", "taglist" -> TAGS;
            case "userdata" -> USER_DATA;
            case "secrets", "secretoptions" -> SECRETS;
            case "command", "entrypoint", "cmd" -> COMMAND;
            case "filters" -> FILTERS;
            case "events" -> isTop && member.equals("events") ? LOG_EVENTS : this;
            case "results" -> isTop && member.equals("results") ? LOG_ROWS : this;
            default -> this;
        };
    }
}
