package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes a task definition. Source: documented: DescribeTaskDefinition.
 *
 * @param taskDefinition the family for its latest ACTIVE revision, {@code family:revision}, or the ARN; required
 * @param include what to add: {@code TAGS}
 */
public record DescribeTaskDefinitionRequest(
        @Nullable String taskDefinition, @Nullable List<String> include)
        implements EcsRequest<DescribeTaskDefinitionResponse> {

    public DescribeTaskDefinitionRequest {
        include = Copies.listOrNull(include);
    }

    @Override
    public String operation() {
        return "DescribeTaskDefinition";
    }
}
