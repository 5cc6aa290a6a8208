package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes tags away from a resource. Source: documented: UntagResource. */
public final class UntagResource {
    private UntagResource() {}

    /**
     * The call.
     *
     * @param resourceArn the ARN of a cluster, service, task set, task or task definition; required
     * @param tagKeys the keys of the tags; required
     */
    public record Request(
            @Nullable String resourceArn, @Nullable List<String> tagKeys) implements EcsRequest<Response> {

        public Request {
            tagKeys = Copies.listOrNull(tagKeys);
        }
    }

    /** The tags were taken away. ECS answers nothing else. */
    public record Response() implements EcsResponse {}
}
