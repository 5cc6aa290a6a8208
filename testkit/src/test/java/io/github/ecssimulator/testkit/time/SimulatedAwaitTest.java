package io.github.ecssimulator.testkit.time;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionTimeoutException;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

class SimulatedAwaitTest {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private final EcsSimulator ecs = EcsSimulator.create();
    private final SimulatedClock clock = ecs.clock();
    private final SimulatedAwait hourly =
            SimulatedAwait.with(clock).pollInterval(Duration.ofHours(1)).atMost(Duration.ofHours(3));

    @Test
    void until_protectionThatExpires_advancesTheClockToThen() {
        SimulatedService transcoder = ecs.createCluster("media").createService("transcoder", 1);
        SimulatedTask busy = transcoder.tasks().get(0);
        ecs.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(busy.id()), true, 60));
        transcoder.scaleTo(0);

        SimulatedAwait.with(clock)
                .pollInterval(Duration.ofMinutes(7))
                .atMost(Duration.ofHours(2))
                .until(busy::isStopped);

        assertThat(clock).isAt(START.plus(Duration.ofMinutes(63)));
    }

    @Test
    void until_trueAtOnce_passesNoTime() {
        hourly.until(() -> true);

        assertThat(clock).isAt(START);
    }

    @Test
    void until_defaults_areThoseOfAwaitilityInSimulatedTime() {
        AtomicInteger asked = new AtomicInteger();

        assertThatExceptionOfType(ConditionTimeoutException.class)
                .isThrownBy(() -> SimulatedAwait.with(clock).until(() -> asked.incrementAndGet() > 1000));

        assertThat(clock).isAt(START.plusSeconds(10));
        assertThat(asked).hasValue(101);
    }

    @Test
    void until_neverTrue_failsAtTheLimitAndTellsTheSimulatedTime() {
        assertThatExceptionOfType(ConditionTimeoutException.class)
                .isThrownBy(() -> SimulatedAwait.with(clock)
                        .pollInterval(Duration.ofHours(2))
                        .atMost(Duration.ofHours(3))
                        .until(() -> false))
                .withMessage("The condition did not come true within PT3H of simulated time: from 2024-01-01T00:00:00Z"
                        + " to 2024-01-01T03:00:00Z, asked 3 times. Nothing is planned.\n"
                        + "Last answer: Condition defined as a Lambda expression in "
                        + SimulatedAwaitTest.class.getName() + " returned false");
    }

    @Test
    void until_neverTrueWithAnAlias_tellsItAndTheNextEvent() {
        clock.runAfter(Duration.ofHours(5), "heartbeat", () -> {});

        assertThatExceptionOfType(ConditionTimeoutException.class)
                .isThrownBy(
                        () -> hourly.atMost(Duration.ZERO).await("all quiet").until(() -> false))
                .withMessageStartingWith("The condition \"all quiet\" did not come true within PT0S of simulated time:"
                        + " from 2024-01-01T00:00:00Z to 2024-01-01T00:00:00Z, asked 1 time. The next event is at"
                        + " 2024-01-01T05:00:00Z.\n");
    }

    @Test
    void until_matcher_givesTheValue() {
        List<Instant> beats = new ArrayList<>();
        clock.runEvery(Duration.ofMinutes(50), "heartbeat", () -> beats.add(clock.instant()));

        assertThat(hourly.await().until(beats::size, Matchers.greaterThan(1))).isEqualTo(2);
    }

    @Test
    void untilAtomic_matcher_givesTheValue() {
        AtomicInteger number = new AtomicInteger();
        AtomicLong large = new AtomicLong(Long.MAX_VALUE);
        AtomicReference<String> name = new AtomicReference<>("job");
        clock.runAfter(Duration.ofMinutes(50), "job", () -> number.set(7));

        assertThat(hourly.await().untilAtomic(number, Matchers.greaterThan(0))).isEqualTo(7);
        assertThat(hourly.await().untilAtomic(large, Matchers.greaterThan(0L))).isEqualTo(Long.MAX_VALUE);
        assertThat(hourly.await().untilAtomic(name, Matchers.notNullValue())).isEqualTo("job");
    }

    @Test
    void until_usedTwice_countsEachLimitFromItsOwnStart() {
        var await = hourly.await();

        await.until(() -> !clock.instant().isBefore(START.plus(Duration.ofHours(3))));
        await.until(() -> !clock.instant().isBefore(START.plus(Duration.ofHours(6))));

        assertThat(clock).isAt(START.plus(Duration.ofHours(6)));
    }

    @Test
    void until_conditionThatThrows_failsAtOnce() {
        assertThatIllegalStateException()
                .isThrownBy(() -> hourly.until(() -> {
                    throw new IllegalStateException("broken");
                }))
                .withMessage("broken");
        assertThat(clock).isAt(START);
    }

    @Test
    void until_ignoredException_isToldAtTheLimit() {
        assertThatExceptionOfType(ConditionTimeoutException.class)
                .isThrownBy(() -> hourly.await().ignoreExceptions().until(() -> {
                    throw new IllegalStateException("broken");
                }))
                .withMessageEndingWith("Last answer: java.lang.IllegalStateException: broken (ignored)");
    }

    @Test
    void untilAsserted_assertionsThatPassLater_passes() {
        hourly.untilAsserted(() -> assertThat(clock).isAt(START.plus(Duration.ofHours(2))));
    }

    @Test
    void untilAsserted_assertionsThatNeverPass_tellsTheirLastMessage() {
        assertThatExceptionOfType(ConditionTimeoutException.class)
                .isThrownBy(() -> hourly.untilAsserted(() -> assertThat(clock).isAt(START.plusSeconds(1))))
                .withMessageContaining("but it is 2024-01-01T03:00:00Z, PT2H59M59S after that.");
    }

    @Test
    void await_realTimeLimit_isRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> hourly.await().atMost(Duration.ofHours(1)).until(() -> false))
                .withMessage("Awaitility's atMost, pollDelay and pollInterval wait in real time. Call atMost and"
                        + " pollInterval of SimulatedAwait, before await().");
    }

    @Test
    void await_realTimePollInterval_isRefusedAlsoWhereExceptionsAreIgnored() {
        Duration nanosecond = Duration.ofNanos(1);

        assertThatIllegalStateException()
                .isThrownBy(() -> hourly.await().pollInterval(nanosecond).until(() -> false));
        assertThatIllegalStateException()
                .isThrownBy(() -> hourly.await()
                        .ignoreExceptions()
                        .pollInterval(nanosecond)
                        .until(() -> false));
    }

    @Test
    void during_conditionThatStaysTrue_passesWhenItHasLasted() {
        hourly.during(Duration.ofHours(2)).until(() -> !clock.instant().isBefore(START.plus(Duration.ofHours(1))));

        assertThat(clock).isAt(START.plus(Duration.ofHours(3)));
    }

    @Test
    void during_conditionThatFlaps_countsFromItsLastChange() {
        List<Boolean> answers = new ArrayList<>(List.of(true, false, true, true));

        hourly.during(Duration.ofHours(1)).until(() -> answers.remove(0));

        assertThat(clock).isAt(START.plus(Duration.ofHours(3)));
    }

    @Test
    void during_conditionThatDoesNotLast_failsAtTheLimit() {
        assertThatExceptionOfType(ConditionTimeoutException.class)
                .isThrownBy(() -> hourly.during(Duration.ofMinutes(90))
                        .until(() -> clock.instant().isAfter(START.plus(Duration.ofHours(1)))))
                .withMessageStartingWith(
                        "The condition did not stay true for PT1H30M within PT3H of simulated time: from"
                                + " 2024-01-01T00:00:00Z to 2024-01-01T03:00:00Z, asked 4 times.");
    }

    @Test
    void during_everythingUpToTheLimit_passesAtTheLimit() {
        hourly.during(Duration.ofHours(3)).untilAsserted(() -> assertThat(clock).isNotNull());

        assertThat(clock).isAt(START.plus(Duration.ofHours(3)));
    }

    @Test
    void atLeast_conditionTrueTooEarly_fails() {
        assertThatExceptionOfType(ConditionTimeoutException.class)
                .isThrownBy(() -> hourly.atLeast(Duration.ofHours(2))
                        .await("expiry")
                        .until(() -> clock.instant().isAfter(START)))
                .withMessageStartingWith("The condition \"expiry\" came true before PT2H of simulated time: from"
                        + " 2024-01-01T00:00:00Z to 2024-01-01T01:00:00Z, asked 2 times.");
    }

    @Test
    void atLeast_conditionTrueThen_passes() {
        hourly.atLeast(Duration.ofHours(2)).until(() -> !clock.instant().isBefore(START.plus(Duration.ofHours(2))));

        assertThat(clock).isAt(START.plus(Duration.ofHours(2)));
    }

    @Test
    void with_negativeDurations_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hourly.during(Duration.ofSeconds(-1)))
                .withMessage("during must be 0 or more, but was PT-1S.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hourly.atLeast(Duration.ofSeconds(-1)))
                .withMessage("atLeast must be 0 or more, but was PT-1S.");
        assertThatIllegalArgumentException().isThrownBy(() -> hourly.atMost(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> hourly.pollInterval(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> hourly.pollInterval(Duration.ofSeconds(-1)));
    }

    @Test
    void atLeast_asLongAsTheLimit_isReachable() {
        hourly.atLeast(Duration.ofHours(3)).until(() -> !clock.instant().isBefore(START.plus(Duration.ofHours(3))));

        assertThat(clock).isAt(START.plus(Duration.ofHours(3)));
    }

    @Test
    void await_asManyLooksAsCanBeTaken_isAccepted() {
        SimulatedAwait each = SimulatedAwait.with(clock).pollInterval(Duration.ofMillis(1));

        assertThat(each.atMost(Duration.ofSeconds(10_000)).await()).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(each.atMost(Duration.ofSeconds(10_001))::await);
    }

    @Test
    void until_exceptionOfAnEarlierLook_isNotTheCause() {
        List<Boolean> answers = new ArrayList<>(List.of(false, false));

        assertThatExceptionOfType(ConditionTimeoutException.class)
                .isThrownBy(() -> hourly.atMost(Duration.ofHours(1))
                        .await()
                        .ignoreExceptions()
                        .until(() -> {
                            boolean first = answers.size() == 2;
                            answers.remove(0);
                            if (first) {
                                throw new IllegalStateException("broken");
                            }
                            return false;
                        }))
                .withNoCause()
                .withMessageEndingWith(" returned false");
    }
}
