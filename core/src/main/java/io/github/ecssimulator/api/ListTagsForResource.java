package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the tags of a resource. Source: documented: ListTagsForResource. */
public final class ListTagsForResource {
    private ListTagsForResource() {}

    /**
     * The call.
     *
     * @param resourceArn the ARN of a cluster, service, task set, task or task definition; required
     */
    public record Request(@Nullable String resourceArn) implements EcsRequest<Response> {}

    /**
     * The tags of the resource.
     *
     * @param tags the tags
     */
    public record Response(List<Tag> tags) implements EcsResponse {

        public Response {
            tags = List.copyOf(tags);
        }
    }
}
