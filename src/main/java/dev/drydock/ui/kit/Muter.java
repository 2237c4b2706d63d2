package dev.drydock.ui.kit;

import dev.drydock.check.Finding;

/// Mutes findings. Whoever shows a finding offers it; the shell asks for the reason and keeps it.
public interface Muter {
    /// Asks why and for how long, and mutes it.
    void mute(Finding finding);

    /// Takes away what mutes it.
    void unmute(Finding finding);
}
