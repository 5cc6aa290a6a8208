package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * Lists the tags of a resource. Source: documented: ListTagsForResource.
 *
 * @param resourceArn the ARN of a cluster, service, task set, task or task definition; required
 */
public record ListTagsForResourceRequest(@Nullable String resourceArn)
        implements EcsRequest<ListTagsForResourceResponse> {

    @Override
    public String operation() {
        return "ListTagsForResource";
    }
}
