package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.testkit.explore.Trials.Attempt;
import org.jspecify.annotations.Nullable;

/**
 * Tells interrupts from outside, such as that of JUnit at the limit of a test, from those that a test brings about itself. Those come
 * each time that it runs; the others come once, and end an exploration, which else would go on for long behind the limit.
 */
final class Interrupts {
    private Interrupts() {}

    /** Runs the test without any hostile step, and leaves no interrupt to the seeds. */
    static Calm calm(Trials trials, int seeds) throws Exception {
        Calm calm = trials.calm();
        if (Thread.interrupted()) {
            Calm unused = trials.calm();
            require(Thread.interrupted(), "before seed 1 of " + seeds, null);
        }
        return calm;
    }

    /** Refuses to go on if an attempt was interrupted from outside, and leaves no interrupt to the next one. */
    static void requireNone(Attempt attempt, Trials trials, Calm calm, String place) throws InterruptedException {
        if (hasOne(attempt)) {
            require(hasOne(trials.run(attempt.hostility(), calm, false)), place, attempt.failure());
        }
    }

    private static void require(boolean isOfTheTest, String place, @Nullable Throwable failure)
            throws InterruptedException {
        if (!isOfTheTest) {
            InterruptedException interrupt = new InterruptedException(
                    "The exploration was interrupted from outside, as at the limit of a test, " + place + ".");
            interrupt.initCause(failure);
            throw interrupt;
        }
    }

    /** Whoever catches an interrupt has to set it again, or to throw; the thread forgets it here in both cases. */
    private static boolean hasOne(Attempt attempt) {
        boolean isSet = Thread.interrupted();
        return isSet || isIn(attempt.failure());
    }

    private static boolean isIn(@Nullable Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof InterruptedException) {
                return true;
            }
        }
        return false;
    }
}
