package io.github.ecssimulator.testkit.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lists; an empty one is written as {@code []} (documented: UTP, GTP: {@code "failures":[]}). */
record ListCodec(JsonCodec element) implements JsonCodec {

    @Override
    public Object read(JsonParser parser) throws IOException {
        JsonCodec.require(parser, JsonToken.START_ARRAY, "a list");
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                throw WireFormatException.at(parser, "is null; a list of ECS holds values only.");
            }
            values.add(element.read(parser));
        }
        return values;
    }

    @Override
    public void write(Object value, JsonGenerator generator) throws IOException {
        generator.writeStartArray();
        for (Object each : (List<?>) value) {
            element.write(each, generator);
        }
        generator.writeEndArray();
    }
}
