package io.github.ecssimulator.testkit.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/** Bounds what a text may ask for; the library has bounds of its own only from version 2.15 on. */
final class BoundedParser extends JsonParserDelegate {
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
        // Asked of every scalar: the library ends the text of a string only now, and here is where its errors are told.
        if (token.isScalarValue() && getTextLength() > LONGEST_NUMBER && token.isNumeric()) {
            throw MalformedJsonException.longNumber(getTextLength(), LONGEST_NUMBER, currentTokenLocation());
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
