package io.github.ecssimulator.api;

import java.util.List;

/**
 * The tags of the resource.
 *
 * @param tags the tags
 */
public record ListTagsForResourceResponse(List<Tag> tags) implements EcsResponse {

    /**
     * Copies the list.
     *
     * @param tags the tags
     */
    public ListTagsForResourceResponse {
        tags = List.copyOf(tags);
    }
}
