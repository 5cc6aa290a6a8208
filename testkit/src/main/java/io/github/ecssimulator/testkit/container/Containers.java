package io.github.ecssimulator.testkit.container;

import io.github.ecssimulator.ContainerHost;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs your worker inside the world: one program for each task, from when the task gets RUNNING until its containers end.
 *
 * <pre>{@code
 * Containers.in(service).run(container ->
 *         new Worker(container.ecsClient(), container.scheduledExecutor(), container.taskArn()).start());
 * ecs.clock().advance(Duration.ofHours(12));
 * }</pre>
 *
 * <p>A container is a process, as far as a test can have one: {@link Container} tells how it lives and ends. Exactly one thread of
 * all containers runs at a time, and simulated time moves when all of them wait, so the same seed makes the same journal.
 */
public final class Containers {
    private static final int STILLBORN_AT_MOST = 50;

    private final ContainerHost host;
    private final Consumer<Consumer<SimulatedTask>> starts;
    private final List<Container> all = new CopyOnWriteArrayList<>();
    private final AtomicInteger stillborn = new AtomicInteger(); // in a row

    private Containers(ContainerHost host, Consumer<Consumer<SimulatedTask>> starts) {
        this.host = host;
        this.starts = starts;
    }

    /**
     * {@return the containers of the tasks of a service, those that run, and those that it starts from now on; they run nothing
     * yet}
     */
    public static Containers in(SimulatedService service) {
        ContainerHost host = ContainerHost.of(service);
        return new Containers(host, start -> host.onStart(service, start));
    }

    /** {@return the container of one task, which runs nothing yet} */
    public static Containers of(SimulatedTask task) {
        ContainerHost host = ContainerHost.of(task);
        return new Containers(host, start -> host.onStart(task, start));
    }

    /** Runs a program in each task when it gets RUNNING, and now in those that run. Each task runs its own. */
    public Containers run(ContainerProgram program) {
        Objects.requireNonNull(program, "program");
        starts.accept(task -> start(task, program));
        return this;
    }

    private void start(SimulatedTask task, ContainerProgram program) {
        if (host.isUp(task) && stillborn.get() <= STILLBORN_AT_MOST) {
            Instant now = task.cluster().clock().instant();
            host.onEnd(task, () -> ended(task, now));
            ContainerProcess process = new ContainerProcess(host, task);
            Container container = new Container(process);
            all.add(container);
            process.start(program, container);
        }
    }

    /** A service replaces a task at once, for ever if its program ends at once in a world whose tasks start at once. */
    private void ended(SimulatedTask task, Instant startedAt) {
        boolean lived = startedAt.isBefore(task.cluster().clock().instant());
        if (stillborn.updateAndGet(before -> lived ? 0 : before + 1) > STILLBORN_AT_MOST) {
            throw new IllegalStateException(
                    stillborn + " containers ended at the instant at which they began, the last in " + task
                            + ". A program lives as long as an executor or a thread of it does; give the tasks of this world time to start with"
                            + " taskTimings if it has to end.",
                    all.get(all.size() - 1).failure().orElse(null));
        }
    }

    /** {@return every container that began to run, the stopped ones included, in this order} */
    public List<Container> all() {
        return List.copyOf(all);
    }
}
