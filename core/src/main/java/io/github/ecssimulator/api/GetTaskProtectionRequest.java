package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the protection of up to a hundred tasks of a cluster. Source: documented: GTP.
 *
 * @param cluster the short name or ARN of the cluster; required
 * @param tasks ids or ARNs of at most a hundred tasks; absent asks for every service task of the cluster
 */
public record GetTaskProtectionRequest(
        @Nullable String cluster, @Nullable List<String> tasks) implements EcsRequest<GetTaskProtectionResponse> {

    /**
     * Copies the list of tasks.
     *
     * @throws NullPointerException if the list has a {@code null} element
     */
    public GetTaskProtectionRequest {
        tasks = tasks == null ? null : List.copyOf(tasks);
    }

    @Override
    public String operation() {
        return "GetTaskProtection";
    }
}
