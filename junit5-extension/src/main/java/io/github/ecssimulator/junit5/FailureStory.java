package io.github.ecssimulator.junit5;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.junit5.SimulatorTimeline.Telling;
import io.github.ecssimulator.testkit.explore.ExplorationError;
import io.github.ecssimulator.testkit.internal.explain.Assumptions;
import io.github.ecssimulator.testkit.internal.explain.Attempt;
import io.github.ecssimulator.testkit.internal.explain.Explanation;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets the error of a failed test tell what went wrong in its simulator, unless it does so already. What it tells goes into its
 * message, if an error of its type can be made with another one. Any other error is left as it is but for one suppressed exception. It
 * is replaced only if it cannot hold one, or holds the story of another test already, as a constant does that several tests throw.
 */
final class FailureStory {
    private static final String REPORT_ENTRY = "ecs-simulator timeline";

    private final OwnedSimulator simulator;
    private final ExtensionContext context;
    private final Telling telling;
    private @Nullable String story;

    FailureStory(OwnedSimulator simulator, ExtensionContext context) {
        this.simulator = simulator;
        this.context = context;
        telling = new Telling(simulator.world(), context.getUniqueId());
    }

    /** The error to throw in place of an error of the test: as a rule the same one, which now tells the story. */
    static Throwable explained(Throwable error, ExtensionContext context) {
        OwnedSimulator simulator = SimulatorStore.findOrNull(context);
        return simulator == null ? error : new FailureStory(simulator, context).explained(error);
    }

    /** The complaint to throw in place of one of the simulator itself. */
    AssertionError explained(AssertionError complaint) {
        return explained((Throwable) complaint) instanceof AssertionError told ? told : complaint;
    }

    private Throwable explained(Throwable error) {
        return Attempt.at(() -> told(error), fault -> withFault(error, fault));
    }

    private Throwable told(Throwable error) {
        if (!isToldTo(error) || telling.isIn(error)) {
            return error;
        }
        report(error);
        String message = error.getMessage();
        if (message != null && Explanation.isIn(message)) {
            Throwable placed = Retold.with(error, withPlace(message));
            return placed == null ? error : placed;
        }
        Throwable retold = Retold.withMore(withoutStories(error), withPlace(story(error)));
        return retold == null ? holding(error) : retold;
    }

    /** Tells the place of the report, if there is one. */
    private String withPlace(String explanation) {
        String place = FailureReport.whereItWrote(context);
        return place == null ? explanation : explanation.replace(Explanation.WHOLE_STORY, place);
    }

    private Throwable withoutStories(Throwable error) {
        return holdsAnother(error) ? UnsharedCopy.of(error) : error;
    }

    private Throwable holding(Throwable error) {
        Throwable own = withoutStories(error);
        own.addSuppressed(timeline(error));
        return telling.isIn(own) ? own : wrapped(own);
    }

    private AssertionError wrapped(Throwable error) {
        AssertionError wrapper = new AssertionError(error.toString(), error);
        wrapper.setStackTrace(error.getStackTrace());
        wrapper.addSuppressed(timeline(error));
        return wrapper;
    }

    /** Lets an error tell the story that JUnit has in hand already, or else the report of the test. */
    static void explain(Throwable error, ExtensionContext context) {
        OwnedSimulator simulator = SimulatorStore.findOrNull(context);
        if (simulator != null) {
            new FailureStory(simulator, context).explain(error);
        }
    }

    void explain(Throwable error) {
        Attempt.at(
                () -> {
                    tell(error);
                    return error;
                },
                fault -> withFault(error, fault));
    }

    private Throwable withFault(Throwable error, String fault) {
        error.addSuppressed(new SimulatorTimeline(fault, telling));
        return error;
    }

    private void tell(Throwable error) {
        if (!isToldTo(error)) {
            return;
        }
        report(error);
        if (telling.isIn(error)
                || Explanation.isIn(error.getMessage())
                || isInSuppressedMessage(error)
                || simulator.isReported(telling)) {
            return;
        }
        SimulatorTimeline timeline = timeline(error);
        if (!holdsAnother(error)) {
            error.addSuppressed(timeline);
        }
        if (!telling.isIn(error)) {
            simulator.reported(telling);
            context.publishReportEntry(REPORT_ENTRY, String.valueOf(timeline.getMessage()));
        }
    }

    /** What JUnit makes of an interrupt at the limit of a test suppresses the interrupt, which has told the story. */
    private boolean isInSuppressedMessage(Throwable error) {
        return Stream.of(error.getSuppressed())
                .map(Throwable::getMessage)
                .anyMatch(message -> message != null && message.contains(withPlace(story())));
    }

    private SimulatorTimeline timeline(Throwable error) {
        return new SimulatorTimeline(withPlace(story(error)), telling);
    }

    private void report(Throwable error) {
        EcsSimulator failed = error instanceof ExplorationError explored ? explored.ecs() : simulator.ecs();
        FailureReport.ofFailure(context, failed, error, () -> story(error));
    }

    private String story(Throwable error) {
        return FormerServers.toldBy(error, context, simulator.serverIfStarted()) + story();
    }

    /** Made once: it lives through the test again for each policy. */
    private String story() {
        if (story == null) {
            story = Attempt.at(() -> Explanation.ofAnything(simulator.ecs()).text());
        }
        return story;
    }

    /** An aborted test has nothing to explain, and JUnit must see an exhausted memory as it is. */
    private static boolean isToldTo(Throwable error) {
        return !Assumptions.didNotHold(error) && !(error instanceof OutOfMemoryError);
    }

    private boolean holdsAnother(Throwable error) {
        return holdsAnother(error, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private boolean holdsAnother(@Nullable Throwable error, Set<Throwable> seen) {
        if (error == null || !seen.add(error)) {
            return false;
        }
        if (error instanceof OwnedSimulator.LeftoverError
                || (error instanceof SimulatorTimeline told && !told.isOf(telling))) {
            return true;
        }
        for (Throwable suppressed : error.getSuppressed()) {
            if (holdsAnother(suppressed, seen)) {
                return true;
            }
        }
        return holdsAnother(error.getCause(), seen);
    }
}
