package dev.drydock.bundle.redaction;

import java.util.Locale;

/// What was taken out, as the manifest counts it.
public enum Kind {
    ACCOUNT("000000000001"),
    HOST("host-1.redacted.example"),
    PUBLIC_ADDRESS("198.18.1.7"),
    /// Only where private ranges are moved.
    PRIVATE_ADDRESS("10.77.3.4"),
    EMAIL("person-1@redacted.example"),
    ENVIRONMENT(Redactor.DROPPED),
    /// The name of a secret or parameter.
    SECRET_NAME("redacted1x"),
    DOCKER_LABEL(Redactor.DROPPED),
    TAG("redacted-tag-1"),
    LOG_MESSAGE(Redactor.DROPPED),
    USER_DATA(Redactor.DROPPED),
    CREDENTIAL(Redactor.DROPPED),
    /// By a pattern of the user's own.
    CUSTOM(Redactor.DROPPED);

    private final String example;

    Kind(String example) {
        this.example = example;
    }

    /// What stands there instead, by way of example.
    public String example() {
        return example;
    }

    /// Its name for people: `public address`.
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Its name in the manifest: `publicAddress`.
    public String id() {
        var words = name().toLowerCase(Locale.ROOT).split("_");
        var id = new StringBuilder(words[0]);
        for (var i = 1; i < words.length; i++) {
            id.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return id.toString();
    }
}
