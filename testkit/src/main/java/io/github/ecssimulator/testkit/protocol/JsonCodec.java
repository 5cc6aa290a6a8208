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

    /** Lists; an empty one is written as {@code []} (documented: UTP, GTP: {@code "failures":[]}). */
    record OfList(JsonCodec element) implements JsonCodec {

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

    /** Maps with text keys, in the order of the wire. */
    record OfMap(JsonCodec value) implements JsonCodec {

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

    /** Structures that are kept as they were given: whatever JSON can hold that the ECS API can. */
    enum OfStructure implements JsonCodec {
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
}
