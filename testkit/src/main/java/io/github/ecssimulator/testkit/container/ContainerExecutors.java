package io.github.ecssimulator.testkit.container;

import io.github.ecssimulator.testkit.time.SimulatedExecutors;
import java.util.ArrayList;
import java.util.List;
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
        ContainerThreads threads = new ContainerThreads(process, name, atMost);
        ScheduledExecutorService executor = SimulatedExecutors.scheduled(process.clock(), name, threads);
        all.add(new Made(executor, threads));
        return executor;
    }

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

    private record Made(ScheduledExecutorService executor, ContainerThreads threads) {}
}
