package io.github.ecssimulator.internal.operation;

import java.util.Map;

/**
 * The sizes of tasks that AWS Fargate has. Source: documented: task definition parameters for Fargate, task size.
 *
 * @param least the least memory, in MiB
 * @param most the most memory, in MiB
 * @param step what lies between two sizes, in MiB
 */
record FargateSizes(int least, int most, int step) {
    private static final int GIB = 1024;
    private static final Map<Integer, FargateSizes> BY_CPU = Map.of(
            512, new FargateSizes(GIB, 4 * GIB, GIB),
            1024, new FargateSizes(2 * GIB, 8 * GIB, GIB),
            2048, new FargateSizes(4 * GIB, 16 * GIB, GIB),
            4096, new FargateSizes(8 * GIB, 30 * GIB, GIB),
            8192, new FargateSizes(16 * GIB, 60 * GIB, 4 * GIB),
            16_384, new FargateSizes(32 * GIB, 120 * GIB, 8 * GIB));
    private static final int SMALLEST_CPU = 256;

    /** Tells whether there is a task of this size. */
    static boolean has(int cpu, int memory) {
        if (cpu == SMALLEST_CPU) { // the one row whose sizes double
            return memory == GIB / 2 || memory == GIB || memory == 2 * GIB;
        }
        FargateSizes sizes = BY_CPU.get(cpu);
        return sizes != null && sizes.hasMemory(memory);
    }

    private boolean hasMemory(int memory) {
        return memory >= least && memory <= most && (memory - least) % step == 0;
    }
}
