package io.github.ecssimulator.testkit.internal.explain;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cause of an error whose message tells all that the cause tells: a wait gives the last failure of its assertions twice. */
public final class Brief {
    private static final int HEADLINE = 2; // what was expected, and what was there instead

    private Brief() {}

    /** Shortens the cause of an error to what was expected and what was there, if the message explains all that it explains. */
    public static @Nullable Throwable cause(@Nullable Throwable cause, @Nullable String message) {
        String told = cause == null ? null : cause.getMessage();
        if (told == null || message == null || !(cause instanceof AssertionError)) {
            return cause;
        }
        return Explanation.isIn(told) && message.contains(told.strip()) ? brief(cause, told) : cause;
    }

    private static Throwable brief(Throwable cause, String told) {
        List<String> lines = told.strip().lines().limit(HEADLINE).toList();
        AssertionError brief =
                new AssertionError(lines.stream().collect(Collectors.joining("\n", "\n", "")), cause.getCause());
        brief.setStackTrace(cause.getStackTrace());
        for (Throwable suppressed : cause.getSuppressed()) {
            brief.addSuppressed(suppressed);
        }
        return brief;
    }
}
