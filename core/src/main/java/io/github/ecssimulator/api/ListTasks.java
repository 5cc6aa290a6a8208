package io.github.ecssimulator.api;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jilt.Builder;
import org.jspecify.annotations.Nullable;

/** Lists the tasks of a cluster. Source: documented: ListTasks. */
public final class ListTasks {
    private ListTasks() {}

    /** {@return a call with the members that are named; those that are not are absent} */
    public static Request request(UnaryOperator<ListTasksBuilder> members) {
        return Objects.requireNonNull(members, "members")
                .apply(ListTasksBuilder.request())
                .build();
    }

    /**
     * The call.
     *
     * @param cluster the name or ARN of the cluster; absent means {@code default}
     * @param containerInstance only tasks on this container instance, by its id or ARN
     * @param family only tasks of this family
     * @param nextToken where the page before ended; absent for the first page
     * @param maxResults how many to answer, 1 to 100; absent means 100
     * @param startedBy only tasks started by this text or deployment
     * @param serviceName only tasks of this service
     * @param desiredStatus {@code RUNNING}, {@code STOPPED} or {@code PENDING}; absent means RUNNING
     * @param launchType only tasks of this launch type
     * @param daemonName refused, since the daemons of managed instances are not modelled
     */
    @Builder(className = "ListTasksBuilder")
    public record Request(
            @Nullable String cluster,
            @Nullable String containerInstance,
            @Nullable String family,
            @Nullable String nextToken,
            @Nullable Integer maxResults,
            @Nullable String startedBy,
            @Nullable String serviceName,
            @Nullable String desiredStatus,
            @Nullable String launchType,
            @Nullable String daemonName)
            implements EcsRequest<Response> {}

    /**
     * One page of tasks.
     *
     * @param taskArns the ARNs, in the order the tasks were created
     * @param nextToken where the next page begins; absent on the last page
     */
    public record Response(List<String> taskArns, @Nullable String nextToken) implements EcsResponse {

        public Response {
            taskArns = List.copyOf(taskArns);
        }
    }
}
