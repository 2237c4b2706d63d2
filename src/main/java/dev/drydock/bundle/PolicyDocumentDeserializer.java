package dev.drydock.bundle;

import dev.drydock.inventory.iam.PolicyDocument;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;

/// A policy as tools print it: a JSON object, a text that holds one, or such a text URL-encoded as RFC 3986 has it. One that cannot be read costs nothing
/// but itself: it says why.
final class PolicyDocumentDeserializer extends ValueDeserializer<PolicyDocument> {
    private final JsonMapper texts;

    /// @param texts reads what stands within a text, with the limits of the file around it
    PolicyDocumentDeserializer(JsonMapper texts) {
        this.texts = texts;
    }

    @Override
    public PolicyDocument deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return ofText(parser.getString());
        }
        return PolicyDocument.of(context.readValue(parser, Object.class), null);
    }

    private PolicyDocument ofText(String text) {
        try {
            return PolicyDocument.of(texts.readValue(decoded(text), Object.class), text);
        } catch (StreamConstraintsException e) {
            return PolicyDocument.unreadable("it is nested too deep, or a number or name in it is too long", text);
        } catch (JacksonException | IllegalArgumentException e) {
            return PolicyDocument.unreadable("it is no valid JSON", text);
        }
    }

    /// In RFC 3986 a plus sign stands for itself.
    private static String decoded(String text) {
        var bare = text.strip();
        return bare.startsWith("%") ? URLDecoder.decode(bare.replace("+", "%2B"), StandardCharsets.UTF_8) : bare;
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
        return null;
    }
}
