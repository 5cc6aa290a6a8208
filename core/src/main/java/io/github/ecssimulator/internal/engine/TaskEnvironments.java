package io.github.ecssimulator.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The doors that can tell the code in a task where they are. The last one opened is asked. */
public final class TaskEnvironments {
    private final List<Function<TaskState, Map<String, String>>> doors = new ArrayList<>();

    TaskEnvironments() {}

    boolean add(Function<TaskState, Map<String, String>> door) {
        return doors.add(door);
    }

    /** Takes a door away. */
    boolean remove(Function<TaskState, Map<String, String>> door) {
        return doors.remove(door);
    }

    /** Returns the door to ask: the last one added, or null if there is none. */
    public @Nullable Function<TaskState, Map<String, String>> lastOrNull() {
        return doors.isEmpty() ? null : doors.get(doors.size() - 1);
    }
}
