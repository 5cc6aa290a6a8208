package io.github.ecssimulator.testkit.assertions;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** An explanation that cannot be made leaves a failure what it is. */
class BrokenExplanationTest {
    private static final String FAULT =
            "(The simulator could not explain this: java.lang.IllegalStateException: the clock is broken)";

    private final BreakingClock clock = new BreakingClock();
    private final EcsSimulator ecs =
            EcsSimulator.builder().followClock(clock).lenient().build();
    private final SimulatedService service = ecs.createCluster("media").createService("transcoder", 1);

    @Test
    void taskAssertion_whoseExplanationBreaks_failsAsItWould() {
        var task = service.tasks().get(0);

        assertThat(failures(() -> assertThat(task).isStopped()))
                .allMatch(text -> text.endsWith("\n" + FAULT))
                .allMatch(text -> text.startsWith("\nExpected task media/transcoder/c5160d22 to be stopped"));
    }

    @Test
    void serviceAssertion_whoseExplanationBreaks_failsAsItWould() {
        assertThat(failures(() -> assertThat(service).hasRunningCount(0)))
                .allMatch(text -> text.endsWith("\n" + FAULT))
                .allMatch(text -> text.startsWith("\nExpected service media/transcoder to run 0 tasks"));
    }

    /** The messages of an assertion whose look at the world succeeds, and whose explanation meets a broken clock, sooner or later. */
    private List<String> failures(ThrowingCallable assertion) {
        List<String> messages = new ArrayList<>();
        int looks = 0;
        do {
            clock.breakAfter(looks);
            Throwable thrown = catchThrowable(assertion);
            if (clock.isBroken() && thrown instanceof AssertionError) {
                messages.add(thrown.getMessage());
            }
            looks++;
        } while (clock.isBroken());
        assertThat(messages).isNotEmpty();
        return messages;
    }

    /** A clock of the user that stops working. */
    private static final class BreakingClock extends Clock {
        private int looks = Integer.MAX_VALUE;

        void breakAfter(int count) {
            looks = count;
        }

        boolean isBroken() {
            return looks < 0;
        }

        @Override
        public Instant instant() {
            looks--;
            if (looks < 0) {
                throw new IllegalStateException("the clock is broken");
            }
            return Instant.EPOCH;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
