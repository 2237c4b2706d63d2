package dev.drydock.ui.live;

import dev.drydock.inventory.call.Read;

/// What a read fetches, in words: `stopped tasks`, `target health`.
final class ReadWords {
    private ReadWords() {}

    static String of(Read read) {
        var things = read.operation().replaceFirst("^(describe|list|get|batch-get|lookup|filter)-", "").replace('-', ' ');
        return "STOPPED".equals(read.parameters().get("desiredStatus")) ? "stopped " + things : things;
    }
}
