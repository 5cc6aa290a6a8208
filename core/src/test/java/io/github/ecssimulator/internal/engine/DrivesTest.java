package io.github.ecssimulator.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.internal.engine.Drive.Phase;
import io.github.ecssimulator.internal.settle.Company;
import io.github.ecssimulator.internal.settle.Settler;
import io.github.ecssimulator.model.Settling;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Of several that move the time only the last may move, unless it is in a callback; the others wait, or are waited for. */
@Timeout(60)
class DrivesTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Agenda agenda = new Agenda(START, 1000);
    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private Settler settler;
    private Drives drives;

    @BeforeEach
    void beginWorld() {
        settler = new Settler(Settling.defaults());
        drives = new Drives(agenda, settler);
    }

    @AfterEach
    void endOther() {
        other.shutdownNow();
    }

    private <T> T inOther(Supplier<T> work) {
        try {
            return other.submit(work::get).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            assertThat(Thread.currentThread().isInterrupted()).as("time is up").isFalse();
        }
    }

    @Test
    void drive_isUnderWayUntilItIsClosed() {
        assertThat(drives.isNobodyUnderWay()).isTrue();
        Drive drive = drives.atOnce();

        assertThat(drives.isNobodyUnderWay()).isFalse();
        assertThat(agenda.lock().isLocked()).isFalse();
        drive.close();
        assertThat(drives.isNobodyUnderWay()).isTrue();
        assertThat(agenda.lock().isLocked()).isFalse();
    }

    @Test
    void drive_ofAThread_isItsInnermost() {
        Drive outer = drives.atOnce();
        Drive inner = drives.atOnce();
        Drive others = inOther(drives::atOnce);

        assertThat(drives.ofOrNull(Thread.currentThread())).isSameAs(inner);
        assertThat(drives.ofOrNull(others.thread())).isSameAs(others);
        inner.close();
        assertThat(drives.ofOrNull(Thread.currentThread())).isSameAs(outer);
        assertThat(drives.ofOrNull(new Thread(() -> {}))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "BEGINNING, false, true",
        "MOVING, true, true",
        "IN_CALLBACK, false, false",
        "STANDING, false, true",
    })
    void drive_ofAnotherThread_isInTheWayOfOneThatBeganLaterOrEarlier(Phase phase, boolean ofLater, boolean ofEarlier) {
        Drive earlier = drives.atOnce();
        Drive others = inOther(drives::atOnce);
        Drive later = drives.atOnce();
        earlier.in(Phase.IN_CALLBACK);
        others.in(phase);

        assertThat(drives.isAnyInTheWayOf(earlier)).isEqualTo(ofEarlier);
        assertThat(drives.isAnyInTheWayOf(later)).isEqualTo(ofLater);
        assertThat(later.isMoving()).isEqualTo(ofLater);
        assertThat(agenda.lock().isLocked()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void drive_outOfACallbackOfTheSameThread_isNotInTheWay(Phase phase) {
        Drive outer = drives.atOnce();
        Drive inner = drives.atOnce();
        outer.in(phase);
        inner.in(phase);

        assertThat(drives.isAnyInTheWayOf(inner)).isFalse();
        assertThat(drives.isAnyInTheWayOf(outer)).isFalse();
    }

    @Test
    void drive_ofAnotherThreadWithOneInItsCallback_countsAsTheInnermost() {
        Drive mine = drives.atOnce();
        Drive outer = inOther(drives::atOnce);
        Drive inner = inOther(drives::atOnce);
        outer.in(Phase.MOVING);
        inner.in(Phase.IN_CALLBACK);

        assertThat(drives.isAnyInTheWayOf(mine)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"BEGINNING, true", "MOVING, false", "IN_CALLBACK, false", "STANDING, true"})
    void drive_thatBeganEarlier_waitsForALaterOneIfItStands(Phase phase, boolean waits) {
        Drive earlier = inOther(drives::atOnce);
        Drive later = drives.atOnce();
        earlier.in(phase);
        later.in(phase);

        assertThat(later.waits(earlier.thread())).isEqualTo(waits);
        assertThat(earlier.waits(later.thread())).isFalse();
        assertThat(later.waits(later.thread())).isFalse();
        assertThat(later.waits(new Thread(() -> {}))).isFalse();
        assertThat(agenda.lock().isLocked()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void other_inACallback_isLookedAt(Phase phase) {
        Drive mine = drives.atOnce();
        Drive others = inOther(drives::atOnce);
        mine.in(Phase.IN_CALLBACK);
        others.in(phase);

        if (phase == Phase.IN_CALLBACK) {
            assertThat(mine.inCallbacks()).containsExactly(others.thread());
        } else {
            assertThat(mine.inCallbacks()).isEmpty();
        }
        assertThat(agenda.lock().isLocked()).isFalse();
    }

    @Test
    void other_thatMovesTheTimeInItsCallback_isNotInIt() {
        Drive mine = drives.atOnce();
        Drive outer = inOther(drives::atOnce);
        Drive inner = inOther(drives::atOnce);
        outer.in(Phase.IN_CALLBACK);
        inner.in(Phase.STANDING);

        assertThat(mine.inCallbacks()).isEmpty();
    }

    @Test
    void company_ofOneThatIsAlone_isNobody() {
        Drive outer = drives.atOnce();
        Drive inner = drives.atOnce();
        assertThat(drives.companyOf(inner)).isSameAs(Company.NOBODY);
        assertThat(drives.companyOf(outer)).isSameAs(Company.NOBODY);

        Drive others = inOther(drives::atOnce);
        assertThat(drives.companyOf(inner)).isSameAs(inner);
        others.close();
        assertThat(drives.companyOf(inner)).isSameAs(Company.NOBODY);
        assertThat(agenda.lock().isLocked()).isFalse();
    }

    @Test
    void drive_inPassing_isInACallbackAtOnce() {
        Drive drive = drives.inPassing();

        assertThat(drive.phase()).isEqualTo(Phase.IN_CALLBACK);
        assertThat(agenda.lock().isLocked()).isFalse();
    }

    @Test
    void callback_ofATestInPassing_isWaitedFor() {
        boolean[] done = new boolean[1];
        Drive drive = drives.inPassing();

        drive.call(new Callback("work", START, () -> other.execute(() -> done[0] = afterAWhile())));

        assertThat(done[0]).isTrue();
    }

    /** Others may wait for code under test there. */
    @Test
    void callback_ofCodeUnderTestInPassing_isNotWaitedFor() {
        CountDownLatch mayEnd = new CountDownLatch(1);
        ExecutorService third = Executors.newSingleThreadExecutor();
        inOther(() -> {
            settler.called();
            try (Drive drive = drives.inPassing()) {
                drive.call(new Callback("work", START, () -> third.execute(() -> spinUntil(mayEnd))));
            }
            return true;
        });

        mayEnd.countDown(); // only now, and yet it came here
        third.shutdown();
        assertThat(drives.isNobodyUnderWay()).isTrue();
    }

    @Test
    void callback_ofCodeUnderTestInPassing_givesWayToWhoMoves() throws Exception {
        Drive mine = drives.atOnce();
        mine.in(Phase.MOVING);
        Future<Boolean> others = other.submit(() -> {
            settler.called();
            try (Drive drive = drives.inPassing()) {
                drive.call(new Callback("work", START, () -> {}));
                return mine.stands();
            }
        });
        await(() -> Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .anyMatch(frame -> frame.getMethodName().equals("giveWay")));

        mine.in(Phase.STANDING);

        assertThat(others.get()).isTrue();
    }

    private static boolean afterAWhile() {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < TimeUnit.MILLISECONDS.toNanos(1)) {
            Thread.onSpinWait();
        }
        return true;
    }

    private static void spinUntil(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void turn_toMove_comesWhenTheOtherHasEnded() throws Exception {
        Drive mine = drives.atOnce();
        mine.hurry();
        Future<Drive> others = other.submit(drives::inTurn);
        await(() -> mine.waits(threadOfOther(mine)));
        assertThat(drives.companyOf(mine)).isSameAs(mine);
        assertThat(others).isNotDone();

        mine.close();

        assertThat(others.get().thread()).isNotSameAs(mine.thread());
        assertThat(drives.isNobodyUnderWay()).isFalse();
    }

    private Thread threadOfOther(Drive mine) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(mine::waits)
                .findFirst()
                .orElse(mine.thread());
    }

    @Test
    void turn_toMoveWithNobodyUnderWay_comesAtOnce() {
        assertThat(drives.inTurn().thread()).isSameAs(Thread.currentThread());
    }

    @Test
    void turn_toMove_comesAtOnceWhileTheOtherOnlyBegins() {
        Drive mine = drives.atOnce();
        Drive others = inOther(drives::inTurn);

        assertThat(others).isNotNull();
        assertThat(drives.isAnyInTheWayOf(mine)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = Phase.class, mode = EnumSource.Mode.EXCLUDE, names = "BEGINNING")
    void turn_inACallbackOfTheSameThread_comesAtOnce(Phase phase) {
        drives.atOnce().in(phase);

        assertThat(drives.inTurn()).isNotNull();
        assertThat(agenda.lock().isLocked()).isFalse();
    }

    /** It waits for whoever wants to move; so that one does not wait for it. */
    @Test
    void turn_toMove_comesWhileTheOtherWaitsInACallback() throws Exception {
        Drive mine = drives.atOnce();
        mine.in(Phase.IN_CALLBACK);
        Future<Drive> others = other.submit(drives::inTurn);

        assertThat(others.get()).isNotNull(); // while this thread waits
    }

    @Test
    void interrupt_whileAThreadWaitsForItsTurn_isKept() throws Exception {
        Drive mine = drives.atOnce();
        mine.hurry();
        Thread[] waiting = new Thread[1];
        Future<Boolean> others = other.submit(() -> {
            waiting[0] = Thread.currentThread();
            try (Drive own = drives.inTurn()) {
                return Thread.interrupted() && own.thread() == Thread.currentThread();
            }
        });
        await(() -> waiting[0] != null && mine.waits(waiting[0]));
        waiting[0].interrupt();
        await(() -> !waiting[0].isInterrupted());
        mine.close();

        assertThat(others.get()).isTrue();
    }

    @Test
    void reaction_isPossibleOnceACallbackHasRunAndWhileNothingMoves() {
        Drive mine = drives.atOnce();
        assertThat(inOther(drives::isReactionPossible)).isFalse();
        mine.call(new Callback("work", START, () -> {}));

        assertThat(inOther(drives::isReactionPossible)).isTrue();
        assertThat(drives.isReactionPossible()).isFalse(); // not to oneself
        mine.in(Phase.MOVING);
        assertThat(inOther(drives::isReactionPossible)).isFalse();
        mine.in(Phase.IN_CALLBACK);
        assertThat(inOther(drives::isReactionPossible)).isTrue();
    }

    @Test
    void sleep_ofTheTest_isAMoveOfItsOwn() throws InterruptedException {
        try (Drive own = drives.sleepUntil(START.plus(MINUTE))) {
            assertThat(own).isNotNull();
            own.sleepUntil(START.plus(MINUTE));
        }

        assertThat(agenda.now()).isEqualTo(START.plus(MINUTE));
    }

    /** In a callback of its own move nobody else could wake it. */
    @Test
    void sleep_ofCodeThatMovesTheTime_isAMoveOfItsOwn() {
        assertThat(inOther(() -> {
                    settler.called();
                    Drive outer = drives.atOnce();
                    outer.in(Phase.IN_CALLBACK);
                    return sleepOf(MINUTE) != null;
                }))
                .isTrue();
    }

    /** Nobody moves the time, and who could do so again waits. */
    @Test
    void sleep_ofCodeUnderTestThatNobodyWakes_becomesAMoveOfItsOwn() {
        assertThat(inOther(() -> {
                    settler.called();
                    return sleepOf(MINUTE) != null && drives.ofOrNull(Thread.currentThread()) != null;
                }))
                .isTrue();
    }

    /** Who moved it in between was the code under test itself: it is the test that could do so again, and waits. */
    @Test
    void sleep_ofCodeUnderTestThatHasMovedTheTimeBefore_becomesAMoveOfItsOwn() {
        assertThat(inOther(() -> {
                    settler.called();
                    drives.atOnce().close();
                    return sleepOf(MINUTE) != null;
                }))
                .isTrue();
    }

    /** The test waits in a callback for the one that sleeps. */
    @Test
    void sleep_thatACallbackWaitsFor_becomesAMoveOfItsOwn() {
        drives.atOnce().in(Phase.IN_CALLBACK);

        assertThat(inOther(() -> {
                    settler.called();
                    return sleepOf(MINUTE) != null;
                }))
                .isTrue();
    }

    private Drive sleepOf(Duration duration) {
        try {
            return drives.sleepUntil(START.plus(duration));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
