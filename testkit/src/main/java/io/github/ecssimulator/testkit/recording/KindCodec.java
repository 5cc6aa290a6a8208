package io.github.ecssimulator.testkit.recording;

import io.github.ecssimulator.testkit.internal.json.Located;
import io.github.ecssimulator.testkit.internal.json.Members;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A record of several kinds, told by the member {@code kind}, such as {@code Deed.TaskStruck}. */
final class KindCodec implements Codec {
    private static final String KIND = "kind";

    private final Map<String, RecordCodec> kinds = new TreeMap<>();

    KindCodec(Class<?> family) {
        recordsOf(family).forEach(type -> kinds.put(name(type), RecordCodec.of(type)));
    }

    private static Stream<Class<?>> recordsOf(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(Objects.requireNonNull(type.getPermittedSubclasses()))
                        .flatMap(KindCodec::recordsOf)
                : Stream.of(type);
    }

    private static String name(Class<?> type) {
        return type.getEnclosingClass().getSimpleName() + "." + type.getSimpleName();
    }

    @Override
    public Object write(Object value) {
        String kind = name(value.getClass());
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(KIND, kind);
        members.putAll(Objects.requireNonNull(kinds.get(kind), kind).members(value));
        return members;
    }

    @Override
    public Object read(Located json) {
        Members members = json.object();
        return members.require(KIND).oneOf(kinds).read(json, members.without(KIND));
    }
}
