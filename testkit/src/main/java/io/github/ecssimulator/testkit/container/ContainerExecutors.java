package io.github.ecssimulator.testkit.container;

import io.github.ecssimulator.TurnThread;
import io.github.ecssimulator.testkit.time.SimulatedExecutors;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** The executors of one container. Each is made when it is first asked for. */
final class ContainerExecutors {
    private final ContainerProcess process;
    private final List<Made> all = new ArrayList<>();
    private @Nullable ScheduledExecutorService scheduled;
    private @Nullable ScheduledExecutorService cached;

    ContainerExecutors(ContainerProcess process) {
        this.process = process;
    }

    synchronized ScheduledExecutorService scheduled() {
        if (scheduled == null) {
            scheduled = make("scheduler of ", 1);
        }
        return scheduled;
    }

    synchronized ScheduledExecutorService cached() {
        if (cached == null) {
            cached = make("executor of ", Integer.MAX_VALUE);
        }
        return cached;
    }

    private ScheduledExecutorService make(String kind, int atMost) {
        process.requireUp("took an executor");
        String name = kind + process;
        Threads threads = new Threads(process, name, atMost);
        ScheduledExecutorService executor = SimulatedExecutors.scheduled(process.clock(), name, threads);
        all.add(new Made(executor, threads));
        return executor;
    }

    /** Under the lock, so that one that a thread is about to make, which has seen the process up, is not missed at its end. */
    private synchronized List<Made> made() {
        return List.copyOf(all);
    }

    /** Whether one may still run something: until it is shut down, as those of the JDK. */
    boolean live() {
        return made().stream()
                .anyMatch(each ->
                        !each.executor().isTerminated() || each.threads().isBusy());
    }

    /** Threads first: what they unwind must not look like work that was cancelled. */
    void end() {
        made().forEach(each -> each.threads().end());
        made().forEach(each -> each.executor().shutdownNow());
    }

    private record Made(ScheduledExecutorService executor, Threads threads) {}

    /** Threads of one container that run the work they are given, each when it is its turn. */
    static final class Threads implements Executor {
        private final ContainerProcess process;
        private final String name;
        private final int atMost;
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private final Map<Runnable, Runnable> heldUp = new LinkedHashMap<>(); // to be told when it begins
        private final Deque<Member> idle = new ArrayDeque<>();
        private final List<Member> all = new ArrayList<>();

        Threads(ContainerProcess process, String name, int atMost) {
            this.process = process;
            this.name = name;
            this.atMost = atMost;
        }

        @Override
        public void execute(Runnable work) {
            Member next = acceptedBy(work);
            if (next != null) {
                next.thread.takeTurn();
            }
        }

        private synchronized @Nullable Member acceptedBy(Runnable work) {
            if (!process.isUp()) {
                return null;
            }
            waiting.add(work);
            Member next = idle.pollLast();
            if (next == null && all.size() < atMost) {
                next = new Member(all.isEmpty() ? name : name + " " + (all.size() + 1));
                all.add(next);
            } else if (next == null && work instanceof RunnableScheduledFuture<?> future && future.isPeriodic()) {
                heldUp.put(work, process.clock().notes().addHeldUp(name));
            }
            return next;
        }

        /** Whether work is under way, or waits for a thread. */
        synchronized boolean isBusy() {
            return !waiting.isEmpty() || idle.size() < all.size();
        }

        void end() {
            List<Member> members;
            synchronized (this) {
                waiting.clear();
                members = List.copyOf(all);
            }
            members.forEach(member -> member.thread.end());
        }

        private synchronized @Nullable Runnable nextOrIdle(Member member) {
            Runnable work = waiting.poll();
            if (work == null && !idle.contains(member)) {
                idle.add(member);
            }
            Runnable begins = heldUp.remove(work);
            if (begins != null) {
                begins.run();
            }
            return work;
        }

        /** One thread, which takes work as long as there is some. */
        private final class Member {
            private final TurnThread thread;

            Member(String threadName) {
                this.thread = process.newThread(threadName, this::workOn);
            }

            private void workOn() {
                while (process.isUp()) {
                    Runnable work = nextOrIdle(this);
                    if (work == null) {
                        process.endIfNothingLives();
                        awaitTurn();
                    } else {
                        run(work);
                    }
                }
            }

            private void awaitTurn() {
                try {
                    thread.awaitTurn();
                } catch (InterruptedException e) {
                    // an idle thread of a pool takes no notice
                }
            }

            private void run(Runnable work) {
                try {
                    work.run();
                } catch (ContainerStoppedException e) {
                    throw e;
                } catch (Throwable failure) {
                    thread.failWith(failure);
                }
            }
        }
    }
}
