package io.github.ecssimulator.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies what the records keep. */
final class Copies {
    private Copies() {}

    static <T> @Nullable List<T> listOrNull(@Nullable List<T> list) {
        return list == null ? null : List.copyOf(list);
    }

    /** Keeps the order of the entries, which {@code Map.copyOf} would not. */
    static <V> @Nullable Map<String, V> mapOrNull(@Nullable Map<String, V> map) {
        return map == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** The number without the sign of a zero, which JSON readers keep or lose as they like. */
    static Double plain(Double number) {
        return number + 0.0;
    }

    static @Nullable Double plainOrNull(@Nullable Double number) {
        return number == null ? null : plain(number);
    }
}
