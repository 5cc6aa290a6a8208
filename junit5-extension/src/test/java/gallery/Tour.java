package gallery;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The tests of one worker, run in a JUnit engine of their own. */
record Tour(EngineExecutionResults results) {
    private static final Pattern FOREIGN_FRAME = Pattern.compile("\\s*(at (?!gallery\\.).*|\\.\\.\\. \\d+ .*)");
    private static final Pattern LINTS = Pattern.compile("\n(?:Lints: | {4}it led to: | {2}(?=[a-z-]+: ))([a-z, -]+)");

    static Tour of(Class<?> tests) {
        return of(tests, "told");
    }

    /** A tour on which what the lints find fails a test that passes otherwise. */
    static Tour strict(Class<?> tests) {
        return of(tests, "strict");
    }

    private static Tour of(Class<?> tests, String lints) {
        return new Tour(EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .configurationParameter("ecs.simulator.reports", "none")
                .configurationParameter("ecs.simulator.lints", lints)
                .execute());
    }

    long tests() {
        return results.testEvents().started().count();
    }

    List<Throwable> failures() {
        return failed().map(Tour::failure).toList();
    }

    /** {@return the names of the lints that found something, as the failures tell them} */
    String lints() {
        return LINTS.matcher(console())
                .results()
                .map(lints -> lints.group(1).strip())
                .collect(Collectors.joining(", "));
    }

    /** {@return what the console of a build shows of the failures, but for the frames of other people's code} */
    String console() {
        return failed().map(event -> event.getTestDescriptor().getDisplayName() + "\n" + printed(failure(event)))
                .collect(Collectors.joining("\n"));
    }

    private Stream<Event> failed() {
        return results.allEvents().failed().stream();
    }

    private static Throwable failure(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }

    private static String printed(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text, true));
        return text.toString()
                .lines()
                .filter(line -> !FOREIGN_FRAME.matcher(line).matches())
                .map(line -> line.replace("\t", "    ").stripTrailing() + "\n")
                .collect(Collectors.joining());
    }
}
