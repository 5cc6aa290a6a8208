package io.github.ecssimulator.api;

import io.github.ecssimulator.api.Task.TaskOverride;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jilt.Builder;
import org.jspecify.annotations.Nullable;

/** Starts up to ten standalone tasks. Source: documented: RunTask. */
public final class RunTask {
    private RunTask() {}

    /** {@return a call with the members that are named; those that are not are absent} */
    public static Request request(UnaryOperator<RunTaskBuilder> members) {
        return Objects.requireNonNull(members, "members")
                .apply(RunTaskBuilder.request())
                .build();
    }

    /**
     * The call.
     *
     * @param capacityProviderStrategy which capacity providers the tasks use, instead of a launch type
     * @param cluster the name or ARN of the cluster; absent means {@code default}
     * @param count how many tasks, 1 to 10; absent means 1
     * @param enableECSManagedTags whether the tasks get the tags of ECS itself
     * @param enableExecuteCommand whether ExecuteCommand is allowed; answered with each task
     * @param group the group of the tasks; absent means {@code family:} and the family
     * @param launchType on what the tasks run; answered with each task
     * @param networkConfiguration the subnets and security groups; required for the mode {@code awsvpc} only
     * @param overrides what differs from the task definition; answered with each task
     * @param platformVersion the Fargate platform version; answered with each task
     * @param propagateTags {@code TASK_DEFINITION} for the tags of the task definition
     * @param startedBy the caller's own text, up to 128 characters
     * @param tags the tags of the tasks
     * @param taskDefinition what the tasks run; required
     * @param clientToken makes a repeated call harmless, up to 64 characters
     */
    @Builder(className = "RunTaskBuilder")
    public record Request(
            @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy,
            @Nullable String cluster,
            @Nullable Integer count,
            @Nullable Boolean enableECSManagedTags,
            @Nullable Boolean enableExecuteCommand,
            @Nullable String group,
            @Nullable String launchType,
            @Nullable NetworkConfiguration networkConfiguration,
            @Nullable TaskOverride overrides,
            @Nullable String platformVersion,
            @Nullable String propagateTags,
            @Nullable String startedBy,
            @Nullable List<Tag> tags,
            @Nullable String taskDefinition,
            @Nullable String clientToken)
            implements EcsRequest<Response> {

        public Request {
            capacityProviderStrategy = Copies.listOrNull(capacityProviderStrategy);
            tags = Copies.listOrNull(tags);
        }
    }

    /**
     * The tasks that were started.
     *
     * @param tasks the tasks
     * @param failures what could not be started
     */
    public record Response(List<Task> tasks, List<Failure> failures) implements EcsResponse {

        public Response {
            tasks = List.copyOf(tasks);
            failures = List.copyOf(failures);
        }
    }
}
