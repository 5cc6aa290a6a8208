package io.github.ecssimulator.testkit.doors;

import io.github.ecssimulator.api.Structure;
import io.github.ecssimulator.testkit.protocol.RecordMember;
import io.github.ecssimulator.testkit.protocol.RecordShape;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Records of the typed API as maps, lists and scalars, and back. */
final class RecordTree {
    private RecordTree() {}

    static Object build(Type type, Object value) {
        if (value == null || (type instanceof Class<?> leaf && !leaf.isRecord())) {
            return value;
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (value instanceof List<?> list) {
                List<Object> values = new ArrayList<>();
                list.forEach(each -> values.add(build(arguments[0], each)));
                return values;
            }
            Map<Object, Object> values = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((key, each) -> values.put(key, build(arguments[1], each)));
            return values;
        }
        return type == Structure.class ? structure((Map<?, ?>) value) : record((Class<?>) type, (Map<?, ?>) value);
    }

    private static Object record(Class<?> type, Map<?, ?> members) {
        RecordShape shape = RecordShape.of(type);
        return shape.newRecord(shape.members().stream()
                .map(member -> build(member.type(), members.get(member.name())))
                .toArray());
    }

    private static Structure structure(Map<?, ?> members) {
        Map<String, Object> values = new LinkedHashMap<>();
        members.forEach(
                (name, value) -> values.put((String) name, value)); // maps in it become structures by themselves
        return new Structure(values);
    }

    static Object of(Object value) {
        if (value instanceof Structure structure) {
            return of(structure.members());
        }
        if (value instanceof Record) {
            Map<String, Object> members = new TreeMap<>();
            for (RecordMember member : RecordShape.of(value.getClass()).members()) {
                Object each = member.valueIn(value);
                if (each != null) {
                    members.put(member.name(), of(each));
                }
            }
            return members;
        }
        return of(value, RecordTree::of);
    }

    /** What both sides have: lists, maps, and scalars, of which numbers and instants are told as on the wire. */
    static Object of(Object value, UnaryOperator<Object> deeper) {
        if (value instanceof List<?> list) {
            return list.stream().map(deeper).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> values = new TreeMap<>();
            map.forEach((key, each) -> values.put((String) key, deeper.apply(each)));
            return values;
        }
        if (value instanceof Instant instant) {
            return plain(BigDecimal.valueOf(instant.getEpochSecond()).add(BigDecimal.valueOf(instant.getNano(), 9)));
        }
        return value instanceof Number number ? plain(new BigDecimal(number.toString())) : String.valueOf(value);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
