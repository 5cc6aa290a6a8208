package io.github.ecssimulator.junit5;

import io.github.ecssimulator.testkit.internal.explain.Assumptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** How a test ended, which nothing that comes after it may change. */
final class TestEnd {
    private final @Nullable Throwable error;

    private TestEnd(@Nullable Throwable error) {
        this.error = error;
    }

    static TestEnd of(ExtensionContext context) {
        return new TestEnd(context.getExecutionException().orElse(null));
    }

    /**
     * Runs what is left to do after the test. JUnit itself adds its error to that of a failed test, but would report an
     * aborted one as failed: there the error is only added, and leftovers are not worth it.
     */
    void keep(Runnable cleanUp) {
        if (error == null || !Assumptions.didNotHold(error)) {
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
}
