package io.github.ecssimulator.internal.settle;

import java.time.Duration;

/** Says which thread time waited for in vain. */
final class NotAtRest {
    private NotAtRest() {}

    static IllegalStateException exception(Watched busy, Duration limit) {
        IllegalStateException exception =
                new IllegalStateException("Simulated time cannot move on: " + busy.description()
                        + " has not come to rest within " + limit
                        + " of real time. The cause of this error shows where it stands."
                        + " If it waits in real time, let it wait in simulated time: clock.sleep, clock.runEvery or"
                        + " SimulatedExecutors.scheduled(clock). If it has nothing to do with the test, leave it out with"
                        + " Settling.ignoringThreads; if it needs longer, give it Settling.within;"
                        + " Settling.off() lets time move on whatever threads do.");
        exception.initCause(whereItStands(busy));
        return exception;
    }

    private static Throwable whereItStands(Watched busy) {
        Throwable place = new Throwable(busy.description());
        place.setStackTrace(busy.stack());
        return place;
    }
}
