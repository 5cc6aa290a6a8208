package io.github.ecssimulator.internal.settle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/** The threads that run tests: no world waits for them. */
class DriversTest {
    private static final Thread OTHER = new Thread(() -> {}, "other");

    @Test
    void thread_thatRunsATest_isIncluded() {
        Thread driver = new Thread(() -> {}, "driver");
        Drivers.add(driver);

        assertThat(Drivers.include(driver)).isTrue();
        assertThat(Drivers.include(OTHER)).isFalse();
        assertThat(Drivers.include(new Thread(() -> {}, "junit-timeout-1"))).isTrue();
    }

    @Test
    void threads_ofThePoolThatRunsTests_areIncluded() throws Exception {
        ForkJoinPool tests = new ForkJoinPool(1);
        ForkJoinPool others = new ForkJoinPool(1);
        in(tests, () -> {
            Drivers.add(Thread.currentThread());
            return Thread.currentThread();
        });
        tests.shutdown();

        assertThat(Drivers.include(workerOf(tests))).isTrue();
        assertThat(in(others, () -> Drivers.include(Thread.currentThread()))).isFalse();
        others.shutdown();
    }

    @Test
    void threads_ofTheCommonPool_areNotIncludedForOneThatRunsATest() {
        ForkJoinPool common = ForkJoinPool.commonPool();
        Drivers.add(workerOf(common));

        assertThat(Drivers.include(workerOf(common))).isFalse();
    }

    private static Thread workerOf(ForkJoinPool pool) {
        return ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
    }

    private static <T> T in(ForkJoinPool pool, Callable<T> work) throws InterruptedException, ExecutionException {
        return pool.submit(work).get();
    }
}
