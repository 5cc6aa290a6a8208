package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives a resource tags; those with a key that it has already are replaced. Source: documented: TagResource.
 *
 * @param resourceArn the ARN of a cluster, service, task set, task or task definition; required
 * @param tags the tags; required
 */
public record TagResourceRequest(
        @Nullable String resourceArn, @Nullable List<Tag> tags) implements EcsRequest<TagResourceResponse> {

    public TagResourceRequest {
        tags = Copies.listOrNull(tags);
    }

    @Override
    public String operation() {
        return "TagResource";
    }
}
