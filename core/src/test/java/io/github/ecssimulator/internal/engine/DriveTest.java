package io.github.ecssimulator.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.internal.engine.Drive.Phase;
import io.github.ecssimulator.internal.settle.Settler;
import io.github.ecssimulator.model.Settling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One move of the time: event by event, and behind each callback what that has handed on. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DriveTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant LATER = START.plusSeconds(60);
    private static final int CAP = 5;

    private final Agenda agenda = new Agenda(START, CAP);
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private Drives drives;
    private Drive drive;

    /** In the thread of the test, which the timeout makes. */
    private void begin() {
        begin(Settling.defaults());
    }

    private void begin(Settling settling) {
        drives = new Drives(agenda, new Settler(settling));
        drive = drives.atOnce();
    }

    @AfterEach
    void endWorker() {
        worker.shutdownNow();
    }

    private void planWork(Instant at, String name) {
        agenda.plan(
                at, name, "", () -> told.add(name + " " + Duration.between(START, agenda.now()) + " " + drive.phase()));
    }

    private void planCallback(Instant at, Runnable work) {
        agenda.queue().addCallback(at, "callback", work, Thread.currentThread(), 0);
    }

    @Test
    void move_runsAllThatIsDueAtItsInstantsAndEndsAtItsTarget() {
        begin();
        planWork(LATER, "second");
        planWork(START.plusSeconds(10), "first");
        planWork(LATER.plusNanos(1), "never");
        planCallback(START.plusSeconds(20), () -> told.add("callback " + drive.phase()));

        drive.run(() -> LATER);

        assertThat(told).containsExactly("first PT10S MOVING", "callback IN_CALLBACK", "second PT1M MOVING");
        assertThat(agenda.now()).isEqualTo(LATER);
        assertThat(agenda.lock().isLocked()).isFalse();
    }

    @Test
    void move_choosesItsTargetUnderTheLockAndMoves() {
        begin();

        drive.run(() -> {
            assertThat(agenda.lock().isHeldByCurrentThread()).isTrue();
            assertThat(drive.phase()).isEqualTo(Phase.MOVING);
            return LATER;
        });

        assertThat(agenda.now()).isEqualTo(LATER);
    }

    @Test
    void callback_thatHandsOn_isWaitedForBeforeTimeMoves() {
        begin();
        planCallback(START.plusSeconds(1), () -> worker.execute(() -> tellAfterAWhile("handed on")));
        drive.run(() -> LATER);

        assertThat(told).containsExactly("handed on PT1S");
    }

    @Test
    void sleeper_thatIsWoken_findsTheDriveStandingAndIsWaitedFor() {
        begin();
        agenda.planAlarm(START.plusSeconds(1), () -> worker.execute(() -> tellAfterAWhile(phaseUnderTheLock())));
        drive.run(() -> LATER);

        assertThat(told).containsExactly("STANDING true PT1S");
    }

    @Test
    void move_withAnotherInTheWay_beginsBehindThat() {
        begin(Settling.off());
        Drive before = inWorker(drives::atOnce);
        before.in(Phase.MOVING);
        worker.execute(() -> {
            tellAfterAWhile("other");
            before.close();
        });

        drive.run(() -> {
            told.add("chosen");
            return LATER;
        });

        assertThat(told).containsExactly("other PT0S", "chosen");
        assertThat(agenda.now()).isEqualTo(LATER);
    }

    @Test
    void move_withAnotherThatComesBetweenTwoEvents_standsMeanwhile() {
        begin(Settling.off());
        planWork(START.plusSeconds(1), "first");
        planWork(START.plusSeconds(2), "second");
        drives.watch(step -> {
            if (step.now().equals(START.plusSeconds(1)) && told.size() == 1) {
                Drive between = inWorker(drives::atOnce);
                told.add("other " + drive.phase());
                worker.execute(() -> closeOnce(drive::stands, between));
            }
        });

        drive.run(() -> LATER);

        assertThat(told).containsExactly("first PT1S MOVING", "other MOVING", "second PT2S MOVING");
    }

    private static void closeOnce(BooleanSupplier condition, Drive other) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
        other.close();
    }

    private <T> T inWorker(Callable<T> work) {
        try {
            return worker.submit(work).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void work_handedOnBefore_isWaitedForBeforeTheTargetIsChosen() {
        begin();
        worker.execute(() -> tellAfterAWhile("handed on"));

        drive.run(() -> {
            told.add("chosen");
            return LATER;
        });

        assertThat(told).containsExactly("handed on PT0S", "chosen");
    }

    /** As a sleeper sees it, which asks behind whoever has woken it. */
    private String phaseUnderTheLock() {
        agenda.lock().lock();
        try {
            return drive.phase() + " " + drive.hasWokenOthers();
        } finally {
            agenda.lock().unlock();
        }
    }

    private void tellAfterAWhile(String name) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < TimeUnit.MILLISECONDS.toNanos(2)) {
            Thread.onSpinWait();
        }
        told.add(name + " " + Duration.between(START, agenda.now()));
    }

    @Test
    void work_thatTells_isToldBeforeTimeMovesOn() {
        begin();
        agenda.plan(
                START.plusSeconds(1), "work", "", () -> agenda.tell("news", () -> told.add("news " + agenda.now())));
        drive.run(() -> LATER);

        assertThat(told).containsExactly("news " + START.plusSeconds(1));
    }

    @Test
    void drive_behindACallback_standsAndHasWokenOthers() {
        begin();
        assertThat(drive.hasWokenOthers()).isFalse();
        assertThat(drive.stands()).isTrue();

        drive.call(new Callback("work", START, () -> assertThat(drive.stands()).isFalse()));

        assertThat(drive.phase()).isEqualTo(Phase.STANDING);
        assertThat(drive.stands()).isTrue();
        assertThat(drive.hasWokenOthers()).isTrue();
        drive.in(Phase.MOVING);
        assertThat(drive.stands()).isFalse();
        assertThat(drive.hasWokenOthers()).isFalse();
    }

    @Test
    void callback_thatThrows_leavesTheDriveStanding() {
        begin();
        assertThatThrownBy(() -> drive.call(new Callback("work", START, this::fail)))
                .hasMessage("failed");

        assertThat(drive.phase()).isEqualTo(Phase.STANDING);
    }

    private void fail() {
        throw new IllegalArgumentException("failed");
    }

    @Test
    void drive_thatBegins_letsOthersFirstUntilItHurries() {
        begin();
        assertThat(drive.letsOthersFirst()).isTrue();
        drive.in(Phase.STANDING);
        assertThat(drive.letsOthersFirst()).isFalse();
        drive.in(Phase.BEGINNING);
        drive.hurry();
        assertThat(drive.letsOthersFirst()).isFalse();
    }

    @Test
    void failures_ofWhatIsTold_areThrownBehindAllWithTheFirstAhead() {
        begin();
        IllegalArgumentException first = new IllegalArgumentException("first");
        tell(() -> {
            throw first;
        });
        tell(() -> told.add("between"));
        tell(() -> {
            throw new IllegalArgumentException("second");
        });
        tell(() -> {
            throw first;
        });

        assertThatThrownBy(drive::runTold)
                .isSameAs(first)
                .satisfies(thrown -> assertThat(thrown.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .contains("second"));
        assertThat(told).containsExactly("between");
    }

    private void tell(Runnable work) {
        drive.told().add(new Callback("news", START, work));
    }

    @Test
    void news_inAWorldThatIsClosed_isToldNobody() {
        begin();
        tell(() -> told.add("news"));
        agenda.close();

        drive.runTold();

        assertThat(told).isEmpty();
        assertThat(agenda.lock().isLocked()).isFalse();
    }

    @Test
    void news_withoutEnd_meetTheCap() {
        begin();
        for (int i = 0; i <= CAP; i++) {
            tell(() -> told.add("news"));
        }

        assertThatIllegalStateException()
                .isThrownBy(drive::runTold)
                .withMessageStartingWith("More than 5 events ran in one advance");
        assertThat(told).hasSize(CAP);
    }

    @Test
    void events_withoutEnd_meetTheCapAndWait() {
        begin();
        for (int i = 0; i <= CAP; i++) {
            planWork(START.plusSeconds(i), "work");
        }

        assertThatIllegalStateException()
                .isThrownBy(() -> drive.run(() -> LATER))
                .withMessageContaining("\"work\"");
        assertThat(told).hasSize(CAP);
        assertThat(agenda.queue().headOrNull()).isNotNull();
        assertThat(agenda.lock().isLocked()).isFalse();
    }

    @Test
    void drive_ofAWorldThatIsClosedMeanwhile_isRefused() {
        begin();
        planCallback(START.plusSeconds(1), agenda::close);

        assertThatIllegalStateException()
                .isThrownBy(() -> drive.run(() -> LATER))
                .withMessageStartingWith("This simulator is closed.");
    }

    @Test
    void sleep_interruptedInACallback_endsAtItsInstantAndNotBefore() {
        begin();
        planCallback(START.plusSeconds(1), () -> Thread.currentThread().interrupt());

        assertThatThrownBy(() -> drive.sleepUntil(LATER)).isInstanceOf(InterruptedException.class);

        assertThat(agenda.now()).isEqualTo(START.plusSeconds(1));
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void advance_interruptedInACallback_goesOnAndKeepsTheInterrupt() {
        begin();
        planCallback(START.plusSeconds(1), () -> Thread.currentThread().interrupt());

        drive.run(() -> LATER);

        assertThat(agenda.now()).isEqualTo(LATER);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void sleep_thatNobodyInterrupts_movesToItsEnd() throws InterruptedException {
        begin();
        drive.sleepUntil(LATER);

        assertThat(agenda.now()).isEqualTo(LATER);
    }
}
