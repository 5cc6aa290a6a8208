package io.github.ecssimulator.testkit.internal.progress;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tells how far long work is: to who sits at a console each second, in one line that is written anew; to a log only at the end. Work of
 * less than two seconds is not told of.
 */
public final class Progress {
    private static final long SHORT = 2_000; // ms
    private static final long STEP = 1_000; // ms

    private final Clock clock;
    private final boolean watched;
    private final PrintStream out;
    private long begin;
    private long next;
    private boolean told;

    public Progress(Clock clock, boolean watched, PrintStream out) {
        this.clock = clock;
        this.watched = watched;
        this.out = out;
        begin();
    }

    /** {@return one that tells of this JVM, on its error output} */
    public static Progress ofThisProcess() {
        return new Progress(Clock.systemUTC(), isWatched(), System.err);
    }

    @SuppressWarnings(
            "SystemConsoleNull") // JDK 22 and newer have a console also where nobody watches: then a terminal decides
    private static boolean isWatched() {
        return System.console() != null && System.getenv("TERM") != null && System.getenv("CI") == null;
    }

    /** Begins with other work. */
    public void begin() {
        begin = clock.millis();
        next = begin + SHORT;
        told = false;
    }

    /** Tells where the work is, if it is time to. */
    public void at(Supplier<String> where) {
        if (!watched) {
            return;
        }
        long now = clock.millis();
        if (now >= next) {
            out.print("\r" + where.get());
            out.flush();
            told = true;
            next = now + STEP;
        }
    }

    /** Tells how long the work took, if that was long. */
    public void end(Function<Duration, String> summary) {
        Duration took = Duration.ofMillis(clock.millis() - begin);
        if (took.toMillis() >= SHORT) {
            out.println((told ? "\r" : "") + summary.apply(took));
        }
    }
}
