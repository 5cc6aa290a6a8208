package io.github.ecssimulator.internal.engine;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tasks in the order they were started. From the first time that somebody asks for those of one family, say, they are filed by their
 * families, too, so that who asks again need not walk over the others; who never asks pays nothing.
 */
public final class TaskShelf {
    private final SortedChunks<TaskState> all = SortedChunks.natural();
    private final Map<By, Map<String, SortedChunks<TaskState>>> files = new EnumMap<>(By.class);

    /** What ListTasks asks for that never changes while a task is here. */
    public enum By {
        FAMILY,
        STARTED_BY,
        LAUNCH_TYPE,
        SERVICE,
        INSTANCE;

        @Nullable
        String of(TaskState task) {
            ServiceState service = task.serviceOrNull();
            ContainerInstanceState instance = task.instanceOrNull();
            return switch (this) {
                case FAMILY -> task.taskDefinition().ref().family();
                case STARTED_BY -> task.startedByOrNull();
                case LAUNCH_TYPE -> task.options().shownLaunchType();
                case SERVICE -> service == null ? null : service.name();
                case INSTANCE -> instance == null ? null : instance.id();
            };
        }
    }

    void add(TaskState task) {
        all.add(task);
        files.forEach((by, file) -> file(task, by, file));
    }

    private static void file(TaskState task, By by, Map<String, SortedChunks<TaskState>> file) {
        String value = by.of(task);
        if (value != null) {
            file.computeIfAbsent(value, each -> SortedChunks.natural()).add(task);
        }
    }

    void remove(TaskState task) {
        all.remove(task);
        files.forEach((by, file) -> file.computeIfPresent(String.valueOf(by.of(task)), (value, tasks) -> {
            tasks.remove(task);
            return tasks.isEmpty() ? null : tasks;
        }));
    }

    /** Returns those that were started after one, or all; a live view. */
    public Iterable<TaskState> after(@Nullable TaskState task) {
        return all.after(task);
    }

    /** Returns those of one family, say, that were started after one, or all; a live view. */
    public Iterable<TaskState> after(@Nullable TaskState task, By by, String value) {
        SortedChunks<TaskState> tasks = files.computeIfAbsent(by, this::filed).get(value);
        return tasks == null ? Collections.emptyList() : tasks.after(task);
    }

    private Map<String, SortedChunks<TaskState>> filed(By by) {
        Map<String, SortedChunks<TaskState>> file = new LinkedHashMap<>();
        all.forEach(task -> file(task, by, file));
        return file;
    }
}
