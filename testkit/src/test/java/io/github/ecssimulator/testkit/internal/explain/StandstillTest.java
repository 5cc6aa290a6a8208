package io.github.ecssimulator.testkit.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.model.StuckThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What never comes because a thread waits for what simulated time does not bring on. */
@SuppressWarnings("FutureReturnValueIgnored") // as workers do
class StandstillTest {
    private static final String FIX =
            "Fix:   give the code SimulatedExecutors.scheduled(ecs.clock()) for it, or in a container container.scheduledExecutor();"
                    + " if that thread has nothing to do with it, ";

    private final ToldWorld world = new ToldWorld(EcsSimulator.builder());
    private final List<Runnable> ends = new ArrayList<>();

    @AfterEach
    void end() {
        ends.forEach(Runnable::run);
    }

    private void everyTenMinutesOfRealTime(Runnable work) {
        ScheduledExecutorService executor =
                Executors.newSingleThreadScheduledExecutor(code -> new Thread(code, "heartbeat"));
        ends.add(executor::shutdownNow);
        executor.scheduleAtFixedRate(work, 10, 10, TimeUnit.MINUTES);
    }

    private void losesTheTask() {
        world.transcoder.scaleTo(0);
        world.pass(40);
    }

    @Test
    void renewals_plannedInRealTimeByAnExecutor_areToldSo() {
        world.protect(world.busy, 30);
        everyTenMinutesOfRealTime(() -> world.protect(world.busy, 30));
        losesTheTask();

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("it was protected once, for 30 minutes, and never renewed.\n"
                        + "Cause: no renewal came in the 30 min after +00:00; the thread \"heartbeat\" waits in real time for what a ScheduledThreadPoolExecutor has planned,"
                        + " and simulated time does not move that: most likely the renewals\n")
                .contains(FIX)
                .doesNotContain("Also:");
    }

    @Test
    void renewals_plannedByATimer_areToldSo() {
        world.protect(world.busy, 30);
        Timer timer = new Timer("beats");
        ends.add(timer::cancel);
        long period = TimeUnit.MINUTES.toMillis(10);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        world.protect(world.busy, 30);
                    }
                },
                period,
                period);
        losesTheTask();

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("; the thread \"beats\" waits in real time for what a java.util.Timer has planned,")
                .contains(FIX);
    }

    @Test
    void firstCall_plannedInRealTime_isToldSo() {
        everyTenMinutesOfRealTime(() -> world.protect(world.busy, 30));
        losesTheTask();

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains(
                        "was never protected: nobody asked for it.\n"
                                + "Cause: no call and no request at its agent named it; the thread \"heartbeat\" waits in real time")
                .contains(": most likely the call\n" + FIX);
    }

    @Test
    void release_plannedInRealTime_isToldSo() {
        world.protect(world.busy, 60);
        world.busy.work("film").finish();
        everyTenMinutesOfRealTime(() -> world.release(world.busy));
        losesTheTask();

        assertThat(world.told(world.busy, Symptom.KEPT))
                .contains("; the thread \"heartbeat\" waits in real time")
                .contains(": most likely the release\n");
    }

    @Test
    void failure_ofWhichNothingIsKnown_tellsOfThreadsInRealTime() {
        everyTenMinutesOfRealTime(() -> {});
        everyTenMinutesOfRealTime(() -> {});
        world.pass(1);

        assertThat(world.toldOfAnything())
                .contains("\nAlso: the thread \"heartbeat\" and 1 more wait in real time for what"
                        + " a ScheduledThreadPoolExecutor has planned, and simulated time does not move that\n");
    }

    @Test
    void refusedRenewal_besideAThreadInRealTime_isTheCauseAllTheSame() {
        world.protect(world.busy, 30);
        everyTenMinutesOfRealTime(() -> {});
        world.pass(10);
        world.throttle();
        world.protect(world.busy, 30);
        losesTheTask();

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("ThrottlingException")
                .doesNotContain("real time");
    }

    @Test
    void renewalThatCutTheProtectionShort_besideAThreadInRealTime_isTheCauseAllTheSame() {
        everyTenMinutesOfRealTime(() -> {});
        world.protect(world.busy, 120);
        world.pass(10);
        world.protect(world.busy, 15);
        losesTheTask();

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("Cause: the call at +00:10 cut the protection short")
                .doesNotContain("real time");
    }

    @ParameterizedTest
    @CsvSource({
        "ForkJoinPool-1-delayScheduler, to wake a virtual thread that sleeps, clock.sleep",
        "ForkJoinPool.commonPool-delayScheduler, for what CompletableFuture.delayedExecutor has planned, SimulatedExecutors",
        "CompletableFutureDelayScheduler, for what CompletableFuture.delayedExecutor has planned, SimulatedExecutors"
    })
    void delays_ofAPool_areThoseOfFuturesOrOfVirtualThreads(String thread, String words, String fix) {
        assertThat(Standstill.inRealTime(
                        List.of(new StuckThread(thread, StuckThread.Kind.DELAYED_FUTURES, Optional.empty()))))
                .hasValueSatisfying(standstill -> {
                    assertThat(standstill.words()).contains("waits in real time " + words);
                    assertThat(standstill.fix()).contains(fix);
                });
    }

    @Test
    void renewals_ofThreadsThatWaitForEachOther_areToldSo() {
        Lock jobs = new ReentrantLock();
        Lock beats = new ReentrantLock();
        CountDownLatch bothHaveOne = new CountDownLatch(2);
        world.protect(world.busy, 30);
        takeBoth("worker", jobs, beats, bothHaveOne);
        takeBoth("heartbeat", beats, jobs, bothHaveOne);
        losesTheTask();

        assertThat(world.told(world.busy, Symptom.LOST))
                .containsPattern("Cause: the threads \"(worker|heartbeat)\" \\(StandstillTest.java:\\d+\\) and"
                        + " \"(worker|heartbeat)\" \\(StandstillTest.java:\\d+\\)"
                        + " wait for each other's locks, for ever: most likely the renewals\n")
                .contains("Fix:   take the locks in one order everywhere\n");
    }

    private void takeBoth(String name, Lock one, Lock other, CountDownLatch bothHaveOne) {
        Thread thread = new Thread(
                () -> {
                    try {
                        one.lockInterruptibly();
                        bothHaveOne.countDown();
                        bothHaveOne.await();
                        other.lockInterruptibly();
                    } catch (InterruptedException e) {
                        // the test has ended
                    }
                },
                name);
        thread.start();
        ends.add(thread::interrupt);
    }
}
