package dev.drydock.check.capacity;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A version of the ECS container agent, such as `1.98.0`.
record AgentVersion(int major, int minor, int patch) implements Comparable<AgentVersion> {
    private static final Pattern TEXT = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,5})\\.(\\d{1,5})([-+].*)?");
    private static final Comparator<AgentVersion> ORDER = Comparator.comparingInt(AgentVersion::major).thenComparingInt(AgentVersion::minor).thenComparingInt(AgentVersion::patch);

    /// Empty where the text is null or of another form.
    static Optional<AgentVersion> of(@Nullable String text) {
        var parts = TEXT.matcher(text == null ? "" : text.strip());
        return parts.matches() ? Optional.of(new AgentVersion(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)))) : Optional.empty();
    }

    @Override
    public int compareTo(AgentVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
