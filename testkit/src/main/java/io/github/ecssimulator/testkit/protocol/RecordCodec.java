package io.github.ecssimulator.testkit.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.ecssimulator.api.Structure;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records as JSON objects: absent members are {@code null} here and absent there. */
final class RecordCodec implements JsonCodec {
    private static final Map<Type, JsonCodec> LEAVES = Map.of(
            String.class, ScalarCodec.STRING,
            Boolean.class, ScalarCodec.BOOLEAN,
            boolean.class, ScalarCodec.BOOLEAN,
            Integer.class, ScalarCodec.INTEGER,
            int.class, ScalarCodec.INTEGER,
            Long.class, ScalarCodec.LONG,
            Double.class, ScalarCodec.DOUBLE,
            Instant.class, ScalarCodec.INSTANT,
            Structure.class, JsonCodec.OfStructure.INSTANCE);

    private final RecordShape shape;
    private final JsonCodec[] codecs;
    private final Map<String, Integer> positions = new HashMap<>();

    private RecordCodec(RecordShape shape) {
        this.shape = shape;
        this.codecs =
                shape.members().stream().map(member -> codec(member.type())).toArray(JsonCodec[]::new);
        for (int i = 0; i < codecs.length; i++) {
            positions.put(shape.members().get(i).name(), i);
        }
    }

    static RecordCodec of(Class<?> type) {
        return new RecordCodec(RecordShape.of(type));
    }

    private static JsonCodec codec(Type type) {
        JsonCodec leaf = LEAVES.get(type);
        if (leaf != null) {
            return leaf;
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class ? new JsonCodec.OfList(codec(arguments[0])) : mapCodec(arguments);
        }
        return of((Class<?>) type);
    }

    private static JsonCodec mapCodec(Type[] arguments) {
        if (arguments.length != 2 || arguments[0] != String.class) {
            throw new IllegalArgumentException("A member is a scalar, a record, a List or a Map with String keys.");
        }
        return new JsonCodec.OfMap(codec(arguments[1]));
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
