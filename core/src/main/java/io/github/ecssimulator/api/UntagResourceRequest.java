package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes tags away from a resource. Source: documented: UntagResource.
 *
 * @param resourceArn the ARN of a cluster, service, task set, task or task definition; required
 * @param tagKeys the keys of the tags; required
 */
public record UntagResourceRequest(
        @Nullable String resourceArn, @Nullable List<String> tagKeys) implements EcsRequest<UntagResourceResponse> {

    public UntagResourceRequest {
        tagKeys = Copies.listOrNull(tagKeys);
    }

    @Override
    public String operation() {
        return "UntagResource";
    }
}
