package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives a resource tags; those with a key that it has already are replaced. Source: documented: TagResource. */
public final class TagResource {
    private TagResource() {}

    /**
     * The call.
     *
     * @param resourceArn the ARN of a cluster, service, task set, task or task definition; required
     * @param tags the tags; required
     */
    public record Request(
            @Nullable String resourceArn, @Nullable List<Tag> tags) implements EcsRequest<Response> {

        public Request {
            tags = Copies.listOrNull(tags);
        }
    }

    /** The tags were set. ECS answers nothing else. */
    public record Response() implements EcsResponse {}
}
