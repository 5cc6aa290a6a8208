package io.github.ecssimulator.testkit.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps with text keys, in the order of the wire. */
record MapCodec(JsonCodec value) implements JsonCodec {

    @Override
    public Object read(JsonParser parser) throws IOException {
        JsonCodec.require(parser, JsonToken.START_OBJECT, "an object");
        Map<String, Object> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_NULL) {
                throw WireFormatException.at(parser, "is null; a map of ECS holds values only.");
            }
            entries.put(key, value.read(parser));
        }
        return entries;
    }

    @Override
    public void write(Object map, JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) map).entrySet()) {
            generator.writeFieldName((String) entry.getKey());
            value.write(entry.getValue(), generator);
        }
        generator.writeEndObject();
    }
}
