package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.RegisterTaskDefinition;
import io.github.ecssimulator.api.Task.TaskOverride;
import io.github.ecssimulator.internal.engine.TaskState;
import org.jspecify.annotations.Nullable;

/** The role that the code in a task runs with. */
public final class TaskRoles {
    private TaskRoles() {}

    /**
     * Tells whether a task has a role: its definition or its overrides name one; a definition made without a call
     * has one.
     */
    public static boolean has(TaskState task) { // documented: TaskOverride - its role wins
        TaskOverride overrides = task.options().overrides();
        RegisterTaskDefinition.Request given = task.taskDefinition().registeredWithOrNull();
        return given == null || isNamed(given.taskRoleArn()) || (overrides != null && isNamed(overrides.taskRoleArn()));
    }

    private static boolean isNamed(@Nullable String role) {
        return role != null && !role.isBlank();
    }
}
