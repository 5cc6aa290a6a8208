package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ListTagsForResourceRequest;
import io.github.ecssimulator.api.ListTagsForResourceResponse;
import io.github.ecssimulator.internal.engine.World;

/** Decides ListTagsForResource. */
final class ListTagsForResourceHandler
        implements OperationHandler<ListTagsForResourceRequest, ListTagsForResourceResponse> {
    private final TaggedResource resources;

    ListTagsForResourceHandler(World world) {
        this.resources = new TaggedResource(world);
    }

    @Override
    public ListTagsForResourceResponse handle(ListTagsForResourceRequest request) {
        return new ListTagsForResourceResponse(
                resources.require(request.resourceArn(), request.operation()).list());
    }
}
