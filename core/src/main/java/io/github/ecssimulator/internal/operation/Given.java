package io.github.ecssimulator.internal.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Members that may be absent. */
final class Given {
    private Given() {}

    static <T> T or(@Nullable T given, T usual) {
        return given == null ? usual : given;
    }

    static <T> @Nullable T firstOrNull(@Nullable T given, @Nullable T otherwise) {
        return given == null ? otherwise : given;
    }

    static <T> List<T> orNone(@Nullable List<T> given) {
        return or(given, List.of());
    }

    static boolean isAny(@Nullable List<?> given) {
        return given != null && !given.isEmpty();
    }

    static @Nullable String text(@Nullable Integer given) {
        return given == null ? null : given.toString();
    }
}
