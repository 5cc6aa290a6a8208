package io.github.ecssimulator.testkit.recording;

import io.github.ecssimulator.api.Structure;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.testkit.protocol.RecordMember;
import io.github.ecssimulator.testkit.protocol.RecordShape;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Values of any type of the core, drawn by a seed; a record that refuses its members is drawn again. */
final class DrawnValues {
    private static final Map<String, String> SHAPED = Map.of(
            "partition", "aws",
            "region", "us-east-1",
            "account", "123456789012",
            "operation", "GetTaskProtection",
            "value", "0123456789abcdef0123456789abcdef");
    private static final List<String> TEXTS =
            List.of("", "media", "\u00fc\u4e16\ud83d\ude80", "\ud800", "\u0000\u2028\"\\\n", "null", "{\"kind\":1}");

    private final SplittableRandom random;

    DrawnValues(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** All records of a sealed family. */
    static Stream<Class<?>> kinds(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(DrawnValues::kinds)
                : Stream.of(family);
    }

    Object of(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic, name);
        }
        Class<?> drawn = (Class<?>) (type instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : type);
        if (drawn == Structure.class) {
            return structure(3);
        }
        if (drawn == TaskRef.class) {
            return new TaskRef((TaskRef.Owner) of(TaskRef.Owner.class, name), (TaskId) of(TaskId.class, name));
        }
        if (drawn.isRecord()) {
            return record(drawn);
        }
        if (drawn.isSealed()) {
            return record(any(kinds(drawn).toList()));
        }
        return drawn.isEnum() ? any(List.of(drawn.getEnumConstants())) : scalar(drawn, name);
    }

    private Object ofGeneric(ParameterizedType type, String name) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            List<Object> list = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                list.add(of(arguments[0], name));
            }
            return list;
        }
        return type.getRawType() == Map.class
                ? Map.of("m" + random.nextInt(9), of(arguments[1], name))
                : of(type.getRawType(), name);
    }

    private Object record(Class<?> type) {
        RecordShape shape = RecordShape.of(type);
        for (int tries = 0; ; tries++) {
            try {
                return shape.newRecord(
                        shape.members().stream().map(this::member).toArray());
            } catch (IllegalArgumentException e) {
                if (tries == 100) {
                    throw new AssertionError("No " + type + " can be drawn", e);
                }
            }
        }
    }

    private Object member(RecordMember member) {
        return member.isOptional() && random.nextInt(3) == 0 ? null : of(member.type(), member.name());
    }

    private Object scalar(Class<?> type, String name) {
        return switch (type.getSimpleName()) {
            case "String" -> SHAPED.containsKey(name) && random.nextInt(4) > 0 ? SHAPED.get(name) : any(TEXTS);
            case "boolean", "Boolean" -> random.nextBoolean();
            case "int", "Integer" -> any(List.of(0, 1, 404, Integer.MAX_VALUE));
            case "long", "Long" -> any(List.of(0L, Long.MIN_VALUE, Long.MAX_VALUE));
            case "double", "Double" -> number();
            case "Instant" -> Instant.parse("2024-01-01T00:00:00Z").plusNanos(random.nextLong(1L << 60));
            case "Duration" -> Duration.ofNanos(random.nextLong(1L << 50));
            default -> throw new AssertionError("Nobody draws a " + type);
        };
    }

    private double number() {
        return any(List.of(0.0, 0.1, -2.5, 1e10, 1e300, Double.MIN_VALUE, Double.MAX_VALUE, 1.25e17));
    }

    private Structure structure(int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            members.put("m" + random.nextInt(9), any(List.of("text", 7L, Long.MIN_VALUE, number(), true, List.of(1L))));
        }
        if (depth > 0) {
            members.put("deeper", List.of(structure(depth - 1)));
        }
        return new Structure(members);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
