package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.model.TaskTimings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Leads a task from one status to the next, each in its time. */
final class TaskLifecycle {
    private static final int KILLED = 137; // documented: stopTimeout - SIGKILL, which shows as 128 + 9

    private final Agenda agenda;
    private final JournalLog journal;
    private final TaskTimings timings;
    private final FollowUps followUps;
    private final TaskChanges changes;
    private final Map<List<TaskStatus>, List<TaskStatus>> paths = new LinkedHashMap<>();

    TaskLifecycle(Agenda agenda, JournalLog journal, TaskTimings timings, FollowUps followUps, TaskChanges changes) {
        this.agenda = agenda;
        this.journal = journal;
        this.timings = timings;
        this.followUps = followUps;
        this.changes = changes;
    }

    void start(TaskState task) {
        journal.write(new TaskEvent.Created(task.ref()), () -> followUps.run(() -> proceed(task)));
    }

    void adopted(TaskState task) {
        journal.write(new TaskEvent.Adopted(task.ref(), task.lastStatus()));
    }

    /** Stops a task, protected or not: what protection prevents is being chosen, not being stopped. */
    void stop(TaskState task, StopCause cause, String reason) {
        TaskSetState set = task.taskSetOrNull();
        if (set != null) {
            set.tasks().remove(task);
            if (cause == StopCause.HEALTH_CHECK) {
                set.tasks().lostUnhealthy();
            }
        }
        if (cause == StopCause.HOST_LOSS && task.pullStoppedAtOrNull() != null) {
            task.endContainers(KILLED, agenda.now()); // inferred: who is gone gets no signal, and no time
        }
        tell(task, cause, reason);
    }

    /** Stops a task whose containers have ended already. */
    void crash(TaskState task, int exitCode, String reason) {
        task.endContainers(exitCode, agenda.now());
        if (!task.hasRun()) {
            startFails(task);
        }
        stop(task, StopCause.CONTAINER_EXIT, reason);
    }

    private static void startFails(TaskState task) {
        TaskSetState set = task.taskSetOrNull();
        if (set != null) {
            set.failures().begin();
        }
    }

    /** Leads on a task that was told to stop before the world began. */
    void goOnStopping(TaskState task) {
        tell(
                task,
                Objects.requireNonNull(task.ending().cause()),
                String.valueOf(task.ending().reason()));
    }

    private void tell(TaskState task, StopCause cause, String reason) {
        TaskEvent told = new TaskEvent.StopRequested(task.ref(), cause, reason, task.isProtected());
        task.tellToStop(cause, reason, agenda.now());
        agenda.callOff(task.goOnBy(null));
        journal.write(told, () -> followUps.run(() -> leadToStopped(task)));
    }

    private void leadToStopped(TaskState task) {
        if (task.lastStatus() != TaskStatus.DEPROVISIONING) {
            goOn(task);
        }
    }

    /** The containers of a task that was told to stop are lost with its host, be it before the stop signal. */
    void lost(TaskState task) {
        if (task.lastStatus() == TaskStatus.DEACTIVATING && task.ending().exitCode() == null) {
            task.endContainers(KILLED, agenda.now());
        } else {
            containersEnded(task, KILLED);
        }
    }

    /** The containers ended by themselves, before they were killed. */
    boolean containersEnded(TaskState task, int exitCode) {
        if (task.lastStatus() != TaskStatus.STOPPING || task.ending().exitCode() != null) {
            return false;
        }
        task.endContainers(exitCode, agenda.now());
        agenda.callOff(task.goOnBy(null));
        goOn(task);
        return true;
    }

    void proceed(TaskState task) {
        walk(task, new ArrayList<>(List.of(task.lastStatus())));
    }

    private void goOn(TaskState task) {
        List<TaskStatus> path = new ArrayList<>(List.of(task.lastStatus()));
        step(task, path);
        walk(task, path);
    }

    /** Passes through every status that takes no time, then waits in the one that does. */
    private void walk(TaskState task, List<TaskStatus> path) {
        while (!isAtRest(task) && stay(task).isZero() && !failsToStart(task)) {
            step(task, path);
        }
        if (path.size() > 1) {
            journal.write(new TaskEvent.StatusChanged(task.ref(), shared(path)), () -> planNext(task));
        } else {
            planNext(task);
        }
    }

    private void step(TaskState task, List<TaskStatus> path) {
        if (task.lastStatus() == TaskStatus.STOPPING && task.ending().exitCode() == null) {
            task.endContainers(KILLED, agenda.now());
        }
        path.add(task.goOn(agenda.now()));
        Runnable handler = task.ending().stopHandler();
        if (task.lastStatus() == TaskStatus.STOPPING
                && handler != null
                && task.ending().exitCode() == null) {
            agenda.tell("stop signal of " + task, handler);
        }
    }

    /** The same list for the same way: there are few ways, and each task goes one. */
    private List<TaskStatus> shared(List<TaskStatus> path) {
        return paths.computeIfAbsent(List.copyOf(path), way -> way);
    }

    /** Plans the next step, and tells where the task stands. */
    private void planNext(TaskState task) {
        if (!isAtRest(task)) {
            task.goOnBy(agenda.plan(agenda.now().plus(stay(task)), "next status of ", task, () -> endStay(task)));
        }
        changes.taskChanged(task);
    }

    private void endStay(TaskState task) {
        task.goOnBy(null);
        if (failsToStart(task)) {
            startFails(task);
            stop(
                    task,
                    StopCause.START_FAILURE,
                    String.valueOf(task.taskDefinition().startFailureOrNull()));
        } else {
            goOn(task);
        }
    }

    private static boolean isAtRest(TaskState task) {
        return task.lastStatus() == TaskStatus.STOPPED || (task.isRunning() && !task.isStopping());
    }

    private static boolean failsToStart(TaskState task) {
        return task.lastStatus() == TaskStatus.PENDING
                && !task.isStopping()
                && task.taskDefinition().startFailureOrNull() != null;
    }

    private Duration stay(TaskState task) {
        Duration usual = timings.in(task.lastStatus());
        if (task.lastStatus() != TaskStatus.STOPPING) {
            return usual;
        }
        if (task.ending().exitCode() != null) {
            return Duration.ZERO;
        }
        boolean handles =
                task.ending().handlesSignal() && usual.isZero(); // it needs its time, however fast this world is
        return task.taskDefinition().stopTimeout(handles ? TaskTimings.DEFAULT_STOP_TIMEOUT : usual);
    }
}
