package io.github.ecssimulator.benchmarks;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * What this JVM holds after all garbage is collected.
 *
 * @param heap in bytes
 * @param threads how many live
 * @param descriptors how many files and sockets are open; 0 where the system does not tell
 */
record Footprint(long heap, int threads, long descriptors) {
    private static final long HEAP_NOISE = 2 << 20; // what JIT, JUnit and HTTP pools take and give back
    private static final int OTHER_NOISE = 8; // threads and sockets that end a while after their owner
    private static final int TRIES = 50; // the collections between them give others some seconds

    /** Looks, and looks again for some seconds if there is growth, for some things end a while after their owner. */
    static Footprint now(Footprint before) {
        Footprint now = now();
        for (int tried = 0; tried < TRIES && !now.growthSince(before).isEmpty(); tried++) {
            now = now();
        }
        return now;
    }

    static Footprint now() {
        return new Footprint(
                collectedHeap(), ManagementFactory.getThreadMXBean().getThreadCount(), openDescriptors());
    }

    /** In bytes, when nothing more can be collected. */
    static long collectedHeap() {
        Runtime runtime = Runtime.getRuntime();
        long before = Long.MAX_VALUE;
        long now = runtime.totalMemory() - runtime.freeMemory();
        while (now < before) { // one collection may leave what the next one takes
            before = now;
            System.gc();
            now = runtime.totalMemory() - runtime.freeMemory();
        }
        return now;
    }

    private static long openDescriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    /** Returns what has grown beyond noise, a sentence each. */
    List<String> growthSince(Footprint before) {
        List<String> grown = new ArrayList<>();
        if (heap - before.heap > HEAP_NOISE) {
            grown.add("the heap grew from " + kilobytes(before.heap) + " to " + kilobytes(heap));
        }
        if (threads - before.threads > OTHER_NOISE) {
            grown.add("threads grew from " + before.threads + " to " + threads);
        }
        if (descriptors - before.descriptors > OTHER_NOISE) {
            grown.add("open descriptors grew from " + before.descriptors + " to " + descriptors);
        }
        return grown;
    }

    private static String kilobytes(long bytes) {
        return (bytes >> 10) + " KB";
    }

    @Override
    public String toString() {
        return kilobytes(heap) + ", " + threads + " threads, " + descriptors + " descriptors";
    }
}
