package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.UntagResource;
import io.github.ecssimulator.internal.engine.World;
import java.util.List;

/** Decides UntagResource. */
final class UntagResourceHandler implements OperationHandler<UntagResource.Request, UntagResource.Response> {
    private final TaggedResource resources;

    UntagResourceHandler(World world) {
        this.resources = new TaggedResource(world);
    }

    @Override
    public UntagResource.Response handle(UntagResource.Request request) {
        List<String> keys = Refused.ifEmpty("TagKeys", request.tagKeys()); // documented: required
        if (keys.stream().anyMatch(TagRules::isReserved)) { // documented: TagResource - cannot be deleted
            throw Refused.invalid("Tag keys that start with aws: are reserved."); // inferred: the text
        }
        resources.require(request.resourceArn(), request.operation()).remove(keys);
        return new UntagResource.Response();
    }
}
