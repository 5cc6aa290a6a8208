package io.github.ecssimulator.internal.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.model.StuckThread;
import io.github.ecssimulator.model.StuckThread.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Threads that rest as those do that wait for work, and that time does not help on. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StuckThreadsTest {
    private static final long LONG = TimeUnit.DAYS.toMillis(1);

    private final Settler settler = new Settler(Settling.defaults());

    private List<StuckThread> stuck() {
        settler.settle(Company.NOBODY);
        return settler.stuckThreads();
    }

    @Test
    void scheduledExecutor_withWorkInRealTime_isStuck() {
        ScheduledThreadPoolExecutor executor =
                new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "heartbeat"));
        executor.prestartCoreThread();
        assertThat(stuck()).as("nothing is planned").isEmpty();

        var unused = executor.scheduleAtFixedRate(() -> {}, LONG, LONG, TimeUnit.MILLISECONDS);

        assertThat(stuck())
                .extracting(StuckThread::name, StuckThread::kind)
                .containsExactly(tuple("heartbeat", Kind.SCHEDULED_EXECUTOR));
        executor.shutdownNow();
    }

    @Test
    void timer_withWorkInRealTime_isStuck() {
        Timer timer = new Timer("beats");
        assertThat(stuck()).as("nothing is planned").isEmpty();

        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {}
                },
                LONG);

        assertThat(stuck())
                .extracting(StuckThread::name, StuckThread::kind)
                .containsExactly(tuple("beats", Kind.TIMER));
        timer.cancel();
    }

    @Test
    void thread_thatSleepsInRealTime_isStuckWhereItSleeps() {
        Thread thread = started(() -> TimeUnit.MILLISECONDS.sleep(LONG));
        AskedThread.await(() -> thread.getState() == Thread.State.TIMED_WAITING);

        assertThat(stuck()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Kind.SLEEP);
            assertThat(found.place())
                    .hasValueSatisfying(frame -> assertThat(frame.getFileName()).isEqualTo("StuckThreadsTest.java"));
        });
        thread.interrupt();
    }

    /** The JDK has one thread for the delays of all futures; each JDK has another name for it. */
    @Test
    void future_withALimitInRealTime_isStuckInAThreadOfTheJdk() {
        Settler watching = new Settler(
                Settling.defaults().watchingThreads(thread -> thread.getName().contains("elayScheduler")));
        CompletableFuture<Void> future = new CompletableFuture<Void>().orTimeout(LONG, TimeUnit.MILLISECONDS);
        watching.settle(Company.NOBODY);

        assertThat(watching.stuckThreads())
                .extracting(StuckThread::kind)
                .containsOnly(Kind.DELAYED_FUTURES)
                .isNotEmpty();
        future.cancel(false);
        watching.close();
    }

    private record Later() implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(LONG, TimeUnit.MILLISECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }

    @Test
    void delayQueue_inRealTime_isStuckInTheCodeThatTakes() {
        DelayQueue<Later> queue = new DelayQueue<>(List.of(new Later()));
        ExecutorService own = Executors.newSingleThreadExecutor();
        own.execute(() -> take(queue));

        assertThat(stuck()).singleElement().satisfies(thread -> {
            assertThat(thread.kind()).isEqualTo(Kind.DELAY_QUEUE);
            assertThat(thread.place())
                    .hasValueSatisfying(
                            frame -> assertThat(frame.getMethodName()).isEqualTo("take"));
        });
        own.shutdownNow();
    }

    private static void take(DelayQueue<Later> queue) {
        try {
            queue.take();
        } catch (InterruptedException e) {
            // the test has ended
        }
    }

    /** What code calls to wait until it is told something, or for so long. */
    private interface Wait {
        void forLong() throws Exception;
    }

    @SuppressWarnings("WaitNotInLoop") // who runs them has the loop
    static Stream<Named<Wait>> timedWaits() {
        ReentrantLock lock = new ReentrantLock();
        Condition condition = lock.newCondition();
        Object monitor = new Object();
        return Stream.of(
                Named.of("latch", () -> new CountDownLatch(1).await(LONG, TimeUnit.MILLISECONDS)),
                Named.of("monitor", () -> inMonitor(monitor, () -> monitor.wait(LONG))),
                Named.of("unit", () -> inMonitor(monitor, () -> TimeUnit.MILLISECONDS.timedWait(monitor, LONG))),
                Named.of("park", () -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LONG))),
                Named.of("condition", () -> inLock(lock, () -> condition.await(LONG, TimeUnit.MILLISECONDS))),
                Named.of("nanos", () -> inLock(lock, () -> condition.awaitNanos(TimeUnit.MILLISECONDS.toNanos(LONG)))));
    }

    private static void inMonitor(Object monitor, Wait wait) throws Exception {
        synchronized (monitor) {
            wait.forLong();
        }
    }

    private static void inLock(Lock lock, Wait wait) throws Exception {
        lock.lock();
        try {
            wait.forLong();
        } finally {
            lock.unlock();
        }
    }

    @ParameterizedTest
    @MethodSource("timedWaits")
    void waitWithALimit_ofTheCode_isStuckThere(Wait wait) {
        Thread thread = started(wait);

        assertThat(stuck()).singleElement().satisfies(found -> {
            assertThat(found.name()).isEqualTo("heartbeat");
            assertThat(found.kind()).isEqualTo(Kind.TIMED_WAIT);
            assertThat(found.place())
                    .hasValueSatisfying(frame -> assertThat(frame.getFileName()).isEqualTo("StuckThreadsTest.java"));
        });
        thread.interrupt();
    }

    static Stream<Named<Wait>> waitsForOthers() {
        return Stream.of(
                Named.of("queue", () -> new LinkedBlockingQueue<>().poll(LONG, TimeUnit.MILLISECONDS)),
                Named.of("future", () -> new CompletableFuture<>().get(LONG, TimeUnit.MILLISECONDS)),
                Named.of("latch without a limit", () -> new CountDownLatch(1).await()));
    }

    @ParameterizedTest
    @MethodSource("waitsForOthers")
    void wait_forWhatOthersHandOver_isNotStuck(Wait wait) {
        Thread thread = started(wait);

        assertThat(stuck()).isEmpty();
        thread.interrupt();
    }

    private static Thread started(Wait wait) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (!Thread.currentThread().isInterrupted()) { // it may return without a reason
                            wait.forLong();
                        }
                    } catch (Exception e) {
                        // the test has ended
                    }
                },
                "heartbeat");
        thread.start();
        return thread;
    }

    @Test
    void locksOfTwoThreads_eachWaitsForTheOther_areADeadlock() {
        Lock left = new ReentrantLock();
        Lock right = new ReentrantLock();
        CountDownLatch bothHaveOne = new CountDownLatch(2);
        Thread first = inBoth("first", left, right, bothHaveOne);
        Thread second = inBoth("second", right, left, bothHaveOne);

        assertThat(stuck())
                .extracting(StuckThread::name, StuckThread::kind)
                .containsExactlyInAnyOrder(tuple("first", Kind.DEADLOCK), tuple("second", Kind.DEADLOCK));
        Stream.of(first, second).forEach(Thread::interrupt);
    }

    @Test
    void locksOfTwoThreads_oneOfWhichGivesUpInTheEnd_areNoDeadlock() {
        Lock left = new ReentrantLock();
        Lock right = new ReentrantLock();
        CountDownLatch bothHaveOne = new CountDownLatch(2);
        Thread patient = inBoth("patient", left, right, bothHaveOne);
        Thread other = inBoth("other", right, bothHaveOne, () -> left.tryLock(LONG, TimeUnit.MILLISECONDS));

        assertThat(stuck()).isEmpty();
        Stream.of(patient, other).forEach(Thread::interrupt);
    }

    private static Thread inBoth(String name, Lock one, Lock other, CountDownLatch bothHaveOne) {
        return inBoth(name, one, bothHaveOne, () -> {
            other.lockInterruptibly();
            return true;
        });
    }

    private static Thread inBoth(String name, Lock one, CountDownLatch bothHaveOne, Callable<Boolean> takeOther) {
        Thread thread = new Thread(
                () -> {
                    try {
                        one.lockInterruptibly();
                        bothHaveOne.countDown();
                        bothHaveOne.await();
                        takeOther.call();
                    } catch (Exception e) {
                        // the test has ended
                    }
                },
                name);
        thread.start();
        return thread;
    }

    @Test
    void threadThatWaitsForWork_andOneThatNoWorldWaitsFor_areNotStuck() {
        ExecutorService own = Executors.newSingleThreadExecutor();
        own.execute(() -> {});
        Settler other = new Settler(Settling.off());
        ScheduledThreadPoolExecutor foreign = new ScheduledThreadPoolExecutor(1);
        var unused = foreign.schedule(() -> {}, LONG, TimeUnit.MILLISECONDS);

        assertThat(other.stuckThreads()).isEmpty();

        foreign.shutdownNow();
        assertThat(stuck()).isEmpty();
        own.shutdownNow();
    }

    @Test
    void remember_threadThatWaitsForALock_keepsItForThatInstantOnly() throws InterruptedException {
        Lock lock = new ReentrantLock();
        Thread waits = new Thread(() -> take(lock), "heartbeat");
        lock.lock();
        try {
            waits.start();
            assertThat(stuck()).as("time may help its owner on").isEmpty();
            settler.remember(Instant.EPOCH);
        } finally {
            lock.unlock();
        }
        waits.join();

        assertThat(settler.stuckThreadsAt(Instant.EPOCH))
                .extracting(
                        StuckThread::name,
                        StuckThread::kind,
                        thread -> thread.place().orElseThrow().getMethodName())
                .containsExactly(tuple("heartbeat", Kind.LOCK, "take"));
        assertThat(settler.stuckThreadsAt(Instant.EPOCH.plusNanos(1))).isEmpty();
    }

    private static void take(Lock lock) {
        lock.lock();
        try {
            Thread.onSpinWait(); // it has it
        } finally {
            lock.unlock();
        }
    }

    @Test
    void remember_moreThanTwentyInstants_keepsTheFirst() {
        Timer timer = new Timer("beats", true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {}
                },
                LONG);
        settler.settle(Company.NOBODY);

        IntStream.rangeClosed(0, 20).mapToObj(Instant::ofEpochSecond).forEach(settler::remember);

        assertThat(settler.stuckThreadsAt(Instant.ofEpochSecond(19))).hasSize(1);
        assertThat(settler.stuckThreadsAt(Instant.ofEpochSecond(20))).isEmpty();
        timer.cancel();
    }
}
