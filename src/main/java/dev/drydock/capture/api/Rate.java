package dev.drydock.capture.api;

/// How often an operation may be called: a bucket of tokens that fills steadily. Operations that AWS counts together share a bucket's name.
///
/// @param bucket whom it is shared with
/// @param burst how many calls may come at once
/// @param perSecond how many tokens come back in a second
public record Rate(String bucket, int burst, double perSecond) {
    /// How much of what AWS documents capture takes: the account's own tools and consoles call the same APIs.
    private static final double SHARE = 0.75;

    /// A part of what AWS documents.
    static Rate below(String bucket, int burst, double perSecond) {
        return new Rate(bucket, Math.max(1, (int) (burst * SHARE)), perSecond * SHARE);
    }
}
