package io.github.ecssimulator.testkit.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes the text of JSON. Safe for use from any thread. */
public final class JsonText {
    // Without the table of names that it would else fill, there is nothing in it that changes, and all may share it.
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private static final char REPLACEMENT = '\ufffd';
    private static final int MOSTLY = 512; // characters of an answer

    /** Decodes a text, strictly: the library alone would also guess UTF-16 and UTF-32. */
    public static String decode(byte[] utf8) throws CharacterCodingException {
        String text = new String(utf8, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        // It stands for malformed bytes, which a fresh decoder reports, or for itself.
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }

    /** What is wrong with bytes that cannot be decoded. No SDK packs the body of a call of ECS, so nobody unpacks one here. */
    public static String notUtf8(byte[] bytes) {
        return isGzip(bytes) ? "is not UTF-8 but gzip; send it without Content-Encoding" : "is not UTF-8";
    }

    static boolean isGzip(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
    }

    /** A stream of tokens whose errors are {@link MalformedJsonException}s. */
    public JsonParser parser(String text) {
        return parser(text, BoundedParser.DEEPEST_NESTING);
    }

    JsonParser parser(String text, int deepestNesting) {
        try {
            return new BoundedParser(JSON.createParser(text), deepestNesting);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed.", e);
        }
    }

    /** The bytes of what is written. */
    public byte[] bytes(Body body) {
        // Through text, because a lone surrogate that a caller sent must not make the answer fail.
        return text(body).getBytes(StandardCharsets.UTF_8);
    }

    private String text(Body body) {
        CharArrayWriter text = new CharArrayWriter(MOSTLY);
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            body.writeTo(generator);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed.", e);
        }
        return text.toString();
    }

    /** The bytes of a value: a map, a list, a text, a number, a boolean or null. */
    public byte[] utf8(Object value) {
        return bytes(generator -> write(value, generator, BoundedParser.DEEPEST_NESTING));
    }

    /**
     * A value in plain ASCII, so that no encoding and no lone surrogate changes it: a map, a list, a text, a number, a boolean.
     *
     * @throws IllegalArgumentException if it is nested too deep, or a name cannot be read again
     */
    public String ascii(Object value, int deepestNesting) {
        return text(generator -> {
            generator.setHighestNonEscapedChar(127);
            write(value, generator, deepestNesting);
        });
    }

    private static void write(@Nullable Object value, JsonGenerator generator, int levels) throws IOException {
        if (levels < 1 && (value instanceof Map || value instanceof List)) {
            throw new IllegalArgumentException("It is nested too deep.");
        }
        if (value instanceof Map<?, ?> members) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                generator.writeFieldName(whole((String) member.getKey()));
                write(member.getValue(), generator, levels - 1);
            }
            generator.writeEndObject();
        } else if (value instanceof List<?> elements) {
            generator.writeStartArray();
            for (Object element : elements) {
                write(element, generator, levels - 1);
            }
            generator.writeEndArray();
        } else if (value instanceof BigDecimal number) {
            generator.writeNumber(number.toPlainString());
        } else {
            generator.writeObject(value); // of a scalar the library needs no binding
        }
    }

    /** The library reads half a surrogate pair in a text, but not in a name. */
    private static String whole(String name) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw new IllegalArgumentException("A name in it is no text of Unicode.");
        }
        return name;
    }

    /** What is written. */
    @FunctionalInterface
    public interface Body {
        void writeTo(JsonGenerator generator) throws IOException;
    }

    /** Bounds what a text may ask for; the library has bounds of its own only from version 2.15 on. */
    static final class BoundedParser extends JsonParserDelegate {
        // The deepest shape of ECS has about ten levels; unknown members may nest somewhat deeper.
        static final int DEEPEST_NESTING = 64;

        // More digits than any number of ECS has, and few enough to make a decimal of in no time.
        private static final int LONGEST_NUMBER = 1000;

        private final int deepestNesting;
        private int depth;

        BoundedParser(JsonParser parser, int deepestNesting) {
            super(parser);
            this.deepestNesting = deepestNesting;
        }

        @Override
        public JsonToken nextToken() throws IOException {
            try {
                JsonToken token = super.nextToken();
                if (token != null) {
                    check(token);
                }
                return token;
            } catch (JsonProcessingException e) {
                throw MalformedJsonException.of(e, currentLocation());
            }
        }

        private void check(JsonToken token) throws IOException {
            if (token.isStructStart() && ++depth > deepestNesting) {
                throw new MalformedJsonException(
                        "is nested deeper than " + deepestNesting + " levels", currentTokenLocation());
            }
            if (token.isStructEnd()) {
                depth--;
            }
            // Asked of every scalar: the library ends the text of a string only now, and here is where its errors are
            // told.
            if (token.isScalarValue() && getTextLength() > LONGEST_NUMBER && token.isNumeric()) {
                throw MalformedJsonException.longNumber(getTextLength(), LONGEST_NUMBER, currentTokenLocation());
            }
        }

        /** The library takes exponents of nine digits or so, and has an error of its own for longer ones in some versions. */
        @Override
        public BigDecimal getDecimalValue() throws IOException {
            try {
                return super.getDecimalValue();
            } catch (NumberFormatException | JsonProcessingException e) {
                throw new MalformedJsonException("has a number with too large an exponent", currentTokenLocation());
            }
        }

        /** By the tokens, which are counted. */
        @Override
        public JsonParser skipChildren() throws IOException {
            int around = depth;
            if (currentToken().isStructStart()) {
                while (depth >= around) {
                    nextToken();
                }
            }
            return this;
        }
    }
}
