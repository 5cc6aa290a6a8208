package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes a task definition. Source: documented: DescribeTaskDefinition. */
public final class DescribeTaskDefinition {
    private DescribeTaskDefinition() {}

    /**
     * The call.
     *
     * @param taskDefinition the family for its latest ACTIVE revision, {@code family:revision}, or the ARN; required
     * @param include what to add: {@code TAGS}
     */
    public record Request(
            @Nullable String taskDefinition, @Nullable List<String> include) implements EcsRequest<Response> {

        public Request {
            include = Copies.listOrNull(include);
        }
    }

    /**
     * The task definition.
     *
     * @param taskDefinition the task definition
     * @param tags its tags, when asked for
     */
    public record Response(TaskDefinition taskDefinition, List<Tag> tags) implements EcsResponse {

        public Response {
            tags = List.copyOf(tags);
        }
    }
}
