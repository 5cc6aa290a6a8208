package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.StopCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the end of a task; most tasks of a large world share that there is none.
 *
 * @param retirement why it stops once its replacement runs
 * @param stopHandler who is told when it gets its stop signal
 * @param handlesSignal whether its code handles the signal
 * @param cause why it was told to stop
 * @param reason the same in words
 * @param stoppingAt when it was told
 * @param exitCode what its containers ended with
 * @param executionStoppedAt when they had ended
 * @param stoppedAt when it had stopped
 */
record TaskEnding(
        @Nullable String retirement,
        @Nullable Runnable stopHandler,
        boolean handlesSignal,
        @Nullable StopCause cause,
        @Nullable String reason,
        @Nullable Instant stoppingAt,
        @Nullable Integer exitCode,
        @Nullable Instant executionStoppedAt,
        @Nullable Instant stoppedAt) {
    static final TaskEnding NONE = new TaskEnding(null, null, false, null, null, null, null, null, null);

    TaskEnding retiring(String why) {
        return new TaskEnding(
                why, stopHandler, handlesSignal, cause, reason, stoppingAt, exitCode, executionStoppedAt, stoppedAt);
    }

    TaskEnding handledBy(Runnable handler) {
        return new TaskEnding(
                retirement, handler, handlesSignal, cause, reason, stoppingAt, exitCode, executionStoppedAt, stoppedAt);
    }

    TaskEnding handlingSignal() {
        return new TaskEnding(
                retirement, stopHandler, true, cause, reason, stoppingAt, exitCode, executionStoppedAt, stoppedAt);
    }

    TaskEnding told(StopCause why, String words, Instant at) {
        return new TaskEnding(
                retirement, stopHandler, handlesSignal, why, words, at, exitCode, executionStoppedAt, stoppedAt);
    }

    boolean isTold() {
        return stoppingAt != null;
    }

    TaskEnding exited(int code, @Nullable Instant at) {
        return new TaskEnding(retirement, stopHandler, handlesSignal, cause, reason, stoppingAt, code, at, stoppedAt);
    }

    TaskEnding stopped(Instant at) {
        return new TaskEnding(
                retirement, stopHandler, handlesSignal, cause, reason, stoppingAt, exitCode, executionStoppedAt, at);
    }
}
