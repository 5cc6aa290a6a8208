package io.github.ecssimulator.testkit.internal.explain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The assumptions of JUnit 5 and of JUnit 4, neither of which need be on the class path. */
public final class Assumptions {
    private static final Set<String> FAILURES =
            Set.of("org.opentest4j.TestAbortedException", "org.junit.internal.AssumptionViolatedException");

    private Assumptions() {}

    /** {@return whether a test ended with this because it means nothing here, so that JUnit reports it as aborted} */
    public static boolean didNotHold(Throwable end) {
        return isOne(end.getClass());
    }

    private static boolean isOne(@Nullable Class<?> type) {
        return type != null && (FAILURES.contains(type.getName()) || isOne(type.getSuperclass()));
    }
}
