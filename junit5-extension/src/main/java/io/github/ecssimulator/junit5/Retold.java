package io.github.ecssimulator.junit5;

import io.github.ecssimulator.testkit.explore.ExplorationError;
import io.github.ecssimulator.testkit.internal.explain.Brief;
import java.lang.reflect.Constructor;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * An error of the same type, cause and stack trace, with more to say. Only the message is shown everywhere: build tools cut stack
 * traces, and with them what is suppressed.
 */
final class Retold {
    /** Beside those of the JDK, which hold nothing but message and cause either. */
    private static final Set<String> PLAIN = Set.of("org.awaitility.core.ConditionTimeoutException");

    private Retold() {}

    /** Tells an error anew, or returns {@code null} if its type may hold more than can be copied. */
    static @Nullable Throwable withMore(Throwable error, String more) {
        return with(error, error.getMessage() == null ? more : error.getMessage() + "\n" + more);
    }

    /** Tells an error anew in other words, or returns {@code null} if its type may hold more than can be copied. */
    static @Nullable Throwable with(Throwable error, String message) {
        Throwable retold = again(error, message);
        if (retold == null) {
            return null;
        }
        retold.setStackTrace(error.getStackTrace());
        for (Throwable suppressed : error.getSuppressed()) {
            retold.addSuppressed(suppressed);
        }
        return retold;
    }

    private static @Nullable Throwable again(Throwable error, String message) {
        if (error.getClass() == AssertionFailedError.class) {
            AssertionFailedError failed = (AssertionFailedError) error;
            return failed.isExpectedDefined() && failed.isActualDefined()
                    ? new AssertionFailedError(message, failed.getExpected(), failed.getActual(), failed.getCause())
                    : new AssertionFailedError(message, failed.getCause());
        }
        if (error.getClass() == AssertionError.class || error instanceof ExplorationError) {
            return new AssertionError(message, error.getCause());
        }
        boolean isPlain = error.getClass().getClassLoader() == null
                || PLAIN.contains(error.getClass().getName());
        return isPlain ? reflected(error, message) : null;
    }

    private static @Nullable Throwable reflected(Throwable error, String message) {
        try {
            Constructor<? extends Throwable> constructor = error.getClass().getConstructor(String.class);
            Throwable retold = constructor.newInstance(message);
            Throwable cause = Brief.cause(error.getCause(), error.getMessage());
            if (cause != null) {
                retold.initCause(cause);
            }
            return message.equals(retold.getMessage()) ? retold : null;
        } catch (ReflectiveOperationException | IllegalStateException e) {
            return null; // not every type can be told a message
        }
    }
}
