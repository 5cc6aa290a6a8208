package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ListTagsForResource;
import io.github.ecssimulator.internal.engine.World;

/** Decides ListTagsForResource. */
final class ListTagsForResourceHandler
        implements OperationHandler<ListTagsForResource.Request, ListTagsForResource.Response> {
    private final TaggedResource resources;

    ListTagsForResourceHandler(World world) {
        this.resources = new TaggedResource(world);
    }

    @Override
    public ListTagsForResource.Response handle(ListTagsForResource.Request request) {
        return new ListTagsForResource.Response(
                resources.require(request.resourceArn(), request.operation()).list());
    }
}
