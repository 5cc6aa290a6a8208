package io.github.ecssimulator.internal.engine;

import java.util.Collection;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** The tasks of one task set: which shall run, which are protected, and which of them leave first. */
final class TaskRoster {
    private final SortedChunks<TaskState> active = SortedChunks.natural();
    private final SortedChunks<TaskState> protectedTasks = SortedChunks.natural();
    private final SortedChunks<TaskState> retiring = SortedChunks.natural();
    private final ScaleIn.ZoneCounts zones;
    private final ScaleIn.Candidates candidates;
    private final TaskCounts counts = new TaskCounts();
    private int started;
    private int running;
    private int unhealthy;
    private int kept; // once its task set is being replaced: those that were not yet asked to leave

    TaskRoster(ScaleIn.ZoneCounts zones, ScaleIn.Rule rule) {
        this.zones = zones;
        this.candidates = new ScaleIn.Candidates(rule, zones);
    }

    Collection<TaskState> active() {
        return Collections.unmodifiableCollection(active);
    }

    Iterable<TaskState> activeAfter(@Nullable TaskState task) {
        return active.after(task);
    }

    int activeCount() {
        return active.size();
    }

    int startedCount() {
        return started;
    }

    int runningCount() {
        return running;
    }

    /** Those that it does not list any more are counted, too. */
    TaskCounts counts() {
        return counts;
    }

    /** How many shall run on. */
    int lastingCount() {
        return active.size() - retiring.size();
    }

    /** Those that stop once others run in their place. */
    SortedChunks<TaskState> retiring() {
        return retiring;
    }

    SortedChunks<TaskState> protectedTasks() {
        return protectedTasks;
    }

    ScaleIn.Candidates candidates() {
        return candidates;
    }

    void add(TaskState task) {
        active.add(task);
        kept = Math.max(kept, active.size());
        started++;
        zones.add(task.availabilityZone());
        candidates.offer(task);
    }

    void ran() {
        running++;
    }

    /** Files a task by whether it is protected; called after each change. */
    void refile(TaskState task) {
        if (!active.contains(task)) {
            return;
        }
        if (task.isProtected()) {
            protectedTasks.add(task);
            candidates.withdraw(task);
        } else {
            protectedTasks.remove(task);
            candidates.offer(task);
        }
        if (task.isSentAway()) {
            retiring.add(task);
        } else if (task.ending().retirement() == null) {
            retiring.remove(task);
        }
    }

    /** Gives a task another place among those that scale-in may stop. */
    void rank(TaskState task, long rank) {
        candidates.withdraw(task); // while it can still be found by its old rank
        task.rankAs(rank);
        refile(task);
    }

    /** Lets a task stop once another runs in its place. */
    void retire(TaskState task) {
        retiring.add(task);
    }

    /** Takes out a task that shall not run any more. */
    void remove(TaskState task) {
        if (active.remove(task)) {
            protectedTasks.remove(task);
            retiring.remove(task);
            candidates.withdraw(task);
            zones.remove(task.availabilityZone());
            running -= task.isRunning() ? 1 : 0;
        }
    }

    /** How many unhealthy tasks the next starts replace. */
    int unhealthyCount() {
        return unhealthy;
    }

    void lostUnhealthy() {
        unhealthy++;
    }

    void replacedUnhealthy() {
        unhealthy = 0;
    }

    /** How many are missing of those that were not asked to leave. */
    int lostCount() {
        return kept - active.size();
    }

    void keepWhatItHas() {
        kept = active.size();
    }

    void keepMore(int more) {
        kept = Math.max(kept, active.size()) + more;
    }
}
