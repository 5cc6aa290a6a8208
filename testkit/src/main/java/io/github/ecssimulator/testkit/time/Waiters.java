package io.github.ecssimulator.testkit.time;

import io.github.ecssimulator.PlannedWork;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.TurnThread;
import io.github.ecssimulator.model.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The threads that wait for an executor in turns of their own: whoever gives them their turn moves the time meanwhile. */
final class Waiters {
    private final SimulatedClock clock;
    private final String name;
    private final Set<TurnThread> waiting = new LinkedHashSet<>();

    Waiters(SimulatedClock clock, String executor) {
        this.clock = clock;
        this.name = "end of a wait for " + executor;
    }

    /** Waits in the current thread until something is over, or until an instant; tells whether it is over. */
    boolean await(TurnThread me, BooleanSupplier isOver, Instant limit) throws InterruptedException {
        PlannedWork alarm = limit.isBefore(SimulatedTime.LATEST) ? clock.runAt(limit, name, me::takeTurn) : null;
        add(me);
        try {
            while (!isOver.getAsBoolean()) {
                if (!clock.instant().isBefore(limit)) {
                    return false;
                }
                me.awaitTurn();
            }
            return true;
        } finally {
            remove(me);
            if (alarm != null) {
                alarm.cancel();
            }
        }
    }

    /** Lets each of them look again. */
    void wake() {
        all().forEach(each -> clock.runAfter(Duration.ZERO, name, each::takeTurn));
    }

    private synchronized void add(TurnThread thread) {
        waiting.add(thread);
    }

    private synchronized void remove(TurnThread thread) {
        waiting.remove(thread);
    }

    private synchronized List<TurnThread> all() {
        return List.copyOf(waiting);
    }
}
