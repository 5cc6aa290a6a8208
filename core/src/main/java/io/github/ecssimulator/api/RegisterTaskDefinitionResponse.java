package io.github.ecssimulator.api;

import java.util.List;

/**
 * The revision as registered.
 *
 * @param taskDefinition the task definition
 * @param tags its tags
 */
public record RegisterTaskDefinitionResponse(TaskDefinition taskDefinition, List<Tag> tags) implements EcsResponse {

    public RegisterTaskDefinitionResponse {
        tags = List.copyOf(tags);
    }
}
