package io.github.ecssimulator.testkit.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads and writes one type of member. A JSON {@code null} never gets here: it means that the member is absent. */
interface JsonCodec {

    /** Reads the value that starts at the parser's current token and leaves the parser on its last token. */
    Object read(JsonParser parser) throws IOException;

    void write(Object value, JsonGenerator generator) throws IOException;

    /** Insists on a kind of token. */
    static void require(JsonParser parser, JsonToken expected, String name) throws WireFormatException {
        if (parser.currentToken() != expected) {
            throw WireFormatException.unexpected(parser, name);
        }
    }
}
