package dev.drydock.ui.kit;

import dev.drydock.inventory.Source;

/// How people call a source: a sample by its name alone, anything else by its file's.
public final class SourceName {
    private static final String SAMPLE = "sample:";

    private SourceName() {}

    public static String of(Source source) {
        return isSample(source) ? source.name().substring(SAMPLE.length()) : source.name();
    }

    public static boolean isSample(Source source) {
        return source.name().startsWith(SAMPLE);
    }
}
