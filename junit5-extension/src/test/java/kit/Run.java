package kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * A contract, or a line of one, run in a JUnit engine of its own.
 *
 * @param results how its lines went
 * @param printed what was printed meanwhile
 */
record Run(EngineExecutionResults results, String printed) {

    static Run of(Class<?> contract) {
        return of(selectClass(contract));
    }

    static Run of(DiscoverySelector selected) {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            EngineExecutionResults results = resultsOf(selected);
            return new Run(results, asOfAUser(printed.toString(UTF_8)));
        } finally {
            System.setOut(console);
        }
    }

    private static EngineExecutionResults resultsOf(DiscoverySelector selected) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selected)
                .configurationParameter("ecs.simulator.reports", "none")
                .execute();
    }

    /** Without what this class alone adds to a story: that it ran the test. */
    private static String asOfAUser(String text) {
        return text.replaceAll(" +Run\\.java:\\d+", "");
    }

    long passed() {
        return results.testEvents().succeeded().count();
    }

    List<String> red() {
        return results.allEvents().failed().stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }
}
