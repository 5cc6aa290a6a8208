package io.github.ecssimulator;

import io.github.ecssimulator.model.HeldUpWork;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When work waited for other work of its executor. */
final class Queues {
    private static final int KEPT = 1_000; // the newest: a failure asks for what lies just before it
    private final Deque<Wait> waits = new ArrayDeque<>();

    synchronized Wait add(String executor, Instant dueAt) {
        if (waits.size() == KEPT) {
            waits.removeFirst();
        }
        Wait wait = new Wait(new HeldUpWork(executor, dueAt));
        waits.addLast(wait);
        return wait;
    }

    synchronized void end(Wait wait, Instant at) {
        wait.to = at;
    }

    synchronized List<HeldUpWork> at(Instant instant) {
        return waits.stream()
                .filter(wait -> wait.lasts(instant))
                .map(wait -> wait.work)
                .toList();
    }

    /** From when to when a piece of work waited. */
    static final class Wait {
        private final HeldUpWork work;
        private @Nullable Instant to;

        private Wait(HeldUpWork work) {
            this.work = work;
        }

        private boolean lasts(Instant instant) {
            return !work.dueAt().isAfter(instant) && (to == null || to.isAfter(instant));
        }
    }
}
