package io.github.ecssimulator.quickstart;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs {@link HeartbeatStory}, a JUnit test like that of any user, and prints what happened in it. */
public final class Quickstart {
    private Quickstart() {}

    /**
     * Prints the story.
     *
     * @param args none
     */
    public static void main(String[] args) {
        run(System.out, HeartbeatStory.class, 2);
    }

    /**
     * Runs the tests of a class and prints what they report.
     *
     * @param out where to print
     * @param story the class
     * @param tests how many tests it has
     * @throws AssertionError if one fails, or another number runs
     */
    static void run(PrintStream out, Class<?> story, int tests) {
        Telling telling = new Telling(out);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(story))
                .build();
        out.println("A worker with a heartbeat, and a scale-in to zero. All times are simulated.");
        LauncherFactory.create().execute(request, telling);
        telling.requireSuccess(tests);
    }

    private static final class Telling implements TestExecutionListener {
        private final PrintStream out;
        private int succeeded;
        private final List<Throwable> failures = new ArrayList<>();

        private Telling(PrintStream out) {
            this.out = out;
        }

        @Override
        public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
            for (Map.Entry<String, String> told : entry.getKeyValuePairs().entrySet()) {
                out.println("\n" + told.getKey() + ":\n" + told.getValue());
            }
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            result.getThrowable().ifPresent(failures::add);
            if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                succeeded++;
            }
        }

        private void requireSuccess(int tests) {
            if (failures.isEmpty() && succeeded == tests) {
                return;
            }
            AssertionError error = new AssertionError(
                    "The story does not hold: " + succeeded + " of " + tests + " tests passed. " + failures);
            failures.forEach(error::addSuppressed);
            throw error;
        }
    }
}
