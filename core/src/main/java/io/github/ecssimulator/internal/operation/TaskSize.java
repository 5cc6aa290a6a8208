package io.github.ecssimulator.internal.operation;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The CPU and the memory of a task. Both may be given in two ways, and are answered in one: CPU units, of which a vCPU has
 * 1024, and MiB. Source: documented: RegisterTaskDefinition.
 */
final class TaskSize {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern CPU = Pattern.compile("(?i)(\\d{0,5}(?:\\.\\d{1,5})?)\\s*vCPU");
    private static final Pattern MEMORY = Pattern.compile("(?i)(\\d{0,5}(?:\\.\\d{1,5})?)\\s*GB");
    private static final BigDecimal UNITS = BigDecimal.valueOf(1024);

    private TaskSize() {}

    /** The CPU units of a text such as {@code 512} or {@code .5 vCPU}, or {@code null} if it is neither. */
    static @Nullable Integer cpuOrNull(@Nullable String text) {
        return numberOrNull(text, CPU);
    }

    /** The MiB of a text such as {@code 2048} or {@code 2 GB}, or {@code null} if it is neither. */
    static @Nullable Integer memoryOrNull(@Nullable String text) {
        return numberOrNull(text, MEMORY);
    }

    static @Nullable String cpuText(@Nullable String given) {
        return text(cpuOrNull(given));
    }

    static @Nullable String memoryText(@Nullable String given) {
        return text(memoryOrNull(given));
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }

    private static @Nullable Integer numberOrNull(@Nullable String text, Pattern withUnit) {
        String plain = text == null ? "" : text.strip();
        if (NUMBER.matcher(plain).matches()) {
            return Integer.valueOf(plain);
        }
        Matcher matcher = withUnit.matcher(plain);
        if (!matcher.matches() || matcher.group(1).isEmpty()) {
            return null;
        }
        return new BigDecimal(matcher.group(1)).multiply(UNITS).intValue();
    }
}
