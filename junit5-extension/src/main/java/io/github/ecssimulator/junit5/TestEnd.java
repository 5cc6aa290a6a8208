package io.github.ecssimulator.junit5;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** How a test ended, which nothing that comes after it may change. */
final class TestEnd {
    /** The assumptions of JUnit 4, which JUnit takes for its own. They need not be on the class path. */
    private static final String OLD_ASSUMPTION = "org.junit.internal.AssumptionViolatedException";

    private final @Nullable Throwable error;

    private TestEnd(@Nullable Throwable error) {
        this.error = error;
    }

    static TestEnd of(ExtensionContext context) {
        return new TestEnd(context.getExecutionException().orElse(null));
    }

    /** Whether JUnit reports a test that ended with an error as aborted. */
    static boolean isAborted(Throwable error) {
        return error instanceof TestAbortedException || isOldAssumption(error.getClass());
    }

    /**
     * Runs what is left to do after the test. JUnit itself adds its error to that of a failed test, but would report an
     * aborted one as failed: there the error is only added, and leftovers are not worth it.
     */
    void keep(Runnable cleanUp) {
        if (error == null || !isAborted(error)) {
            cleanUp.run();
            return;
        }
        try {
            cleanUp.run();
        } catch (OwnedSimulator.LeftoverError e) {
            // strictness is for tests that ran to their end
        } catch (RuntimeException | Error e) {
            error.addSuppressed(e);
        }
    }

    private static boolean isOldAssumption(@Nullable Class<?> type) {
        return type != null && (type.getName().equals(OLD_ASSUMPTION) || isOldAssumption(type.getSuperclass()));
    }
}
