package io.github.ecssimulator.testkit.recording;

import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.testkit.internal.json.Located;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Writes and reads the values of one type, found by the type alone: whatever becomes an input later has a form already. */
interface Codec {

    /** The value as maps, lists, texts, numbers and booleans. */
    Object write(Object value);

    Object read(Located json);

    static Codec of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        Class<?> of = (Class<?>) (type instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : type);
        if (of.isRecord() && of != TaskId.class) {
            return RecordCodec.of(of);
        }
        if (of.isSealed()) {
            return new KindCodec(of);
        }
        if (of.isEnum()) {
            return new EnumCodec(of);
        }
        return of == Policies.class ? PoliciesCodec.INSTANCE : ScalarCodec.of(of);
    }

    private static Codec ofGeneric(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return new ListCodec(of(arguments[0]));
        }
        return type.getRawType() == Map.class ? new MapCodec(of(arguments[1])) : of(type.getRawType());
    }

    /** Makes a value of what was read, and tells the place if the value says that it cannot be. */
    static <T> T making(Located json, Supplier<T> value) {
        try {
            return value.get();
        } catch (RecordingJsonException e) {
            throw e;
        } catch (IllegalArgumentException e) { // the words of the core
            throw json.place()
                    .wrong("is wrong: " + String.valueOf(e.getMessage()).replaceFirst("\\.$", ""));
        }
    }

    record ListCodec(Codec element) implements Codec {
        @Override
        public Object write(Object value) {
            return ((List<?>) value).stream().map(element::write).toList();
        }

        @Override
        public Object read(Located json) {
            List<Object> elements = new ArrayList<>();
            for (Located each : json.array()) {
                if (each.isNull()) {
                    throw each.wrongType("a value");
                }
                elements.add(element.read(each));
            }
            return elements;
        }
    }

    record MapCodec(Codec value) implements Codec {
        @Override
        public Object write(Object map) {
            Map<String, Object> members = new LinkedHashMap<>();
            ((Map<?, ?>) map).forEach((name, each) -> members.put((String) name, value.write(each)));
            return members;
        }

        @Override
        public Object read(Located json) {
            Map<String, Object> map = new LinkedHashMap<>();
            json.object().values().forEach((name, each) -> {
                if (each.isNull()) {
                    throw each.wrongType("a value");
                }
                map.put(name, value.read(each));
            });
            return map;
        }
    }
}
