package io.github.ecssimulator.internal.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.model.Settling;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which threads are the test, and which are code under test: a busy one shows that it is waited for. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RolesTest {
    private static final Settling SHORT = Settling.defaults().within(Duration.ofMillis(20));

    private final Thread testThread = Thread.currentThread();
    private Settler settler;

    private void begin(Settling settling) {
        settler = new Settler(settling);
    }

    @AfterEach
    void close() {
        settler.close();
    }

    @Test
    void thread_thatMadeTheWorld_isTheTest() {
        begin(SHORT);
        settler.called();

        assertThat(settler.isCodeUnderTest()).isFalse();
        assertThat(settler.isOn()).isTrue();
        assertThat(Drivers.include(Thread.currentThread())).isTrue();
    }

    @Test
    void thread_thatTheTestStarted_isCodeUnderTest() {
        begin(SHORT);

        assertThat(in(born(() -> settler.isCodeUnderTest()))).isTrue();
        assertThat(in(born(this::afterCalling))).isTrue();
        assertThat(in(born(this::afterDriving))).isTrue();
    }

    private boolean afterCalling() {
        settler.called();
        return settler.isCodeUnderTest();
    }

    private boolean afterDriving() {
        settler.drives();
        return settler.isCodeUnderTest();
    }

    @Test
    void thread_ofUnknownOrigin_isCodeUnderTestOnceItCalls() {
        begin(SHORT);

        assertThat(in(unmarked(() -> settler.isCodeUnderTest()))).isFalse();
        assertThat(in(unmarked(this::afterCalling))).isTrue();
    }

    @Test
    void thread_ofUnknownOriginThatMovesTheTime_isTheTest() {
        begin(SHORT);

        assertThat(in(unmarked(this::afterDriving))).isFalse();
        assertThat(in(unmarked(() -> {
                    settler.called();
                    settler.drives();
                    return settler.isCodeUnderTest();
                })))
                .isFalse();
        assertThat(in(unmarked(() -> {
                    settler.drives();
                    return Drivers.include(Thread.currentThread());
                })))
                .isTrue();
    }

    @Test
    void thread_thatDrivesAnotherWorld_isTheTestOfThisOneToo() {
        begin(SHORT);

        assertThat(in(unmarked(() -> {
                    Settler unused = new Settler(SHORT);
                    settler.called();
                    return settler.isCodeUnderTest();
                })))
                .isFalse();
        assertThat(in(unmarked(() -> {
                    Settler unused = new Settler(SHORT);
                    settler.called();
                    return in(born(() -> settler.isCodeUnderTest()));
                })))
                .isTrue();
    }

    @Test
    void thread_ofATestRunner_isTheTestThoughItOnlyCalls() {
        begin(SHORT);
        FutureTask<Boolean> calls = new FutureTask<>(this::afterCalling);
        Thread runner = new Thread(null, calls, "junit-runner", 0, false);

        assertThat(inThread(runner, calls)).isFalse();
    }

    @Test
    void thread_thatBelongedToAnotherWorld_isOfTheOneItCalls() {
        begin(SHORT);
        Settler first = settler;

        assertThat(in(born(() -> {
                    Settler second = in(unmarked(() -> new Settler(SHORT)));
                    second.called();
                    return second.isCodeUnderTest() && !first.isCodeUnderTest();
                })))
                .isTrue();
    }

    @Test
    void thread_thatIsIgnored_isNotWatchedThoughItCalls() {
        begin(SHORT.ignoringThreads(
                thread -> thread != testThread && !thread.getName().startsWith("junit-")));
        AtomicBoolean called = new AtomicBoolean();
        AtomicBoolean over = new AtomicBoolean();
        in(unmarked(this::afterCalling)); // so that there may be something to look at
        Thread caller = new Thread(
                () -> {
                    settler.called();
                    called.set(true);
                    AskedThread.await(over::get);
                },
                "caller");
        caller.start();
        AskedThread.await(called::get);

        settler.settle(Company.NOBODY); // does not throw
        over.set(true);
    }

    /** What it starts from then on is of the test, so it must not become the test by moving the time. */
    @Test
    void thread_thatTheTestStarted_staysCodeUnderTestWhateverItDoes() {
        begin(SHORT);

        assertThat(in(born(() -> {
                    settler.called();
                    settler.drives();
                    return settler.isCodeUnderTest();
                })))
                .isTrue();
    }

    @Test
    void thread_thatTheTestStartedAndThatMovesTheTime_isWaitedForAsOneThatCalls() {
        begin(SHORT);

        assertThatThrownBy(() -> settleWhileItRuns(busyBorn(settler::drives)))
                .hasMessageContaining("it called the simulator");
    }

    @Test
    void thread_thatCalledBeforeItMovedTheTime_isWaitedForNoMore() {
        begin(SHORT);

        assertThatThrownBy(() -> settleWhileItRuns(busyUnmarked(settler::called)))
                .hasMessageContaining("it called the simulator");
        settler.close();
        settleWhileItRuns(busyUnmarked(
                () -> { // does not throw
                    settler.called();
                    settler.drives();
                }));
    }

    @Test
    void close_forgetsWhoHasCalled() {
        begin(SHORT);

        settleWhileItRuns(busyUnmarked(() -> {
            settler.called();
            settler.close();
        }));
    }

    /** Settles while a thread runs on after what it has done. */
    private void settleWhileItRuns(Busy busy) {
        busy.start();
        try {
            settler.settle(Company.NOBODY);
        } finally {
            busy.over.set(true);
        }
    }

    private static Busy busyBorn(Runnable first) {
        return new Busy(first, true);
    }

    private static Busy busyUnmarked(Runnable first) {
        return new Busy(first, false);
    }

    /** Does something, and runs on. */
    private static final class Busy {
        private final AtomicBoolean done = new AtomicBoolean();
        private final AtomicBoolean over = new AtomicBoolean();
        private final Thread thread;

        Busy(Runnable first, boolean marked) {
            thread = new Thread(
                    null,
                    () -> {
                        first.run();
                        done.set(true);
                        AskedThread.await(over::get);
                    },
                    "busy",
                    0,
                    marked);
        }

        void start() {
            thread.start();
            AskedThread.await(done::get);
        }
    }

    @Test
    void settling_off_knowsNoRoles() {
        begin(Settling.off());
        settler.drives();

        assertThat(settler.isOn()).isFalse();
        assertThat(in(unmarked(this::afterCalling))).isFalse();
        assertThat(in(unmarked(() -> {
                    settler.drives();
                    return Drivers.include(Thread.currentThread());
                })))
                .isFalse();
    }

    private static <T> FutureTask<T> born(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        new Thread(task, "born").start();
        return task;
    }

    private static <T> FutureTask<T> unmarked(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        new Thread(null, task, "unmarked", 0, false).start();
        return task;
    }

    private static <T> T inThread(Thread thread, FutureTask<T> task) {
        thread.start();
        return in(task);
    }

    private static <T> T in(FutureTask<T> task) {
        try {
            return task.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
