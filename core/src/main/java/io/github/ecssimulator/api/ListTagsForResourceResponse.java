package io.github.ecssimulator.api;

import java.util.List;

/**
 * The tags of the resource.
 *
 * @param tags the tags
 */
public record ListTagsForResourceResponse(List<Tag> tags) implements EcsResponse {

    public ListTagsForResourceResponse {
        tags = List.copyOf(tags);
    }
}
