package io.github.ecssimulator.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionEvaluationListener;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.EvaluatedCondition;
import org.awaitility.core.IgnoredException;
import org.awaitility.core.StartEvaluationEvent;
import org.awaitility.core.TerminalFailureException;
import org.awaitility.core.TimeoutEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Listeners, fail-fast conditions, ignored and uncaught exceptions: of the factory, and of Awaitility's defaults. */
@Isolated("Awaitility's defaults and the handler of uncaught exceptions belong to the whole JVM")
@Timeout(20) // a guard: a wait of these tests takes no time
class SimulatedAwaitListenerTest {

    private final SimulatedClock clock = EcsSimulator.create().clock();
    private final SimulatedAwait hourly =
            SimulatedAwait.with(clock).pollInterval(Duration.ofHours(1)).atMost(Duration.ofHours(2));
    private final Heard heard = new Heard();

    @AfterEach
    void resetAwaitility() {
        Awaitility.reset();
    }

    @Test
    void conditionEvaluationListener_conditionThatComesTrue_hearsEachLook() {
        hourly.await("noon")
                .conditionEvaluationListener(heard)
                .until(() -> clock.instant().toString().contains("01:00"));

        assertThat(heard.events).containsExactly("begin", "false", "true");
    }

    @Test
    void conditionEvaluationListener_limit_isTold() {
        assertThatExceptionOfType(ConditionTimeoutException.class)
                .isThrownBy(
                        () -> hourly.await().conditionEvaluationListener(heard).until(() -> false));

        assertThat(heard.events).containsExactly("begin", "false", "false", "false", "over after 7200000 ms");
    }

    @Test
    void conditionEvaluationListener_conditionTrueTooEarly_isToldThatItIsFulfilled() {
        assertThatExceptionOfType(ConditionTimeoutException.class)
                .isThrownBy(() -> hourly.atLeast(Duration.ofHours(1))
                        .await()
                        .conditionEvaluationListener(heard)
                        .until(() -> true));

        assertThat(heard.events).containsExactly("begin", "true", "over after 0 ms, though fulfilled");
    }

    @Test
    void conditionEvaluationListener_failedAssertion_isAnAnswerBeforeItIsIgnored() {
        assertThatExceptionOfType(ConditionTimeoutException.class)
                .isThrownBy(() -> hourly.atMost(Duration.ZERO)
                        .await()
                        .conditionEvaluationListener(heard)
                        .untilAsserted(() -> assertThat("busy").isEmpty()))
                .withMessageContaining("Last answer: java.lang.AssertionError:")
                .withMessageNotContaining("(ignored)")
                .withCauseInstanceOf(AssertionError.class);

        assertThat(heard.events).containsExactly("begin", "false", "ignored AssertionError", "over after 0 ms");
    }

    @Test
    void conditionEvaluationListener_thatFails_isNotIgnored() {
        assertThatIllegalStateException()
                .isThrownBy(() -> hourly.await()
                        .ignoreExceptions()
                        .conditionEvaluationListener(condition -> {
                            throw new IllegalStateException("deaf");
                        })
                        .until(() -> false))
                .withMessage("deaf");
    }

    @Test
    void logging_looks_printsThem() {
        List<String> lines = new ArrayList<>();

        hourly.await().logging(lines::add).until(() -> true);

        assertThat(lines).hasSize(2).first().isEqualTo("Starting evaluation");
    }

    @Test
    void setDefaultConditionEvaluationListener_look_isHeard() {
        Awaitility.setDefaultConditionEvaluationListener(heard);

        hourly.until(() -> true);

        assertThat(heard.events).containsExactly("begin", "true");
    }

    @Test
    void setDefaultDurations_anyOfThem_doNotCount() {
        Awaitility.setDefaultPollInterval((count, previous) -> Duration.ZERO);
        Awaitility.setDefaultPollDelay(Duration.ofHours(1));
        Awaitility.setDefaultTimeout(Duration.ofDays(1));
        Awaitility.pollThread(Thread::new);

        assertThatExceptionOfType(ConditionTimeoutException.class)
                .isThrownBy(() -> hourly.until(() -> false))
                .withMessageContaining("within PT2H of simulated time");
    }

    @Test
    void setDefaultFailFastCondition_thatHolds_failsAtOnce() {
        Awaitility.setDefaultFailFastCondition("gone", () -> true);

        assertThatExceptionOfType(TerminalFailureException.class)
                .isThrownBy(() -> hourly.until(() -> false))
                .withMessage("gone");
    }

    @Test
    void failFast_holdsLater_failsThen() {
        assertThatExceptionOfType(TerminalFailureException.class)
                .isThrownBy(() -> hourly.await()
                        .failFast(() -> clock.instant().toString().contains("01:00"))
                        .until(() -> false));

        assertThat(clock.instant()).isEqualTo("2024-01-01T01:00:00Z");
    }

    @Test
    void ignoreExceptionsByDefault_conditionThatThrows_isAskedAgain() {
        Awaitility.ignoreExceptionsByDefault();

        assertThatExceptionOfType(ConditionTimeoutException.class)
                .isThrownBy(() -> hourly.until(() -> {
                    throw new IllegalStateException("broken");
                }))
                .withMessageEndingWith("Last answer: java.lang.IllegalStateException: broken (ignored)");
    }

    @Test
    void catchUncaughtExceptions_ofAnotherThread_failTheWait() {
        var handler = Thread.getDefaultUncaughtExceptionHandler();
        clock.runAfter(Duration.ofMinutes(30), "crash", SimulatedAwaitListenerTest::crashInAThread);

        assertThatIllegalStateException()
                .isThrownBy(() -> hourly.await().catchUncaughtExceptions().until(() -> false))
                .withMessage("crashed");

        assertThat(clock.instant()).isEqualTo("2024-01-01T01:00:00Z");
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(handler);
    }

    @Test
    void catchUncaughtExceptions_noneThrown_leavesTheWaitToItsCondition() {
        hourly.await()
                .catchUncaughtExceptions()
                .until(() -> clock.instant().toString().contains("01:00"));

        assertThat(clock.instant()).isEqualTo("2024-01-01T01:00:00Z");
    }

    @Test
    void catchUncaughtExceptions_thatAreIgnored_endAtTheLimit() {
        clock.runAfter(Duration.ofMinutes(30), "crash", SimulatedAwaitListenerTest::crashInAThread);

        assertThatExceptionOfType(ConditionTimeoutException.class)
                .isThrownBy(() -> hourly.await()
                        .catchUncaughtExceptions()
                        .ignoreException(IllegalStateException.class)
                        .until(() -> false));
    }

    private static void crashInAThread() {
        Thread thread = new Thread(() -> {
            throw new IllegalStateException("crashed");
        });
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Heard implements ConditionEvaluationListener<Object> {
        private final List<String> events = new ArrayList<>();

        @Override
        public void beforeEvaluation(StartEvaluationEvent<Object> event) {
            events.add("begin");
        }

        @Override
        public void conditionEvaluated(EvaluatedCondition<Object> condition) {
            events.add(String.valueOf(condition.isSatisfied()));
        }

        @Override
        public void exceptionIgnored(IgnoredException event) {
            events.add("ignored " + event.getThrowable().getClass().getSimpleName());
        }

        @Override
        public void onTimeout(TimeoutEvent event) {
            String fulfilled = event.isConditionIsFulfilled() ? ", though fulfilled" : "";
            events.add("over after " + event.getElapsedTimeInMS() + " ms" + fulfilled);
        }
    }
}
