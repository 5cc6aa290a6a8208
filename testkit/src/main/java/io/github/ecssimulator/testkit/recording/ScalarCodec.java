package io.github.ecssimulator.testkit.recording;

import io.github.ecssimulator.api.Structure;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.testkit.internal.json.Located;
import io.github.ecssimulator.testkit.internal.json.Located.Members;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The types that have no members. */
record ScalarCodec(Function<Object, Object> writing, Function<Located, Object> reading) implements Codec {
    private static final ScalarCodec TEXT = as(Located::text);
    private static final ScalarCodec BOOLEAN = as(Located::flag);
    private static final ScalarCodec INTEGER = as(json -> (int) json.wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE));
    private static final ScalarCodec LONG = as(json -> json.wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE));
    private static final ScalarCodec DOUBLE = new ScalarCodec(ScalarCodec::decimal, ScalarCodec::finite);
    private static final ScalarCodec INSTANT = new ScalarCodec(
            Object::toString, json -> parsed(json, Instant::parse, "an instant such as 2024-01-01T00:00:00Z"));
    private static final ScalarCodec DURATION =
            new ScalarCodec(Object::toString, json -> parsed(json, Duration::parse, "a duration such as PT20S"));

    private static final ScalarCodec TASK_ID =
            new ScalarCodec(id -> ((TaskId) id).value(), json -> Codec.making(json, () -> new TaskId(json.text())));

    /** A member of a {@link Structure}, which tells its type by its form: a number with a decimal point is a {@code Double}. */
    private static final ScalarCodec ANY = new ScalarCodec(ScalarCodec::writeAny, ScalarCodec::any);

    private static final Map<Class<?>, ScalarCodec> BY_TYPE = Map.ofEntries(
            Map.entry(String.class, TEXT),
            Map.entry(boolean.class, BOOLEAN),
            Map.entry(Boolean.class, BOOLEAN),
            Map.entry(int.class, INTEGER),
            Map.entry(Integer.class, INTEGER),
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            Map.entry(double.class, DOUBLE),
            Map.entry(Double.class, DOUBLE),
            Map.entry(Instant.class, INSTANT),
            Map.entry(Duration.class, DURATION),
            Map.entry(TaskId.class, TASK_ID),
            Map.entry(Object.class, ANY));

    private static ScalarCodec as(Function<Located, Object> reading) {
        return new ScalarCodec(Function.identity(), reading);
    }

    static Codec of(Class<?> type) {
        ScalarCodec codec = BY_TYPE.get(type);
        if (codec == null) {
            throw new IllegalStateException("A recording has no form for " + type.getName() + ".");
        }
        return codec;
    }

    @Override
    public Object write(Object value) {
        return writing.apply(value);
    }

    @Override
    public Object read(Located json) {
        return reading.apply(json);
    }

    private static Object decimal(Object value) {
        if (!Double.isFinite((Double) value)) {
            throw new IllegalArgumentException("It holds " + value + ", which JSON has no form for.");
        }
        BigDecimal number = BigDecimal.valueOf((Double) value);
        return number.setScale(Math.max(1, number.scale()), RoundingMode.UNNECESSARY);
    }

    private static Object writeAny(Object value) {
        if (value instanceof Structure structure) {
            return new OfMap(ANY).write(structure.members());
        }
        if (value instanceof List<?> list) {
            return new OfList(ANY).write(list);
        }
        return value instanceof Double ? decimal(value) : value;
    }

    private static Object finite(Located json) {
        double value = json.number().doubleValue();
        if (Double.isInfinite(value)) {
            throw json.wrongType("a number that is not too large");
        }
        return value;
    }

    private static <T> T parsed(Located json, Function<String, T> form, String expected) {
        try {
            return form.apply(json.text());
        } catch (DateTimeException e) {
            throw json.wrongType(expected);
        }
    }

    private static Object any(Located json) {
        Object value = json.value();
        if (value instanceof Members) {
            return new Structure(members(json));
        }
        if (value instanceof List) {
            return new OfList(ANY).read(json);
        }
        if (value instanceof BigDecimal number) {
            return number.scale() == 0 ? LONG.read(json) : DOUBLE.read(json);
        }
        return value instanceof Boolean flag ? flag : json.text();
    }

    @SuppressWarnings("unchecked") // by the codec of its values
    private static Map<String, Object> members(Located json) {
        return (Map<String, Object>) new OfMap(ANY).read(json);
    }
}
