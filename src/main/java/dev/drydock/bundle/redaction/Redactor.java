package dev.drydock.bundle.redaction;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// Redacts the files of one bundle, one after the other, with the same stand-in for the same original in all of them.
public final class Redactor {
    /// What stands in place of what was dropped.
    static final String DROPPED = "redacted";

    private final JsonFactory factory;
    private final StandIns standIns = new StandIns();
    private final FreeText text;
    private final boolean movesPrivateRanges;

    /// What became of one file.
    ///
    /// @param replaced how often each kind of value was replaced
    /// @param cut whether the input broke off, or was no JSON from there on; what stood before that was copied, and breaks off there too
    public record Outcome(Map<Kind, Integer> replaced, boolean cut) {}

    /// @param nesting levels of JSON that are read
    /// @param move what the second byte of private addresses is changed by, 1 to 255; 0 to keep them
    public Redactor(CustomPatterns custom, int nesting, int move) {
        movesPrivateRanges = move != 0;
        text = new FreeText(standIns, custom, move);
        factory = JsonFactory.builder()
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(nesting).maxStringLength(Integer.MAX_VALUE).build())
                .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(nesting + 1).build())
                .build();
    }

    /// Takes the name of a secret or parameter for one wherever it stands; to be told before the first file.
    public void learnSecret(String name) {
        text.learn(name);
    }

    public boolean movesPrivateRanges() {
        return movesPrivateRanges;
    }

    /// Copies an answer, or several in a row.
    ///
    /// @param call whose answer it is, as `ssm describe-parameters`; empty where that is not known
    /// @throws CustomPatterns.FaultException when a pattern of the user's own takes too long
    public Outcome copy(String call, InputStream in, OutputStream out) throws IOException {
        return copy(call, in, out, Replaced.Listener.NONE);
    }

    /// The same, told value by value.
    ///
    /// @throws CustomPatterns.FaultException when a pattern of the user's own takes too long
    public Outcome copy(String call, InputStream in, OutputStream out, Replaced.Listener listener) throws IOException {
        var tally = new Tally();
        var cut = false;
        try (var parser = factory.createParser(ObjectReadContext.empty(), in);
                var generator = factory.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            try {
                new JsonRedactor(factory, text, standIns, tally, call, 0, listener).copy(parser, generator);
            } catch (JacksonIOException e) {
                throw e;
            } catch (JacksonException e) {
                cut = true;
            }
        } catch (JacksonIOException e) {
            if (!(e.getCause() instanceof CharConversionException)) {
                throw e.getCause();
            }
            cut = true;
        }
        return new Outcome(Map.copyOf(tally.counts()), cut);
    }

    /// A text outside of JSON: an error's message.
    public String text(String plain) {
        return text.redact(plain, new Tally());
    }

    /// Every stand-in with what it stands for, for whoever made the redaction. It is written nowhere.
    public Map<String, String> originals() {
        return standIns.reverse();
    }
}
