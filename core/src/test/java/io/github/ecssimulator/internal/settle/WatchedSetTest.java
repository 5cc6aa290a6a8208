package io.github.ecssimulator.internal.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ecssimulator.internal.settle.WatchedThread.Descent;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.OS;

/** What a world waits for. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WatchedSetTest {
    private final WatchedSet set = new WatchedSet();
    private final AskedThread thread = AskedThread.atRest();
    private final ForkJoinPool pool = new ForkJoinPool(1);

    @AfterEach
    void end() throws InterruptedException {
        set.clear();
        thread.end();
        pool.shutdownNow();
    }

    @Test
    void thread_added_isKnownOnce() {
        assertThat(set.isEmpty()).isTrue();
        assertThat(set.knows(thread)).isFalse();

        assertThat(set.add(thread, Descent.BORN, null)).isTrue();
        assertThat(set.add(thread, Descent.BORN, null)).isFalse();

        assertThat(set.isEmpty()).isFalse();
        assertThat(set.knows(thread)).isTrue();
        assertThat(set.members()).hasSize(1);
    }

    @Test
    void thread_thatCalls_isKnownAsACallerFromThenOn() {
        set.add(thread, Descent.BORN, null);
        long version = set.version();

        assertThat(set.add(thread, Descent.CALLER, null)).isTrue();

        assertThat(set.version()).isGreaterThan(version);
        assertThat(set.members())
                .singleElement()
                .matches(member -> ((WatchedThread) member).descent() == Descent.CALLER);
    }

    @Test
    void eachChange_givesAnotherVersion() {
        long empty = set.version();
        set.add(thread, Descent.BORN, null);
        long one = set.version();
        set.add(pool);
        long two = set.version();
        set.dropThread(thread);

        assertThat(List.of(empty, one, two, set.version())).doesNotHaveDuplicates();
    }

    @Test
    void pool_added_isKnownOnce() {
        assertThat(set.add(pool)).isTrue();
        assertThat(set.add(pool)).isFalse();

        assertThat(set.members()).singleElement().matches(member -> ((Watched.Pool) member).pool() == pool);
    }

    @Test
    void strangers_onceLeftOut_areNotAddedAgain() {
        set.add(pool);
        set.disown(set.members().get(0));
        set.add(thread, Descent.SHARED, null);
        set.disown(set.members().get(0));

        assertThat(set.add(pool)).isFalse();
        assertThat(set.knows(thread)).isTrue();
        assertThat(set.isEmpty()).isTrue();
    }

    @Test
    void thread_dropped_isNotKnown() {
        set.add(thread, Descent.BORN, null);
        set.dropThread(Thread.currentThread());
        assertThat(set.knows(thread)).isTrue();

        set.dropThread(thread);

        assertThat(set.knows(thread)).isFalse();
        assertThat(set.isEmpty()).isTrue();
    }

    @Test
    void threads_thatHaveEnded_goWithTheNextThatComes() throws InterruptedException {
        set.add(thread, Descent.BORN, null);
        thread.end();
        set.add(Thread.currentThread(), Descent.BORN, null);

        assertThat(set.members())
                .singleElement()
                .matches(member -> ((WatchedThread) member).thread() == Thread.currentThread());
    }

    @Test
    void member_dropped_closesWhatWasOpened() {
        assumeTrue(OS.LINUX.isCurrentOs());
        KernelThread running = Objects.requireNonNull(KernelThread.currentOrNull());
        set.add(Thread.currentThread(), Descent.BORN, running);
        set.dropThread(Thread.currentThread());

        assertThat(running.sleeps()).isTrue();
    }

    @Test
    void clear_closesWhatWasOpened() {
        assumeTrue(OS.LINUX.isCurrentOs());
        KernelThread running = Objects.requireNonNull(KernelThread.currentOrNull());
        set.add(Thread.currentThread(), Descent.BORN, running);
        set.clear();

        assertThat(running.sleeps()).isTrue();
        assertThat(set.isEmpty()).isTrue();
    }

    @Test
    void heldThread_isKnownAndWatchedOnlyWhileItRuns() {
        Watched held = new WatchedThread(thread, Descent.HELD, null);
        set.hold(thread);
        assertThat(set.knows(thread)).isTrue();
        assertThat(set.isEmpty()).isTrue();

        long version = set.version();
        set.add(held);
        long added = set.version();
        set.add(held);

        assertThat(set.members()).containsExactly(held);
        assertThat(added).isGreaterThan(version).isEqualTo(set.version());
    }

    @Test
    void heldThread_thatHasEnded_isForgottenWithTheNext() throws InterruptedException {
        set.hold(thread);
        AskedThread alive = AskedThread.atRest();
        set.hold(alive);
        thread.end();
        set.hold(Thread.currentThread());

        assertThat(set.knows(thread)).isFalse();
        assertThat(set.knows(alive)).isTrue();
        alive.end();
        assertThat(set.knows(Thread.currentThread())).isTrue();
    }

    @Test
    void threads_thatTheKernelHasNotTold_areFoundThere() {
        assumeTrue(OS.LINUX.isCurrentOs());
        Watched own = new WatchedThread(Thread.currentThread(), Descent.BORN, null);
        Watched unborn = new WatchedThread(new Thread(() -> {}), Descent.BORN, null);

        set.findInKernel(List.of(new Watched.Pool(pool), unborn, own));

        assertThat(own.isUntold()).isFalse();
        assertThat(own.isReady()).isTrue();
        assertThat(unborn.isReady()).isFalse();
        own.close();
    }

    @Test
    void look_atThreadsOfWhichOneRuns_findsThat() {
        AskedThread other = AskedThread.atRest();
        Watched resting = new WatchedThread(other, Descent.BORN, null);
        Watched running = new WatchedThread(thread, Descent.BORN, null);
        assertThat(firstBusy(List.of(resting, running))).isNull();

        thread.spins();

        assertThat(firstBusy(List.of(resting, running))).isSameAs(running);
    }

    @Test
    void look_leavesOutTheOneThatAsksAndThoseThatWaitForIt() {
        Watched asking = new WatchedThread(Thread.currentThread(), Descent.BORN, null);
        Watched running = new WatchedThread(thread, Descent.BORN, null);
        thread.spins();

        WatchedSet.Look look = set.look(List.of(asking, running), null, Others.thatWait(thread));

        assertThat(look.firstBusyOrNull()).isNull();
    }

    @Test
    void look_atAThreadThatHasWorkedSinceTheLast_findsIt() {
        assumeTrue(OS.LINUX.isCurrentOs());
        Watched told = new WatchedThread(thread, Descent.BORN, null);
        set.findInKernel(List.of(told));
        AskedThread.await(() -> !told.isReady());
        WatchedSet.Look first = set.look(List.of(told), null, Company.NOBODY);
        assertThat(set.look(List.of(told), first, Company.NOBODY).firstBusyOrNull())
                .isNull();

        thread.ask();
        thread.awaitRest();
        AskedThread.await(() -> !told.isReady());

        assertThat(set.look(List.of(told), first, Company.NOBODY).firstBusyOrNull())
                .isSameAs(told);
        told.close();
    }

    /** So that a standstill of the JVM is waited for once for each stretch of work, and not at each look. */
    @Test
    void look_isCertainUntilAThreadHasWorkedSinceItsRestWasProven() {
        assumeTrue(OS.LINUX.isCurrentOs());
        Watched told = new WatchedThread(thread, Descent.BORN, null);
        List<Watched> all = List.of(told, new Watched.Pool(pool));
        set.findInKernel(List.of(told));
        AskedThread.await(() -> !told.isReady());
        WatchedSet.Look first = set.look(all, null, Company.NOBODY);
        assertThat(first.isCertain()).isFalse();

        first.proves(all);
        assertThat(set.look(all, null, Company.NOBODY).isCertain()).isTrue();

        thread.ask();
        thread.awaitRest();
        AskedThread.await(() -> !told.isReady());
        assertThat(set.look(all, null, Company.NOBODY).isCertain()).isFalse();
        told.close();
    }

    @Test
    void look_atAThreadThatTheKernelDoesNotKnow_isCertain() {
        Watched untold = new WatchedThread(thread, Descent.BORN, null);

        assertThat(set.look(List.of(untold), null, Company.NOBODY).isCertain()).isTrue();
    }

    @Test
    void thread_thatNeedsALockOfOneThatWaitsItsTurn_isNotWaitedFor() throws InterruptedException {
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        Object monitor = new Object();
        Thread owner = new Thread(() -> holdTheLock(monitor, locked, mayGoOn));
        owner.start();
        locked.await();
        Thread blocked = AskedThread.blockedBy(monitor);
        Watched needing = new WatchedThread(blocked, Descent.BORN, null);
        assertThat(firstBusy(List.of(needing))).isSameAs(needing);

        set.hold(owner);
        assertThat(firstBusy(List.of(needing))).isNull();
        set.add(owner, Descent.HELD, null);
        assertThat(firstBusy(List.of(needing))).isSameAs(needing);

        mayGoOn.countDown();
        blocked.join();
    }

    @Test
    void thread_thatNeedsALockOfOneThatSleepsInSimulatedTime_isNotWaitedFor() throws InterruptedException {
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        Object monitor = new Object();
        Object other = new Object();
        Thread owner = new Thread(() -> holdTheLock(monitor, locked, mayGoOn));
        owner.start();
        locked.await();
        CountDownLatch otherLocked = new CountDownLatch(1);
        Thread between = new Thread(() -> takeBoth(other, otherLocked, monitor));
        between.start();
        otherLocked.await();
        AskedThread.await(() -> between.getState() == Thread.State.BLOCKED);
        Thread last = AskedThread.blockedBy(other);
        List<Watched> all = Stream.of(owner, between, last)
                .<Watched>map(each -> new WatchedThread(each, Descent.CALLER, null))
                .toList();
        Others sleeping = new Others();
        sleeping.waiting = List.of(owner);

        assertThat(set.look(all.subList(1, 3), null, sleeping).firstBusyOrNull())
                .as("of an owner that nobody looks at")
                .isSameAs(all.get(1));
        assertThat(set.look(all, null, sleeping).firstBusyOrNull()).isNull();
        assertThat(firstBusy(all)).as("of an owner at rest").isNull();

        mayGoOn.countDown();
        last.join();
    }

    @Test
    void thread_thatNeedsALockOfOneThatWorks_isWaitedForAlthoughOthersRest() throws InterruptedException {
        Object monitor = new Object();
        AtomicBoolean over = new AtomicBoolean();
        AtomicBoolean locked = new AtomicBoolean();
        Thread owner = new Thread(() -> {
            synchronized (monitor) {
                locked.set(true);
                AskedThread.await(over::get);
            }
        });
        owner.start();
        AskedThread.await(locked::get);
        Thread blocked = AskedThread.blockedBy(monitor);
        List<Watched> all = Stream.of(thread, blocked, owner)
                .<Watched>map(each -> new WatchedThread(each, Descent.CALLER, null))
                .toList();

        assertThat(firstBusy(all)).isSameAs(all.get(1));
        over.set(true);
        blocked.join();
    }

    private static void takeBoth(Object one, CountDownLatch hasOne, Object other) {
        synchronized (one) {
            hasOne.countDown();
            synchronized (other) {
                hasOne.countDown();
            }
        }
    }

    private static void holdTheLock(Object monitor, CountDownLatch locked, CountDownLatch mayGoOn) {
        synchronized (monitor) {
            locked.countDown();
            try {
                mayGoOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void pool_thatWorks_isBusyAndMayBeAStrangers() {
        Watched watched = new Watched.Pool(pool);
        CountDownLatch mayEnd = new CountDownLatch(1);
        assertThat(watched.isBusy(thread, 0)).isFalse();

        pool.execute(() -> {
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(watched.isBusy(thread, 0)).isTrue();
        assertThat(watched.isReady()).isFalse();
        assertThat(watched.isUntold()).isFalse();
        assertThat(watched.isDoubtful()).isTrue();
        assertThat(watched.isGone()).isFalse();
        assertThat(watched.description()).startsWith("a pool of futures or virtual threads, ");
        assertThat(watched.stack()).isEmpty();
        mayEnd.countDown();
    }

    @Test
    void pool_thatHasEnded_isGoneAndHasWorked() throws Exception {
        Watched watched = new Watched.Pool(pool);
        pool.submit(() -> {}).get();
        pool.shutdown();
        AskedThread.await(pool::isTerminated);

        assertThat(watched.isGone()).isTrue();
        assertThat(watched.work()).isPositive();
    }

    private Watched firstBusy(List<Watched> all) {
        return set.look(all, null, Company.NOBODY).firstBusyOrNull();
    }
}
