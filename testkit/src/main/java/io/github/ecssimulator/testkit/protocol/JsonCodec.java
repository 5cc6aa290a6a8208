package io.github.ecssimulator.testkit.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.ecssimulator.api.Structure;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
                    members.put(name, Kept.VALUE.read(parser));
                }
            }
            return new Structure(members);
        }

        @Override
        public void write(Object structure, JsonGenerator generator) throws IOException {
            generator.writeStartObject();
            for (Map.Entry<String, Object> member :
                    ((Structure) structure).members().entrySet()) {
                generator.writeFieldName(member.getKey());
                Kept.VALUE.write(member.getValue(), generator);
            }
            generator.writeEndObject();
        }
    }

    /** Any value in such a structure. */
    enum Kept implements JsonCodec {
        VALUE;

        private static final JsonCodec LIST = new OfList(VALUE);

        @Override
        public Object read(JsonParser parser) throws IOException {
            return switch (parser.currentToken()) {
                case START_OBJECT -> OfStructure.INSTANCE.read(parser);
                case START_ARRAY -> LIST.read(parser);
                case VALUE_STRING -> parser.getText();
                case VALUE_NUMBER_INT -> ScalarCodec.LONG.read(parser);
                case VALUE_NUMBER_FLOAT -> ScalarCodec.DOUBLE.read(parser);
                case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
                default -> throw WireFormatException.unexpected(parser, "a value");
            };
        }

        @Override
        public void write(Object value, JsonGenerator generator) throws IOException {
            codecOf(value).write(value, generator);
        }

        private static JsonCodec codecOf(Object value) {
            if (value instanceof Structure) {
                return OfStructure.INSTANCE;
            }
            if (value instanceof List) {
                return LIST;
            }
            if (value instanceof Boolean) {
                return ScalarCodec.BOOLEAN;
            }
            if (value instanceof Long) {
                return ScalarCodec.LONG;
            }
            return value instanceof Double ? ScalarCodec.DOUBLE : ScalarCodec.STRING;
        }
    }

    /** Records as JSON objects: absent members are {@code null} here and absent there. */
    final class OfRecord implements JsonCodec {
        private static final Map<Type, JsonCodec> LEAVES = Map.of(
                String.class, ScalarCodec.STRING,
                Boolean.class, ScalarCodec.BOOLEAN,
                boolean.class, ScalarCodec.BOOLEAN,
                Integer.class, ScalarCodec.INTEGER,
                int.class, ScalarCodec.INTEGER,
                Long.class, ScalarCodec.LONG,
                Double.class, ScalarCodec.DOUBLE,
                Instant.class, ScalarCodec.INSTANT,
                Structure.class, OfStructure.INSTANCE);

        private final RecordShape shape;
        private final JsonCodec[] codecs;
        private final Map<String, Integer> positions = new HashMap<>();

        private OfRecord(RecordShape shape) {
            this.shape = shape;
            this.codecs =
                    shape.members().stream().map(member -> codec(member.type())).toArray(JsonCodec[]::new);
            for (int i = 0; i < codecs.length; i++) {
                positions.put(shape.members().get(i).name(), i);
            }
        }

        static OfRecord of(Class<?> type) {
            return new OfRecord(RecordShape.of(type));
        }

        private static JsonCodec codec(Type type) {
            JsonCodec leaf = LEAVES.get(type);
            if (leaf != null) {
                return leaf;
            }
            if (type instanceof ParameterizedType generic) {
                Type[] arguments = generic.getActualTypeArguments();
                return generic.getRawType() == List.class ? new OfList(codec(arguments[0])) : mapCodec(arguments);
            }
            return of((Class<?>) type);
        }

        private static JsonCodec mapCodec(Type[] arguments) {
            if (arguments.length != 2 || arguments[0] != String.class) {
                throw new IllegalArgumentException("A member is a scalar, a record, a List or a Map with String keys.");
            }
            return new OfMap(codec(arguments[1]));
        }

        @Override
        public Object read(JsonParser parser) throws IOException {
            JsonCodec.require(parser, JsonToken.START_OBJECT, "an object");
            @Nullable Object[] values = new Object[codecs.length];
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                Integer position = positions.get(parser.currentName());
                JsonToken value = parser.nextToken();
                if (position == null) {
                    parser.skipChildren(); // inferred: JSON 1.1 norm (ecs-behaviour section 5): unknown members are
                    // ignored.
                } else {
                    // Of a member given twice the last one counts, as in nearly every JSON reader.
                    values[position] = value == JsonToken.VALUE_NULL ? null : codecs[position].read(parser);
                }
            }
            return shape.newRecord(values);
        }

        @Override
        public void write(Object record, JsonGenerator generator) throws IOException {
            generator.writeStartObject();
            for (int i = 0; i < codecs.length; i++) {
                RecordMember member = shape.members().get(i);
                Object value = member.valueIn(record);
                if (value != null) {
                    generator.writeFieldName(member.name());
                    codecs[i].write(value, generator);
                }
            }
            generator.writeEndObject();
        }
    }
}
