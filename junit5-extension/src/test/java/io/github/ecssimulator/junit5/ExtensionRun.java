package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Runs test classes, whose tests are the cases of a test here, in a JUnit engine of their own. */
final class ExtensionRun {
    private final EngineTestKit.Builder engine;

    private ExtensionRun(Class<?>... cases) {
        engine = EngineTestKit.engine("junit-jupiter").configurationParameter(FailureReport.REPORTS, "none");
        for (Class<?> each : cases) {
            engine.selectors(selectClass(each));
        }
    }

    static ExtensionRun of(Class<?>... cases) {
        return new ExtensionRun(cases);
    }

    ExtensionRun parameter(String name, String value) {
        engine.configurationParameter(name, value);
        return this;
    }

    ExtensionRun inParallel(int threads) {
        return parameter("junit.jupiter.execution.parallel.enabled", "true")
                .parameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .parameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                .parameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .parameter("junit.jupiter.execution.parallel.config.fixed.parallelism", Integer.toString(threads));
    }

    /** Runs, and asserts that this many tests ran and everything succeeded. */
    void succeedsWith(int tests) {
        EngineExecutionResults results = engine.execute();
        assertThat(failures(results.allEvents())).isEmpty();
        results.testEvents()
                .assertStatistics(
                        statistics -> statistics.started(tests).succeeded(tests).skipped(0));
    }

    /** Runs tests with a redirect, and asserts what {@link #succeedsWith} does, or that the AWS SDK is too old for them. */
    void redirectedSucceedsWith(int tests) {
        if (SdkInUse.canBeRedirected()) {
            succeedsWith(tests);
        } else {
            SdkInUse.assertTooOld(failures(engine.execute().allEvents()));
        }
    }

    /** Runs one test with a redirect, and asserts that it failed with a message, or that the AWS SDK is too old for it. */
    void redirectedFailsWith(String message) {
        Throwable failure = fails();
        if (SdkInUse.canBeRedirected()) {
            assertThat(failure).hasMessageStartingWith(message);
        } else {
            SdkInUse.assertTooOld(List.of(failure));
        }
    }

    /** Runs, and gives what tests and containers failed with. */
    List<Throwable> failures() {
        return failures(engine.execute().allEvents());
    }

    /** Runs, and asserts that exactly one test or container failed. */
    Throwable fails() {
        List<Throwable> failures = failures(engine.execute().allEvents());
        assertThat(failures).hasSize(1);
        return failures.get(0);
    }

    /** Runs, and asserts that this many tests were aborted, and that nothing else happened. */
    List<Throwable> aborts(int tests) {
        Events events = engine.execute().allEvents();
        assertThat(events.failed().stream().flatMap(ExtensionRun::failure)).isEmpty();
        List<Throwable> aborted =
                events.aborted().stream().flatMap(ExtensionRun::failure).toList();
        assertThat(aborted).hasSize(tests);
        return aborted;
    }

    /** Runs, and gives the report of the error of each failed test, as a listener would print it at the end of the test. */
    Map<String, String> reports() {
        Map<String, String> reports = new TreeMap<>();
        for (Event event : engine.execute().allEvents().failed().list()) {
            failure(event)
                    .forEach(error -> reports.put(event.getTestDescriptor().getDisplayName(), printed(error)));
        }
        return reports;
    }

    /** Runs, and gives what was published of tests, apart from their errors. */
    List<String> published() {
        return engine.execute().allEvents().reportingEntryPublished().stream()
                .flatMap(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs().values().stream())
                .toList();
    }

    private static String printed(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static List<Throwable> failures(Events events) {
        return events.finished().stream().flatMap(ExtensionRun::failure).toList();
    }

    private static Stream<Throwable> failure(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream();
    }
}
