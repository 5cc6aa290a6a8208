package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.testkit.explore.Trials.Attempt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells interrupts from outside, such as that of JUnit at the limit of a test, from those that a test brings about itself. Those come
 * each time that it runs; the others come once, and end an exploration, which else would go on for long behind the limit.
 */
final class Interrupts {
    private Interrupts() {}

    /** Runs a test, leaves no interrupt to what runs next, and refuses to go on if it was interrupted from outside. */
    static Attempt run(String place, Supplier<Attempt> test) throws InterruptedException {
        Attempt attempt = test.get();
        if (hadOne(attempt) && !hadOne(test.get())) {
            InterruptedException interrupt = new InterruptedException(
                    "The exploration was interrupted from outside, as at the limit of a test, " + place + ".");
            interrupt.initCause(attempt.end());
            throw interrupt;
        }
        return attempt;
    }

    /** Whoever catches an interrupt has to set it again, or to throw; the thread forgets it here in both cases. */
    private static boolean hadOne(Attempt attempt) {
        boolean isSet = Thread.interrupted();
        return isSet || isIn(attempt.end());
    }

    private static boolean isIn(@Nullable Throwable end) {
        for (Throwable each = end; each != null; each = each.getCause()) {
            if (each instanceof InterruptedException) {
                return true;
            }
        }
        return false;
    }
}
