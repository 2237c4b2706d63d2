package dev.drydock.ui.kit;

import dev.drydock.bundle.WholeFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.exc.JacksonIOException;

/// Saves what the user asked for: asks where to, writes in the background, whole or not at all, and says what came of it.
public final class Saving {
    private static final Logger LOG = LoggerFactory.getLogger(Saving.class);

    private final Chooser chooser;
    private final Executor background;
    private final Executor fx;
    private final Consumer<String> said;
    private final Consumer<String> problem;
    private final ReadOnlyIntegerWrapper running = new ReadOnlyIntegerWrapper();

    /// @param background where files are written
    /// @param fx where this is told of it
    /// @param said told what was saved where, in a few words
    /// @param problem told what could not be done, as a sentence
    public Saving(Chooser chooser, Executor background, Executor fx, Consumer<String> said, Consumer<String> problem) {
        this.chooser = chooser;
        this.background = background;
        this.fx = fx;
        this.said = said;
        this.problem = problem;
    }

    /// How many files are being written.
    public ReadOnlyIntegerProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// @param title of the dialog that asks where to
    /// @param name what is suggested
    /// @param content run in the background; works it out and writes it
    public void save(String title, String name, Chooser.FileKind kind, WholeFile.Content content) {
        chooser.toSave(title, name, kind).ifPresent(path -> {
            running.set(running.get() + 1);
            background.execute(() -> {
                String failure = "";
                try {
                    WholeFile.write(path, out -> {
                        var buffer = new BufferedOutputStream(out, 1 << 16);
                        content.write(buffer);
                        buffer.flush();
                    });
                } catch (JacksonIOException e) {
                    failure = path + " cannot be written: " + WholeFile.reason(e.getCause()) + ".";
                } catch (IOException e) {
                    failure = path + " cannot be written: " + WholeFile.reason(e) + ".";
                } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                    LOG.error("{} could not be written", path, e);
                    failure = path + " could not be written: an error inside Drydock (" + e.getClass().getSimpleName() + "); `drydock -v` tells it in full.";
                }
                var sentence = failure;
                fx.execute(() -> {
                    running.set(running.get() - 1);
                    if (sentence.isEmpty()) {
                        said.accept("Saved " + path);
                    } else {
                        problem.accept(sentence);
                    }
                });
            });
        });
    }

    /// A name that any system takes for a file.
    public static String fileName(String words) {
        var name = words.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
        return name.isEmpty() ? "drydock" : name.length() > 80 ? name.substring(0, 80) : name;
    }
}
