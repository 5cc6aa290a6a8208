package io.github.ecssimulator.internal.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ecssimulator.internal.settle.KernelThread.NativeIds;
import io.github.ecssimulator.internal.settle.WatchedThread.Descent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.internal.http.pipeline.Pause;

/** When one thread counts as at work. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WatchedThreadTest {
    private final AskedThread thread = AskedThread.atRest();
    private final WatchedThread watched = new WatchedThread(thread, Descent.CALLER, null);

    @AfterEach
    void endThread() throws InterruptedException {
        watched.close();
        thread.end();
    }

    private static boolean isBusy(Watched watched) {
        return watched.isBusy(Thread.currentThread(), watched.work());
    }

    private static KernelThread kernelOf(Thread thread) {
        assumeTrue(OS.LINUX.isCurrentOs());
        return KernelThread.ofOrNull(NativeIds.dump().get(thread.getId()));
    }

    @Test
    void thread_thatParks_isNotBusy() {
        assertThat(isBusy(watched)).isFalse();
        assertThat(watched.isGone()).isFalse();
    }

    @Test
    void thread_thatRuns_isBusy() {
        thread.spins();

        assertThat(isBusy(watched)).isTrue();
        assertThat(watched.work()).isPositive();
        assertThat(watched.stack()).isNotEmpty();
    }

    @Test
    void thread_thatHasNotBegunOrHasEnded_isNotBusy() throws InterruptedException {
        Watched unborn = new WatchedThread(new Thread(() -> {}), Descent.BORN, null);
        thread.end();

        assertThat(isBusy(unborn)).isFalse();
        assertThat(unborn.isUntold()).isFalse();
        assertThat(unborn.isGone()).isFalse();
        assertThat(isBusy(watched)).isFalse();
        assertThat(watched.isUntold()).isFalse();
        assertThat(watched.isGone()).isTrue();
    }

    @Test
    void thread_thatTheKernelKnowsToRun_isBusyAlthoughTheJvmCallsItWaiting() {
        assumeTrue(OS.LINUX.isCurrentOs());
        try (KernelThread running = Objects.requireNonNull(KernelThread.currentOrNull())) {
            Watched waiting = new WatchedThread(thread, Descent.BORN, running);
            Watched timed = new WatchedThread(sleeping(), Descent.BORN, running);

            assertThat(isBusy(waiting)).isTrue();
            assertThat(isBusy(timed)).isTrue();
            assertThat(waiting.isReady()).isTrue();
        }
    }

    @Test
    void thread_thatTheKernelHasTold_isUntoldAgainWhenItIsForgotten() {
        assertThat(watched.isUntold()).isTrue();
        watched.foundInKernel(kernelOf(thread));
        AskedThread.await(() -> !watched.isReady());

        assertThat(watched.isUntold()).isFalse();
        assertThat(isBusy(watched)).isFalse();
        watched.close();
        watched.close();
        assertThat(watched.isUntold()).isTrue();
    }

    @Test
    void close_ofOneThatTheKernelHasTold_closesWhatWasOpened() {
        assumeTrue(OS.LINUX.isCurrentOs());
        KernelThread running = Objects.requireNonNull(KernelThread.currentOrNull());
        new WatchedThread(thread, Descent.BORN, running).close();

        assertThat(running.sleeps()).isTrue();
    }

    @Test
    void thread_thatNeedsALockOfTheOneThatAsks_isNotBusy() throws InterruptedException {
        Object monitor = new Object();
        Thread blocked;
        synchronized (monitor) {
            blocked = AskedThread.blockedBy(monitor);
            Watched watchedBlocked = new WatchedThread(blocked, Descent.BORN, null);

            assertThat(isBusy(watchedBlocked)).isFalse();
            assertThat(watchedBlocked.isBusy(thread, watchedBlocked.work())).isTrue();
        }
        blocked.join();
    }

    /** It does the rest of its work after the sleep; a thread that never called may be somebody's timer. */
    @ParameterizedTest
    @EnumSource(Descent.class)
    void thread_thatSleepsInRealTime_isBusyIfItIsKnownToRunCodeUnderTest(Descent descent) {
        Watched sleeping = new WatchedThread(sleeping(), descent, null);
        awaitWorkToEnd(sleeping);

        assertThat(isBusy(sleeping)).isEqualTo(descent == Descent.CALLER || descent == Descent.HELD);
    }

    /** It is no timer, and goes on by itself. */
    @ParameterizedTest
    @EnumSource(Descent.class)
    void thread_thatSleepsBeforeTheSdkTriesACallAgain_isBusyWhoeverItIs(Descent descent) throws InterruptedException {
        Thread pausing = thatSleeps(Pause::untilInterrupted);
        Watched watchedPausing = new WatchedThread(pausing, descent, null);
        awaitWorkToEnd(watchedPausing);

        assertThat(isBusy(watchedPausing)).isTrue();
        assertThat(watchedPausing.backsOff()).isTrue();
        assertThat(watched.backsOff()).isFalse();
        pausing.interrupt();
        pausing.join();
    }

    @Test
    void pool_ofWhichAThreadSleepsBeforeTheSdkTriesACallAgain_backsOff() {
        ForkJoinPool pool = new ForkJoinPool(1);
        Watched watchedPool = new Watched.Pool(pool);
        assertThat(watchedPool.backsOff()).isFalse();

        pool.execute(Pause::untilInterrupted);

        AskedThread.await(watchedPool::backsOff);
        assertThat(new Watched.Pool(ForkJoinPool.commonPool()).backsOff()).isFalse();
        pool.shutdownNow();
    }

    /** The JVM may still call it waiting while it throws an interrupt. */
    @Test
    void thread_thatHasWorkedSinceTheLook_isBusyAlthoughItWaits() {
        Thread sleeping = sleeping();
        Watched seen = new WatchedThread(sleeping, Descent.BORN, null);
        awaitWorkToEnd(seen);
        Watched first = new WatchedThread(sleeping, Descent.BORN, null);
        assertThat(isBusy(first)).isFalse();

        long earlier = first.work() - 1;

        assertThat(first.isBusy(Thread.currentThread(), earlier)).isTrue();
        assertThat(first.isBusy(Thread.currentThread(), earlier))
                .isFalse(); // it is asked once for each stretch of work
    }

    @Test
    void thread_thatIsInterrupted_isBusyAlthoughItWaits() {
        Thread interrupted = new Thread() {
            @Override
            public State getState() {
                return State.WAITING; // as the JVM says until it runs again
            }

            @Override
            public boolean isInterrupted() {
                return true;
            }
        };

        assertThat(isBusy(new WatchedThread(interrupted, Descent.BORN, null))).isTrue();
    }

    /** It runs as soon as the JVM knows that it was woken. */
    @Test
    void thread_thatParksAtSomething_isNotLookedAtBehindACollection() {
        assertThat(watched.isBusy(Thread.currentThread(), watched.work() - 1)).isFalse();
    }

    @Test
    void thread_thatReadsForLong_isAStrangersUnlessItHasCalled() throws IOException {
        try (ServerSocket broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket connection = new Socket(broker.getInetAddress(), broker.getLocalPort())) {
            Thread reading = new Thread(() -> read(connection), "reading");
            reading.start();
            WatchedThread born = new WatchedThread(reading, Descent.BORN, kernelOf(reading));
            WatchedThread caller = new WatchedThread(reading, Descent.CALLER, kernelOf(reading));
            AskedThread.await(() -> reading.getStackTrace().length > 5 && !born.isReady());

            assertThat(born.isDoubtful()).isTrue();
            assertThat(caller.isDoubtful()).isFalse();
            assertThat(new WatchedThread(reading, Descent.BORN, null).isDoubtful())
                    .isFalse();
            born.close();
            caller.close();
        }
    }

    private static void read(Socket connection) {
        try {
            int unused = connection.getInputStream().read();
        } catch (IOException e) {
            // the test has ended
        }
    }

    @Test
    void thread_thatWaitsForAMonitor_isNotBusy() {
        Thread waiting = new Thread(WatchedThreadTest::waitForLong, "waiting");
        waiting.setDaemon(true);
        waiting.start();
        AskedThread.await(() -> waiting.getState() == Thread.State.TIMED_WAITING);

        Watched watchedWaiting = new WatchedThread(waiting, Descent.CALLER, null);
        awaitWorkToEnd(watchedWaiting);
        assertThat(isBusy(watchedWaiting)).isFalse();
        waiting.interrupt();
    }

    @Test
    void thread_thatAcceptsConnections_isNotBusy() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread accepting = new Thread(() -> accept(server), "accepting");
            accepting.start();
            Watched watchedAccepting = new WatchedThread(accepting, Descent.CALLER, null);
            AskedThread.await(() -> !isBusy(watchedAccepting));

            assertThat(accepting.getState()).isEqualTo(Thread.State.RUNNABLE);
        }
    }

    @ParameterizedTest
    @EnumSource(Descent.class)
    void thread_thatWorksOn_isAStrangersOnlyIfItMayBe(Descent descent) {
        thread.spins();
        Watched working = new WatchedThread(thread, descent, kernelOf(thread));

        assertThat(working.isDoubtful()).isEqualTo(descent == Descent.SHARED);
        working.close();
    }

    @Test
    void thread_thatWaits_isNoStrangers() {
        WatchedThread born = new WatchedThread(thread, Descent.BORN, kernelOf(thread));

        assertThat(born.isDoubtful()).isFalse();
        born.close();
    }

    @Test
    void description_namesThreadStateAndOrigin() {
        assertThat(watched.description()).isEqualTo("the thread \"asked\" (WAITING; it called the simulator)");
        assertThat(new WatchedThread(thread, Descent.BORN, null).description())
                .isEqualTo("the thread \"asked\" (WAITING; code of this test started it)");
    }

    @Test
    void description_ofAThreadOfAGroupOfItsOwn_namesTheGroup() {
        Thread grouped = new Thread(new ThreadGroup("task 1"), () -> {}, "worker");

        assertThat(new WatchedThread(grouped, Descent.HELD, null).description())
                .isEqualTo("the thread \"worker\" (NEW; it runs the code of a container; of the group \"task 1\")");
    }

    @Test
    void description_ofAThreadThatHasEnded_namesNoGroup() throws InterruptedException {
        thread.end();

        assertThat(watched.description()).isEqualTo("the thread \"asked\" (TERMINATED; it called the simulator)");
    }

    /** The JVM calls a thread waiting before it has come so far. */
    private static void awaitWorkToEnd(Watched watched) {
        long[] seen = {-1};
        AskedThread.await(() -> {
            long before = seen[0];
            boolean unused = isBusy(watched);
            seen[0] = watched.work();
            return before == seen[0];
        });
    }

    private static Thread sleeping() {
        return thatSleeps(WatchedThreadTest::sleepForLong);
    }

    private static Thread thatSleeps(Runnable code) {
        Thread sleeping = new Thread(code, "sleeping");
        sleeping.setDaemon(true);
        sleeping.start();
        AskedThread.await(() -> sleeping.getState() == Thread.State.TIMED_WAITING);
        return sleeping;
    }

    private static void sleepForLong() {
        try {
            TimeUnit.MINUTES.sleep(1); // what this test is about: a thread that waits in real time
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void waitForLong() {
        Object monitor = new Object();
        synchronized (monitor) {
            try {
                while (true) {
                    monitor.wait(60_000);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void accept(ServerSocket server) {
        try {
            server.accept().close();
        } catch (IOException e) {
            // the test has ended
        }
    }
}
