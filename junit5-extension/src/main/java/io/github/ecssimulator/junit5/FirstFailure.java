package io.github.ecssimulator.junit5;

import io.github.ecssimulator.testkit.internal.explain.Assumptions;
import org.jspecify.annotations.Nullable;

/**
 * What a test failed with first; as with JUnit all that failed behind it is suppressed in it, and an assumption that did not hold
 * gives way to a failure.
 */
final class FirstFailure {
    private @Nullable Throwable first;

    /** Runs a step, and keeps its failure. */
    void ofRunning(Step step) {
        try {
            step.run();
        } catch (Exception | Error failure) {
            keep(failure);
        }
    }

    private void keep(Throwable failure) {
        Throwable before = first;
        if (before == null) {
            first = failure;
        } else if (before != failure) {
            boolean givesWay = Assumptions.didNotHold(before) && !Assumptions.didNotHold(failure);
            first = givesWay ? failure : before;
            first.addSuppressed(givesWay ? before : failure);
        }
    }

    void throwIfAny() throws Exception {
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof Exception exception) {
            throw exception;
        }
    }

    /** A part of a test. */
    interface Step {
        void run() throws Exception;
    }
}
