package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * Lists task definitions. Source: documented: ListTaskDefinitions.
 *
 * @param familyPrefix the full name of the family; absent means every family
 * @param status {@code ACTIVE}, {@code INACTIVE} or {@code DELETE_IN_PROGRESS}; absent means ACTIVE
 * @param sort {@code ASC} or {@code DESC} by family and revision; absent means ASC
 * @param nextToken where the page before ended; absent for the first page
 * @param maxResults how many to answer, 1 to 100; absent means 100
 */
public record ListTaskDefinitionsRequest(
        @Nullable String familyPrefix,
        @Nullable String status,
        @Nullable String sort,
        @Nullable String nextToken,
        @Nullable Integer maxResults)
        implements EcsRequest<ListTaskDefinitionsResponse> {

    @Override
    public String operation() {
        return "ListTaskDefinitions";
    }
}
