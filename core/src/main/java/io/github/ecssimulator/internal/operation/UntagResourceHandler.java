package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.UntagResourceRequest;
import io.github.ecssimulator.api.UntagResourceResponse;
import io.github.ecssimulator.internal.engine.World;
import java.util.List;

/** Decides UntagResource. */
final class UntagResourceHandler implements OperationHandler<UntagResourceRequest, UntagResourceResponse> {
    private final TaggedResource resources;

    UntagResourceHandler(World world) {
        this.resources = new TaggedResource(world);
    }

    @Override
    public UntagResourceResponse handle(UntagResourceRequest request) {
        List<String> keys = Refused.ifEmpty("TagKeys", request.tagKeys()); // documented: required
        if (keys.stream().anyMatch(TagRules::isReserved)) { // documented: TagResource - cannot be deleted
            throw Refused.invalid("Tag keys that start with aws: are reserved."); // inferred: the text
        }
        resources.require(request.resourceArn(), request.operation()).remove(keys);
        return new UntagResourceResponse();
    }
}
