package io.github.ecssimulator.testkit.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Serial;
import java.util.Locale;

/** A body that is not of the operation's shape; becomes a SerializationException on the wire. */
final class WireFormatException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    WireFormatException(String message) {
        super(message);
    }

    static WireFormatException unexpected(JsonParser parser, String expected) {
        return at(parser, "is " + kind(parser.currentToken()) + " where " + expected + " is expected.");
    }

    static WireFormatException at(JsonParser parser, String complaint) {
        String path = parser.getParsingContext().pathAsPointer().toString();
        return new WireFormatException((path.isEmpty() ? "The body" : "The value of " + path) + " " + complaint);
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            default -> token.name().toLowerCase(Locale.ROOT);
        };
    }
}
