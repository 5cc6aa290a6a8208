package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets or clears the protection of up to ten tasks of a cluster. Source: documented: UTP.
 *
 * @param cluster the short name or ARN of the cluster; required
 * @param tasks ids or ARNs of one to ten tasks; required
 * @param protectionEnabled {@code true} protects, {@code false} clears; required
 * @param expiresInMinutes how long the protection lasts, 1 to 2880 minutes; absent means 120
 */
public record UpdateTaskProtectionRequest(
        @Nullable String cluster,
        @Nullable List<String> tasks,
        @Nullable Boolean protectionEnabled,
        @Nullable Integer expiresInMinutes)
        implements EcsRequest<UpdateTaskProtectionResponse> {

    /**
     * Copies the list of tasks.
     *
     * @throws NullPointerException if the list has a {@code null} element
     */
    public UpdateTaskProtectionRequest {
        tasks = tasks == null ? null : List.copyOf(tasks);
    }

    @Override
    public String operation() {
        return "UpdateTaskProtection";
    }
}
