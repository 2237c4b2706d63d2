package dev.drydock.ui.kit;

import dev.drydock.check.Diagnosis;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.kordamp.ikonli.Ikon;

/// Something that the palette finds by its name, and what going to it does.
///
/// @param id tells it from all others, across runs where it can
/// @param kind what it is, in one word, such as `Service`
/// @param title its name as people know it
/// @param detail what else it is known by: ids, where it stands; searched too
/// @param folded title and detail as they are searched
public record Findable(String id, String kind, Ikon icon, String title, String detail, String folded, Runnable go) {

    public Findable(String id, String kind, Ikon icon, String title, String detail, Runnable go) {
        this(id, kind, icon, title, detail, (title + "\n" + detail).toLowerCase(Locale.ROOT), go);
    }

    /// Lists what can be gone to. Called off the FX thread, so it only reads what it is given; what it returns is run on the FX thread.
    @FunctionalInterface
    public interface Finder {
        List<Findable> in(List<Diagnosis> sources);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Findable findable && findable.id.equals(id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id);
    }
}
