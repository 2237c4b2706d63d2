package dev.drydock.ui.kit;

import dev.drydock.inventory.Source;

/// How people call a source: a sample by its name alone, a live one by as whom and where it is read, anything else by its file's.
public final class SourceName {
    private static final String SAMPLE = "sample:";
    private static final String LIVE = "live:";

    private SourceName() {}

    public static String of(Source source) {
        return isSample(source) ? source.name().substring(SAMPLE.length()) : isLive(source) ? source.name().substring(LIVE.length()) : source.name();
    }

    /// Whether it is being read, and has no file.
    public static boolean isLive(Source source) {
        return source.name().startsWith(LIVE);
    }

    public static boolean isSample(Source source) {
        return source.name().startsWith(SAMPLE);
    }
}
