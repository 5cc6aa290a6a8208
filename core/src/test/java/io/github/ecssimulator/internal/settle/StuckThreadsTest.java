package io.github.ecssimulator.internal.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.model.StuckThread;
import io.github.ecssimulator.model.StuckThread.Kind;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
}
