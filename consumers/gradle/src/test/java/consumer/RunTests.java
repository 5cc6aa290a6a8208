package consumer;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the tests where the build tool does not know JUnit 5. */
final class RunTests {
    private RunTests() {}

    public static void main(String[] arguments) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(ConsumerTest.class))
                                .build(),
                        listener);
        TestExecutionSummary summary = listener.getSummary();
        summary.printFailuresTo(new PrintWriter(System.out, true));
        System.out.println(
                "Tests run: " + summary.getTestsStartedCount() + ", failed: " + summary.getTotalFailureCount());
        if (summary.getTestsSucceededCount() == 0 || summary.getTotalFailureCount() > 0) {
            throw new AssertionError("Not every test passed.");
        }
    }
}
