package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.api.TagResource;
import io.github.ecssimulator.internal.engine.World;
import java.util.List;

/** Decides TagResource. */
final class TagResourceHandler implements OperationHandler<TagResource.Request, TagResource.Response> {
    private final TaggedResource resources;

    TagResourceHandler(World world) {
        this.resources = new TaggedResource(world);
    }

    @Override
    public TagResource.Response handle(TagResource.Request request) {
        List<Tag> tags = TagRules.check(request.tags());
        if (tags.isEmpty()) { // documented: TagResource - required; inferred: the text, and that an empty list is none
            throw Refused.invalid("Tags can not be empty.");
        }
        TagRules.add(resources.require(request.resourceArn(), request.operation()), tags);
        return new TagResource.Response();
    }
}
