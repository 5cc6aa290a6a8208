package io.github.ecssimulator.model;

import java.util.Objects;

/** What the code in a task asks its agent for, each below paths of its own. */
public enum AgentPart {
    /** To change or read the protection of the task, below {@code /api/}. */
    TASK_PROTECTION,
    /** To describe the task and its containers, below {@code /v4/}. */
    TASK_METADATA;

    /**
     * {@return what a request asks for, by its path, with or without a query and what stands before it in absolute form} A path
     * that leads nowhere counts as an attempt at task protection.
     */
    public static AgentPart of(String path) { // documented: task metadata endpoint, versions 2 to 4
        return Objects.requireNonNull(path, "path").matches("(?s)(https?://[^/]*)?/v[234]([/?].*)?")
                ? TASK_METADATA
                : TASK_PROTECTION;
    }
}
