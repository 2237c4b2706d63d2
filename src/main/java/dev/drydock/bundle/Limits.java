package dev.drydock.bundle;

/// How much a bundle may take before it is refused, against archives that are made to hurt.
///
/// @param totalBytes unpacked, all files together
/// @param fileBytes unpacked, one file
/// @param entries files and folders
/// @param ratio unpacked to packed; judged once more than [#RATIO_FROM] bytes are unpacked
/// @param nesting levels of objects and arrays within one JSON document
public record Limits(long totalBytes, long fileBytes, int entries, int ratio, int nesting) {
    static final long RATIO_FROM = 10L << 20;

    public static final Limits DEFAULT = new Limits(1L << 30, 256L << 20, 100_000, 200, 200);
}
