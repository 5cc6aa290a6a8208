package io.github.ecssimulator.internal.operation;

import java.math.BigDecimal;
import java.util.Map;
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
    private static final int GIB = 1024;
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

    /** Tells whether AWS Fargate has tasks of this size. */
    static boolean isOfFargate(int cpu, int memory) {
        if (cpu == FargateSizes.SMALLEST_CPU) { // the one row whose sizes double
            return memory == GIB / 2 || memory == GIB || memory == 2 * GIB;
        }
        FargateSizes sizes = FargateSizes.BY_CPU.get(cpu);
        return sizes != null && sizes.hasMemory(memory);
    }

    /**
     * The sizes of tasks that AWS Fargate has. Source: documented: task definition parameters for Fargate, task size.
     *
     * @param least the least memory, in MiB
     * @param most the most memory, in MiB
     * @param step what lies between two sizes, in MiB
     */
    private record FargateSizes(int least, int most, int step) {
        private static final Map<Integer, FargateSizes> BY_CPU = Map.of(
                512, new FargateSizes(GIB, 4 * GIB, GIB),
                1024, new FargateSizes(2 * GIB, 8 * GIB, GIB),
                2048, new FargateSizes(4 * GIB, 16 * GIB, GIB),
                4096, new FargateSizes(8 * GIB, 30 * GIB, GIB),
                8192, new FargateSizes(16 * GIB, 60 * GIB, 4 * GIB),
                16_384, new FargateSizes(32 * GIB, 120 * GIB, 8 * GIB));
        private static final int SMALLEST_CPU = 256;

        private boolean hasMemory(int memory) {
            return memory >= least && memory <= most && (memory - least) % step == 0;
        }
    }
}
