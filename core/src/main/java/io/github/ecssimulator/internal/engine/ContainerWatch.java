package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.TaskStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tells whoever plays the code in containers when they begin to run, and when they have ended. */
public final class ContainerWatch {
    private final WorldTime time;
    private final List<Starter> starters = new ArrayList<>();
    private final Map<TaskState, Runnable> ends = new LinkedHashMap<>();

    ContainerWatch(WorldTime time) {
        this.time = time;
    }

    /** Starts the code of each task of a service, those that run included; returns what to stop. */
    public Starter startOf(ServiceState service, Consumer<TaskState> code) {
        return begin(new Starter(service, code), service::activeTasks);
    }

    /** Starts the code of one task, at once if it runs; returns what to stop. */
    public Starter startOf(TaskState task, Consumer<TaskState> code) {
        return begin(new Starter(task, code), () -> Stream.of(task));
    }

    private Starter begin(Starter starter, Supplier<Stream<TaskState>> present) {
        return time.inside(() -> {
            time.requireOpen();
            starters.add(starter);
            present.get().filter(ContainerWatch::isUp).forEach(task -> tellStart(starter, task));
            return starter;
        });
    }

    /** Starts no more code. */
    public void forget(Starter starter) {
        time.inside(() -> starters.remove(starter));
    }

    /** Tells once that the containers of a task have ended; at once if that was before. */
    public void onEnd(TaskState task, Runnable code) {
        time.inside(() -> {
            ends.merge(task, code, ContainerWatch::both);
            tellIfEnded(task);
            return task;
        });
    }

    private static Runnable both(Runnable first, Runnable second) {
        return () -> {
            first.run();
            second.run();
        };
    }

    /** Whether the containers of a task run: nobody has ended them yet, be it that they were told to stop. */
    public static boolean isUp(TaskState task) {
        return task.ending().exitCode() == null
                && task.lastStatus().compareTo(TaskStatus.RUNNING) >= 0
                && task.lastStatus().compareTo(TaskStatus.STOPPING) <= 0;
    }

    void changed(TaskState task) {
        if (task.isRunning() && !task.isStopping()) {
            List.copyOf(starters).stream()
                    .filter(starter -> starter.isOf(task))
                    .forEach(starter -> tellStart(starter, task));
        } else {
            tellIfEnded(task);
        }
    }

    private void tellIfEnded(TaskState task) {
        boolean ended = task.lastStatus().compareTo(TaskStatus.RUNNING) >= 0 && !isUp(task);
        Runnable end = ended ? ends.remove(task) : null;
        if (end != null) {
            time.agenda().tell("end of the containers of " + task, end);
        }
    }

    private void tellStart(Starter starter, TaskState task) {
        time.agenda()
                .tell("start of the containers of " + task, () -> starter.code().accept(task));
    }

    /** Who starts the code in containers of a task, or of the tasks of a service. */
    public record Starter(Object subject, Consumer<TaskState> code) {
        private boolean isOf(TaskState task) {
            return subject == task || subject == task.serviceOrNull();
        }
    }
}
