package io.github.ecssimulator.api;

import io.github.ecssimulator.api.Task.TaskOverride;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jilt.Builder;
import org.jspecify.annotations.Nullable;

/** Starts one standalone task on each of the given container instances. Source: documented: StartTask. */
public final class StartTask {
    private StartTask() {}

    /** {@return a call with the members that are named; those that are not are absent} */
    public static Request request(UnaryOperator<StartTaskBuilder> members) {
        return Objects.requireNonNull(members, "members")
                .apply(StartTaskBuilder.request())
                .build();
    }

    /**
     * The call.
     *
     * @param cluster the name or ARN of the cluster; absent means {@code default}
     * @param containerInstances ids or ARNs of one to ten container instances; required
     * @param enableECSManagedTags whether the tasks get the tags of ECS itself
     * @param enableExecuteCommand whether ExecuteCommand is allowed; answered with each task
     * @param group the group of the tasks; absent means {@code family:} and the family
     * @param networkConfiguration the subnets and security groups; required for the mode {@code awsvpc} only
     * @param overrides what differs from the task definition; answered with each task
     * @param propagateTags {@code TASK_DEFINITION} for the tags of the task definition
     * @param startedBy the caller's own text, up to 128 characters
     * @param tags the tags of the tasks
     * @param taskDefinition what the tasks run; required
     */
    @Builder(className = "StartTaskBuilder")
    public record Request(
            @Nullable String cluster,
            @Nullable List<String> containerInstances,
            @Nullable Boolean enableECSManagedTags,
            @Nullable Boolean enableExecuteCommand,
            @Nullable String group,
            @Nullable NetworkConfiguration networkConfiguration,
            @Nullable TaskOverride overrides,
            @Nullable String propagateTags,
            @Nullable String startedBy,
            @Nullable List<Tag> tags,
            @Nullable String taskDefinition)
            implements EcsRequest<Response> {

        public Request {
            containerInstances = Copies.listOrNull(containerInstances);
            tags = Copies.listOrNull(tags);
        }
    }

    /**
     * The tasks that were started.
     *
     * @param tasks the tasks, in the order of their instances
     * @param failures the container instances that were not found
     */
    public record Response(List<Task> tasks, List<Failure> failures) implements EcsResponse {

        public Response {
            tasks = List.copyOf(tasks);
            failures = List.copyOf(failures);
        }
    }
}
