package io.github.ecssimulator.testkit.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.ecssimulator.api.Structure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Structures that are kept as they were given: whatever JSON can hold that the ECS API can. */
enum StructureCodec implements JsonCodec {
    INSTANCE;

    @Override
    public Object read(JsonParser parser) throws IOException {
        JsonCodec.require(parser, JsonToken.START_OBJECT, "an object");
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_NULL) {
                members.remove(name); // as in records: of a member given twice the last one counts
            } else {
                members.put(name, value(parser));
            }
        }
        return new Structure(members);
    }

    private Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> read(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> ScalarCodec.LONG.read(parser);
            case VALUE_NUMBER_FLOAT -> ScalarCodec.DOUBLE.read(parser);
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            default -> throw WireFormatException.unexpected(parser, "a value");
        };
    }

    private List<Object> list(JsonParser parser) throws IOException {
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                throw WireFormatException.at(parser, "is null; a list of ECS holds values only.");
            }
            values.add(value(parser));
        }
        return values;
    }

    @Override
    public void write(Object structure, JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<String, Object> member :
                ((Structure) structure).members().entrySet()) {
            generator.writeFieldName(member.getKey());
            writeValue(member.getValue(), generator);
        }
        generator.writeEndObject();
    }

    private void writeValue(Object value, JsonGenerator generator) throws IOException {
        if (value instanceof Structure) {
            write(value, generator);
        } else if (value instanceof List<?> list) {
            generator.writeStartArray();
            for (Object each : list) {
                writeValue(each, generator);
            }
            generator.writeEndArray();
        } else {
            codecOf(value).write(value, generator);
        }
    }

    private static JsonCodec codecOf(Object scalar) {
        if (scalar instanceof Boolean) {
            return ScalarCodec.BOOLEAN;
        }
        if (scalar instanceof Long) {
            return ScalarCodec.LONG;
        }
        return scalar instanceof Double ? ScalarCodec.DOUBLE : ScalarCodec.STRING;
    }
}
