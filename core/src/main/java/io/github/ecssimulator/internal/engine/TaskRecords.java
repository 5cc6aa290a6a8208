package io.github.ecssimulator.internal.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/** The records of stopped tasks, each of which is kept for a while. */
final class TaskRecords {
    private final Agenda agenda;
    private final Duration retention;
    private final Deque<TaskState> stopped = new ArrayDeque<>();

    TaskRecords(Agenda agenda, Duration retention) {
        this.agenda = agenda;
        this.retention = retention;
    }

    void add(TaskState task) {
        stopped.add(task);
        forgetOld();
    }

    /** Records are forgotten in the order in which their tasks stopped, so an earlier one goes before those there are. */
    void addEarlier(TaskState task) {
        List<TaskState> all = new ArrayList<>(stopped);
        all.add(task);
        all.sort(Comparator.comparing(TaskRecords::stoppedAt));
        stopped.clear();
        stopped.addAll(all);
    }

    /**
     * Forgets stopped tasks whose time is over. It is done at each look instead of by an event, so that no advance stops
     * at an instant at which nothing happens for anybody.
     */
    void forgetOld() { // documented: DescribeTasks - stopped tasks can be found for at least an hour
        Instant limit = agenda.now().minus(retention);
        while (!stopped.isEmpty() && !stoppedAt(stopped.getFirst()).isAfter(limit)) {
            TaskState old = stopped.removeFirst();
            old.cluster().forget(old);
        }
    }

    private static Instant stoppedAt(TaskState stopped) {
        return Objects.requireNonNull(stopped.ending().stoppedAt());
    }
}
