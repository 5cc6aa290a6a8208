package io.github.ecssimulator;

import static io.github.ecssimulator.TestWorld.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.policy.Scheduling.SchedulerReaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Time moves only when told to, never back, and each event runs at its own instant. */
class SimulatedClockTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestWorld world = TestWorld.with();
    private final SimulatedClock clock = world.clock();
    private final List<String> log = new ArrayList<>();

    @Test
    void instant_untouched_staysAtTheStart() {
        world.protect(world.task(0));
        world.transcoder().scaleTo(10);

        assertThat(clock.instant()).isEqualTo(START);
        assertThat(clock.millis()).isEqualTo(START.toEpochMilli());
        assertThat(clock).hasToString("SimulatedClock[2024-01-01T00:00:00Z]");
    }

    @Test
    void advance_duration_movesThatFar() {
        clock.advance(MINUTE);
        clock.advance(Duration.ofNanos(1));

        assertThat(clock.instant()).isEqualTo(START.plus(MINUTE).plusNanos(1));
    }

    @Test
    void advance_negative_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
                .withMessage("Simulated time never runs backwards, so it cannot advance by PT-1S.");
        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void advanceTo_thePast_isRefused() {
        clock.advance(MINUTE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.advanceTo(START))
                .withMessage("Simulated time never runs backwards: it is 2024-01-01T00:01:00Z,"
                        + " so it cannot advance to 2024-01-01T00:00:00Z.");
        assertThat(clock.instant()).isEqualTo(START.plus(MINUTE));
    }

    @Test
    void advanceTo_instant_stopsThere() {
        clock.advanceTo(START.plus(MINUTE));
        clock.advanceTo(START.plus(MINUTE));

        assertThat(clock.instant()).isEqualTo(START.plus(MINUTE));
    }

    @Test
    void event_onTheWay_runsAtItsOwnInstant() {
        clock.runAt(START.plusSeconds(10), "ten", this::logTime);
        clock.runAt(START.plusSeconds(20), "twenty", this::logTime);

        clock.advance(MINUTE);

        assertThat(log).containsExactly("00:00:10", "00:00:20");
        assertThat(clock.instant()).isEqualTo(START.plus(MINUTE));
    }

    @Test
    void event_atTheTarget_runsStill() {
        clock.runAfter(MINUTE, "work", this::logTime);

        clock.advance(MINUTE);

        assertThat(log).containsExactly("00:01");
    }

    @Test
    void event_afterTheTarget_waits() {
        clock.runAfter(MINUTE, "work", this::logTime);

        clock.advance(MINUTE.minusNanos(1));
        assertThat(log).isEmpty();
        clock.advance(Duration.ofNanos(1));
        assertThat(log).hasSize(1);
    }

    @Test
    void events_ofOneInstant_runInTheOrderTheyWerePlanned() {
        for (String name : List.of("first", "second", "third")) {
            clock.runAfter(MINUTE, name, () -> log.add(name));
        }

        clock.advance(MINUTE);

        assertThat(log).containsExactly("first", "second", "third");
    }

    @Test
    void events_plannedOutOfOrder_runByInstant() {
        clock.runAfter(Duration.ofSeconds(30), "later", () -> log.add("later"));
        clock.runAfter(Duration.ofSeconds(10), "sooner", () -> log.add("sooner"));

        clock.advance(MINUTE);

        assertThat(log).containsExactly("sooner", "later");
    }

    @Test
    void expiry_andWorkOfOneInstant_runInTheOrderTheyWereMade() {
        clock.runAfter(MINUTE, "before", this::logProtection);
        world.protect(1, world.task(0));
        clock.runAfter(MINUTE, "after", this::logProtection);

        clock.advance(MINUTE);

        assertThat(log).containsExactly("protected", "unprotected");
    }

    @Test
    void renewal_plannedBeforeTheExpiryOfItsInstant_comesInTime() {
        clock.runAfter(MINUTE, "heartbeat", () -> world.protect(1, world.task(0)));
        world.protect(1, world.task(0));

        clock.advance(MINUTE);

        assertThat(world.task(0).protectionExpiresAt()).contains(START.plus(Duration.ofMinutes(2)));
    }

    @Test
    void runAt_thePast_isDueNow() {
        clock.advance(MINUTE);
        clock.runAt(START, "late", this::logTime);

        assertThat(log).isEmpty();
        clock.advance(Duration.ZERO);

        assertThat(log).containsExactly("00:01");
    }

    @Test
    void runAfter_negativeDelay_isDueNow() {
        clock.runAfter(Duration.ofHours(-1), "late", this::logTime);

        clock.advance(Duration.ZERO);

        assertThat(log).containsExactly("00:00");
    }

    @Test
    void dueWork_runsBeforeTheNextCall() {
        SimulatedTask task = world.task(0);
        clock.runAt(START, "due", () -> world.protect(task));

        assertThat(world.get(task.id()).protectedTasks().get(0).protectionEnabled())
                .isTrue();
    }

    @Test
    void dueWork_thatBringsAboutEvents_tellsThemBeforeTheNextCall() {
        assertThat(world.ecs().onEvent(event -> log.add(event.detailType()))).isNotNull();
        clock.runAt(START, "due", () -> world.transcoder().deploy());

        world.get();

        assertThat(log).contains("ECS Deployment State Change");
    }

    @Test
    void dueWork_plannedForNowByAStopHandler_runsBeforeTheCallReturns() {
        SimulatedTask task = world.task(0);
        task.onStop(notice -> clock.runAfter(Duration.ZERO, "clean up", () -> log.add("cleaned up")));

        task.stop();

        assertThat(log).containsExactly("cleaned up");
    }

    @Test
    void dueWork_afterOtherWorkRanAndWasCalledOffTooLate_runsBeforeTheNextCall() {
        PlannedWork early = clock.runAfter(MINUTE, "early", () -> log.add("early"));
        world.protect(60, world.task(0));
        world.protect(60, world.task(1));
        clock.advance(Duration.ofHours(1));
        assertThat(early.cancel()).isFalse();
        assertThat(early.cancel()).isFalse();
        clock.runAt(START, "due", () -> log.add("due"));

        world.get();

        assertThat(log).containsExactly("early", "due");
    }

    @Test
    void work_plannedByWork_runsInTheSameAdvance() {
        clock.runAfter(MINUTE, "outer", () -> {
            log.add("outer");
            clock.runAfter(Duration.ofSeconds(1), "inner", this::logTime);
        });

        clock.advance(Duration.ofMinutes(2));

        assertThat(log).containsExactly("outer", "00:01:01");
    }

    @Test
    void cancel_waitingWork_neverRuns() {
        PlannedWork work = clock.runAfter(MINUTE, "work", this::logTime);

        assertThat(work.cancel()).isTrue();
        clock.advance(MINUTE);

        assertThat(log).isEmpty();
        assertThat(work.cancel()).as("a second time").isFalse();
    }

    @Test
    void cancel_workThatRan_isTooLate() {
        PlannedWork work = clock.runAfter(MINUTE, "work", this::logTime);
        clock.advance(MINUTE);

        assertThat(work.cancel()).isFalse();
    }

    @Test
    void runEvery_period_repeats() {
        clock.runEvery(Duration.ofMinutes(20), "heartbeat", this::logTime);

        clock.advance(Duration.ofHours(1));

        assertThat(log).containsExactly("00:20", "00:40", "01:00");
    }

    @Test
    void runEvery_cancelled_ends() {
        PlannedWork heartbeat = clock.runEvery(MINUTE, "heartbeat", this::logTime);
        clock.advance(MINUTE);

        assertThat(heartbeat.cancel()).isTrue();
        assertThat(heartbeat.cancel()).as("a second time").isFalse();
        clock.advance(Duration.ofHours(1));

        assertThat(log).hasSize(1);
        assertThat(clock.nextEventAt()).isEmpty();
    }

    @Test
    void runEvery_cancelledByItsOwnWork_ends() {
        List<PlannedWork> handle = new ArrayList<>();
        handle.add(clock.runEvery(MINUTE, "heartbeat", () -> {
            logTime();
            handle.get(0).cancel();
        }));

        clock.advance(Duration.ofHours(1));

        assertThat(log).containsExactly("00:01");
    }

    @Test
    void runEvery_workThatAdvances_keepsItsInstants() {
        clock.runEvery(MINUTE, "slow", () -> {
            logTime();
            clock.advance(Duration.ofSeconds(30));
        });

        clock.advance(Duration.ofMinutes(3));

        assertThat(log).containsExactly("00:01", "00:02", "00:03");
    }

    @Test
    void runEvery_workThatFails_endsTheRepetition() {
        clock.runEvery(MINUTE, "broken", () -> {
            throw new UnsupportedOperationException("broken");
        });

        assertThatThrownBy(() -> clock.advance(MINUTE)).hasMessage("broken");
        clock.advance(Duration.ofHours(1));

        assertThat(clock.nextEventAt()).isEmpty();
    }

    @Test
    void runEvery_noTime_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.runEvery(Duration.ZERO, "heartbeat", this::logTime))
                .withMessage("period must be more than 0, but was PT0S.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.runEvery(Duration.ofSeconds(-1), "heartbeat", this::logTime));
    }

    @Test
    void advance_workThatFails_stopsAtItsInstantAndGoesOnLater() {
        clock.runAfter(MINUTE, "broken", () -> {
            throw new UnsupportedOperationException("broken");
        });
        clock.runAfter(MINUTE, "sound", this::logTime);

        assertThatThrownBy(() -> clock.advance(Duration.ofHours(1))).hasMessage("broken");
        assertThat(clock.instant()).isEqualTo(START.plus(MINUTE));
        assertThat(log).isEmpty();

        clock.advance(Duration.ZERO);
        assertThat(log).containsExactly("00:01");
    }

    @Test
    void advance_inWork_runsWhatIsDueOnTheWay() {
        clock.runAfter(MINUTE, "outer", () -> {
            clock.advance(Duration.ofMinutes(2));
            log.add("outer at " + time());
        });
        clock.runAfter(Duration.ofMinutes(2), "inner", () -> log.add("inner at " + time()));

        clock.advance(Duration.ofMinutes(2));

        assertThat(log).containsExactly("inner at 00:02", "outer at 00:03");
        assertThat(clock.instant())
                .as("the outer advance does not go back to its target")
                .isEqualTo(START.plus(Duration.ofMinutes(3)));
    }

    @Test
    void advanceToNextEvent_runsAllOfThatInstant() {
        clock.runAfter(MINUTE, "one", () -> log.add("one"));
        clock.runAfter(MINUTE, "other", () -> log.add("other"));
        clock.runAfter(Duration.ofHours(1), "later", () -> log.add("later"));

        assertThat(clock.advanceToNextEvent()).contains(START.plus(MINUTE));

        assertThat(log).containsExactly("one", "other");
        assertThat(clock.instant()).isEqualTo(START.plus(MINUTE));
        assertThat(clock.nextEventAt()).contains(START.plus(Duration.ofHours(1)));
    }

    @Test
    void advanceToNextEvent_nothingPlanned_letsNoTimePass() {
        assertThat(clock.advanceToNextEvent()).isEmpty();
        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void advanceToNextEvent_isTheExpiryOfAProtection() {
        world.protect(90, world.task(0));

        assertThat(clock.advanceToNextEvent()).contains(START.plus(Duration.ofMinutes(90)));
        assertThat(world.task(0).isProtected()).isFalse();
    }

    @Test
    void advanceUntil_condition_stopsAtTheEventThatMakesItTrue() {
        world.protect(60, world.task(0));

        clock.advanceUntil(() -> !world.task(0).isProtected(), Duration.ofHours(5));

        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofMinutes(60)));
    }

    @Test
    void advanceUntil_conditionThatHolds_letsNoTimePass() {
        clock.advanceUntil(() -> true, Duration.ofHours(1));

        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void advanceUntil_conditionOfTime_isAskedAtTheLimit() {
        Instant limit = START.plus(Duration.ofHours(1));

        clock.advanceUntil(() -> clock.instant().equals(limit), Duration.ofHours(1));

        assertThat(clock.instant()).isEqualTo(limit);
    }

    @Test
    void advanceUntil_conditionThatNeverHolds_tellsHowFarItWent() {
        clock.runAfter(Duration.ofHours(3), "later", () -> {});

        assertThatThrownBy(() -> clock.advanceUntil(() -> false, Duration.ofHours(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("The condition did not come true within PT1H of simulated time:"
                        + " from 2024-01-01T00:00:00Z to 2024-01-01T01:00:00Z."
                        + " The next event is at 2024-01-01T03:00:00Z.");
    }

    @Test
    void advanceUntil_nothingPlanned_saysSo() {
        assertThatThrownBy(() -> clock.advanceUntil(() -> false, Duration.ofHours(1)))
                .hasMessageEndingWith("Nothing is planned.");
    }

    @Test
    void eventCap_exceeded_namesTheEventThatRepeats() {
        TestWorld capped = new TestWorld(EcsSimulator.builder().eventsPerAdvanceMax(100));
        capped.clock().runAfter(MINUTE, "once", () -> {});
        capped.clock().runEvery(Duration.ofSeconds(1), "heartbeat of worker 7", () -> {});

        assertThatIllegalStateException()
                .isThrownBy(() -> capped.clock().advance(Duration.ofHours(1)))
                .withMessage("More than 100 events ran in one advance, and the clock is only at"
                        + " 2024-01-01T00:01:40Z. The event that keeps repeating is \"heartbeat of worker 7\"."
                        + " Advance in smaller steps, or raise the cap on the builder if so many events are meant.");
    }

    @Test
    void eventCap_exceeded_namesWhatRepeatsAtTheEnd() {
        TestWorld capped = new TestWorld(EcsSimulator.builder().eventsPerAdvanceMax(100));
        for (int work = 0; work < 50; work++) {
            capped.clock().runAfter(MINUTE, "beginning", () -> {});
        }
        capped.clock().runAfter(MINUTE, "begin", () -> plansItself(capped.clock()));

        assertThatIllegalStateException()
                .isThrownBy(() -> capped.clock().advance(MINUTE))
                .withMessageContaining("The event that keeps repeating is \"loop\".");
    }

    @Test
    void eventCap_exceededByWorkOfTheWorld_namesItsTask() {
        TestWorld capped = new TestWorld(EcsSimulator.builder().eventsPerAdvanceMax(1));
        capped.protect(capped.task(0), capped.task(1));

        assertThatIllegalStateException()
                .isThrownBy(() -> capped.clock().advance(Duration.ofHours(1)))
                .withMessageContaining("is \"expiry of the protection of "
                        + capped.task(0).snapshot().ref() + "\"");
    }

    @Test
    void eventCap_exceededByLooksOfTheScheduler_namesTheirService() {
        TestWorld capped = new TestWorld(
                EcsSimulator.builder().policy(SchedulerReaction.AFTER_A_MINUTE).eventsPerAdvanceMax(1));
        Duration half = MINUTE.dividedBy(2);
        capped.protect(1, capped.task(0));
        capped.clock().advance(half);
        capped.protect(1, capped.task(1));
        capped.clock().advance(half);
        capped.clock().advance(half);

        assertThatIllegalStateException()
                .isThrownBy(() -> capped.clock().advance(MINUTE))
                .withMessageContaining("is \"scheduler tick of service media/transcoder\"");
    }

    @Test
    void eventCap_workThatPlansItselfForNow_isFound() {
        TestWorld capped = new TestWorld(EcsSimulator.builder().eventsPerAdvanceMax(50));
        plansItself(capped.clock());

        assertThatIllegalStateException()
                .isThrownBy(() -> capped.clock().advance(Duration.ZERO))
                .withMessageContaining("\"loop\"");
    }

    @Test
    void eventCap_exactlyReached_isAllowed() {
        TestWorld capped = new TestWorld(EcsSimulator.builder().eventsPerAdvanceMax(60));
        AtomicInteger runs = new AtomicInteger();
        capped.clock().runEvery(Duration.ofSeconds(1), "heartbeat", runs::incrementAndGet);

        capped.clock().advance(MINUTE);
        capped.clock().advance(MINUTE);

        assertThat(runs).hasValue(120);
    }

    @Test
    void eventCap_exceeded_losesNoEvent() {
        TestWorld capped = new TestWorld(EcsSimulator.builder().eventsPerAdvanceMax(2));
        capped.protect(1, capped.task(0), capped.task(1), capped.task(2));

        assertThatIllegalStateException().isThrownBy(() -> capped.clock().advance(MINUTE));
        capped.clock().advance(MINUTE);

        assertThat(capped.transcoder().protectedTasks()).isEmpty();
    }

    @Test
    void eventCap_advanceUntil_countsTheWholeWay() {
        TestWorld capped = new TestWorld(EcsSimulator.builder().eventsPerAdvanceMax(100));
        capped.clock().runEvery(Duration.ofSeconds(1), "heartbeat", () -> {});

        assertThatIllegalStateException()
                .isThrownBy(() -> capped.clock().advanceUntil(() -> false, Duration.ofHours(1)))
                .withMessageContaining("\"heartbeat\"");
    }

    @Test
    void withZone_view_showsTheSameTimeThere() {
        Clock tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));

        clock.advance(MINUTE);

        assertThat(tokyo.instant()).isEqualTo(clock.instant());
        assertThat(tokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(LocalTime.now(tokyo)).isEqualTo("09:01");
        assertThat(tokyo).hasToString("SimulatedClock[2024-01-01T00:01:00Z] in Asia/Tokyo");
        assertThat(tokyo.withZone(ZoneOffset.UTC)).isSameAs(clock);
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    }

    private static void plansItself(SimulatedClock clock) {
        clock.runAfter(Duration.ZERO, "loop", () -> plansItself(clock));
    }

    private void logTime() {
        log.add(time());
    }

    private String time() {
        return LocalTime.now(clock).toString();
    }

    private void logProtection() {
        log.add(world.task(0).isProtected() ? "protected" : "unprotected");
    }
}
