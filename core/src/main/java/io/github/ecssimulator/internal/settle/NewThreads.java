package io.github.ecssimulator.internal.settle;

import io.github.ecssimulator.internal.settle.WatchedThread.Descent;
import io.github.ecssimulator.model.Settling;
import java.util.List;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/** Tells which of the JVM's threads a world has to wait for, although they have not called it. */
final class NewThreads {
    /** Threads of the JVM, the build and the SDK that wait for nothing that a test does. */
    private static final List<String> NEVER =
            List.of("idle-connection-reaper", "Keep-Alive-", "process reaper", "surefire-", "VirtualThread-un");

    private final Mark.Births births;
    private final Settling settling;
    private boolean selectorsCount;
    private long startedSeen = -1;
    private long birthsSeen = -1;

    NewThreads(Mark.Births births, Settling settling) {
        this.births = births;
        this.settling = settling;
    }

    /** Event loops of any age count from now on. */
    synchronized void countSelectors() {
        selectorsCount = true;
        startedSeen = -1;
    }

    synchronized boolean selectorsCount() {
        return selectorsCount;
    }

    /** Adds the threads that were started since the last look that found none, and tells whether a look was due. */
    synchronized boolean lookInto(WatchedSet watched) {
        long started = ThreadFacts.startedSoFar(); // read first: one that starts meanwhile shows at the next look
        long born = births.count();
        if (started == startedSeen && born == birthsSeen) {
            return false;
        }
        boolean found = false;
        for (Thread thread : ThreadFacts.all()) {
            if (!watched.knows(thread) && !isNobodys(thread)) {
                found |= add(thread, watched);
            }
        }
        if (!found) {
            startedSeen = started;
            birthsSeen = born;
        }
        return true;
    }

    private boolean add(Thread thread, WatchedSet watched) {
        if (thread instanceof ForkJoinWorkerThread worker) {
            return watched.add(worker.getPool());
        }
        Descent descent = descentOrNull(thread);
        return descent != null && watched.add(thread, descent, null);
    }

    private boolean isNobodys(Thread thread) {
        return Drivers.include(thread)
                || NEVER.stream().anyMatch(thread.getName()::startsWith)
                || settling.ignores(thread);
    }

    private @Nullable Descent descentOrNull(Thread thread) {
        if (settling.watches(thread)) {
            return Descent.NAMED;
        }
        if (births.count() > 0 && births.isYounger(thread)) {
            return births.areAll() ? Descent.BORN : Descent.SHARED;
        }
        return selectorsCount && isEventLoop(thread) ? Descent.SHARED : null;
    }

    private static boolean isEventLoop(Thread thread) {
        return thread.getName().startsWith("HttpClient-")
                || ThreadFacts.StackKind.of(thread.getStackTrace()) == ThreadFacts.StackKind.SELECTOR;
    }
}
