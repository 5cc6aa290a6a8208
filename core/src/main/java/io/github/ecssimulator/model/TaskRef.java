package io.github.ecssimulator.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A task as messages name it: where it belongs, and its id.
 *
 * @param arn the ARN of the task
 * @param serviceName the service that started it; absent for a standalone task
 */
public record TaskRef(TaskArn arn, @Nullable String serviceName) {

    public TaskRef {
        Objects.requireNonNull(arn, "arn");
    }

    /**
     * Returns the id of the task.
     *
     * @return the id
     */
    public TaskId id() {
        return arn.id();
    }

    @Override
    public String toString() {
        String owner = serviceName == null ? "standalone" : serviceName;
        return VisibleText.of("task " + arn.clusterName() + "/" + owner + "/" + id().abbreviated());
    }
}
