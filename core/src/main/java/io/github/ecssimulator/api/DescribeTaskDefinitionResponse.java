package io.github.ecssimulator.api;

import java.util.List;

/**
 * The task definition.
 *
 * @param taskDefinition the task definition
 * @param tags its tags, when asked for
 */
public record DescribeTaskDefinitionResponse(TaskDefinition taskDefinition, List<Tag> tags) implements EcsResponse {

    public DescribeTaskDefinitionResponse {
        tags = List.copyOf(tags);
    }
}
