package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * Tasks by their ids. A table of which half to three quarters are free: eight to twenty bytes for each task, and one look to find
 * it, where a search among a hundred thousand tasks in order reads the ids of seventeen. Its order is never seen.
 */
final class TaskIndex {
    private static final int LEAST = 16;
    private static final long SPREAD = 0x9E3779B97F4A7C15L; // the golden ratio: ids that count up must not lie together

    private @Nullable TaskState[] places = new TaskState[LEAST]; // at least half of them are free
    private int size;

    @Nullable
    TaskState findOrNull(TaskId id) {
        return places[placeOf(id)];
    }

    void add(TaskState task) {
        if (2 * size == places.length) {
            grow();
        }
        int place = placeOf(task.id());
        size += places[place] == null ? 1 : 0;
        places[place] = task;
    }

    /** Takes a task out, and moves up those that lie behind it because their own places were taken. */
    void remove(TaskState task) {
        int free = placeOf(task.id());
        if (!task.equals(places[free])) {
            return;
        }
        size--;
        places[free] = null;
        TaskState next = places[after(free)];
        for (int place = after(free); next != null; next = places[place]) {
            places[place] = null;
            places[placeOf(next.id())] = next;
            place = after(place);
        }
    }

    private void grow() {
        @Nullable TaskState[] before = places;
        places = new TaskState[2 * before.length];
        for (TaskState task : before) {
            if (task != null) {
                places[placeOf(task.id())] = task;
            }
        }
    }

    /** Where the task with an id lies, or would. */
    private int placeOf(TaskId id) {
        int place = (int) (((id.high() ^ (31 * id.low())) * SPREAD) >>> 32) & (places.length - 1);
        for (TaskState task = places[place]; task != null && !task.ref().hasId(id); task = places[place]) {
            place = after(place);
        }
        return place;
    }

    private int after(int place) {
        return (place + 1) & (places.length - 1);
    }
}
