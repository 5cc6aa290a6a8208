package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A story that cannot be told leaves the error of a test what it is. */
class BrokenStoryTest {
    private static final String FAULT =
            "(The simulator could not explain this: java.lang.IllegalStateException: the clock is broken)";

    @TempDir
    Path directory;

    private Throwable failureOf(Class<?> cases) {
        return ExtensionRun.of(cases)
                .parameter(FailureReport.REPORTS, "failed")
                .parameter(FailureReport.DIRECTORY, directory.toString())
                .fails();
    }

    @Test
    void story_thatBreaks_isOneLineBehindTheErrorOfTheTest() {
        assertThat(failureOf(BrokenClockTestCases.class))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage("its own\n" + FAULT)
                .hasNoSuppressedExceptions();
    }

    @Test
    void story_thatBreaksBesideAnErrorThatCannotHoldIt_isSuppressedInIt() {
        assertThat(failureOf(OwnErrorTestCases.class))
                .isExactlyInstanceOf(OwnError.class)
                .satisfies(error -> assertThat(error.getSuppressed())
                        .singleElement()
                        .satisfies(story -> assertThat(story).hasMessage(FAULT)));
    }

    @Test
    void error_thatCannotBeTold_isTheErrorOfTheTest() {
        assertThat(failureOf(SpeechlessTestCases.class)).isExactlyInstanceOf(SpeechlessError.class);
    }

    /** A clock of the user that stops working. */
    private static final class BreakingClock extends Clock {
        private boolean broken;

        @Override
        public Instant instant() {
            if (broken) {
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

    abstract static class BreakingTestCases {
        private final BreakingClock clock = new BreakingClock();

        @RegisterExtension
        final EcsSimulatorExtension extension = EcsSimulatorExtension.builder()
                .configure(builder -> builder.followClock(clock))
                .build();

        @Test
        void test(EcsSimulator ecs) {
            ecs.createCluster("media");
            clock.broken = true;
            throw error();
        }

        abstract Error error();
    }

    static class BrokenClockTestCases extends BreakingTestCases {
        @Override
        Error error() {
            return new AssertionError("its own");
        }
    }

    static class OwnErrorTestCases extends BreakingTestCases {
        @Override
        Error error() {
            return new OwnError();
        }
    }

    static class SpeechlessTestCases extends BreakingTestCases {
        @Override
        Error error() {
            return new SpeechlessError();
        }
    }

    static final class OwnError extends Error {
        private static final long serialVersionUID = 1;
    }

    /** An error of the user with a mistake in its own message. */
    static final class SpeechlessError extends Error {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no words");
        }
    }
}
