package dev.drydock.ui.live;

import java.time.Duration;

/// How long ago something was, as people say it: `12 s ago`.
final class Ago {
    private Ago() {}

    static String of(Duration age) {
        var seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) {
            return seconds + " s ago";
        }
        return seconds < 3600 ? seconds / 60 + " min ago" : seconds / 3600 + " h " + seconds % 3600 / 60 + " min ago";
    }
}
