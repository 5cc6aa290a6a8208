package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the families of task definitions. Source: documented: ListTaskDefinitionFamilies. */
public final class ListTaskDefinitionFamilies {
    private ListTaskDefinitionFamilies() {}

    /**
     * The call.
     *
     * @param familyPrefix what the name begins with; absent means every family
     * @param status {@code ACTIVE} for families with an ACTIVE revision, {@code INACTIVE} for the others; {@code ALL} or absent
     *     means both
     * @param nextToken where the page before ended; absent for the first page
     * @param maxResults how many to answer, 1 to 100; absent means 100
     */
    public record Request(
            @Nullable String familyPrefix,
            @Nullable String status,
            @Nullable String nextToken,
            @Nullable Integer maxResults)
            implements EcsRequest<Response> {}

    /**
     * One page of families.
     *
     * @param families the names, in alphabetical order
     * @param nextToken where the next page begins; absent on the last page
     */
    public record Response(List<String> families, @Nullable String nextToken) implements EcsResponse {

        public Response {
            families = List.copyOf(families);
        }
    }
}
