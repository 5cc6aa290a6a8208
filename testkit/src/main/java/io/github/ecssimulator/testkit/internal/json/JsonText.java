package io.github.ecssimulator.testkit.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads and writes the text of JSON. Safe for use from any thread. */
public final class JsonText {
    private final JsonFactory json = new JsonFactory();

    /** Decodes a text, strictly: the library alone would also guess UTF-16 and UTF-32. */
    public static String decode(byte[] utf8) throws CharacterCodingException {
        // A fresh decoder reports malformed bytes.
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }

    /** A stream of tokens whose errors are {@link MalformedJsonException}s. */
    public JsonParser parser(String text) {
        try {
            return new BoundedParser(json.createParser(text));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed.", e);
        }
    }

    /** The bytes of what is written. */
    public byte[] bytes(Body body) {
        // Through text, because a lone surrogate that a caller sent must not make the answer fail.
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = json.createGenerator(text)) {
            body.writeTo(generator);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed.", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What is written. */
    @FunctionalInterface
    public interface Body {
        void writeTo(JsonGenerator generator) throws IOException;
    }
}
