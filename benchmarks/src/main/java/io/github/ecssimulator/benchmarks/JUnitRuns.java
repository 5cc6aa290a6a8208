package io.github.ecssimulator.benchmarks;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs classes of tests as a build does. */
final class JUnitRuns {
    /** How often a class repeats its test, so that JUnit's own start does not count. */
    static final int TESTS = 100;

    private final Launcher launcher = LauncherFactory.create();

    /** Runs the tests of a class, of which each has to pass. Returns how many did. */
    long run(Class<?> tests) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(tests))
                        .build(),
                listener);
        long passed = listener.getSummary().getTestsSucceededCount();
        if (passed != TESTS) {
            throw new IllegalStateException("Only " + passed + " tests passed.");
        }
        return passed;
    }
}
