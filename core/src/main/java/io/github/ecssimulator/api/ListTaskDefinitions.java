package io.github.ecssimulator.api;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jilt.Builder;
import org.jspecify.annotations.Nullable;

/** Lists task definitions. Source: documented: ListTaskDefinitions. */
public final class ListTaskDefinitions {
    private ListTaskDefinitions() {}

    /** {@return a call with the members that are named; those that are not are absent} */
    public static Request request(UnaryOperator<ListTaskDefinitionsBuilder> members) {
        return Objects.requireNonNull(members, "members")
                .apply(ListTaskDefinitionsBuilder.request())
                .build();
    }

    /**
     * The call.
     *
     * @param familyPrefix the full name of the family; absent means every family
     * @param status {@code ACTIVE}, {@code INACTIVE} or {@code DELETE_IN_PROGRESS}; absent means ACTIVE
     * @param sort {@code ASC} or {@code DESC} by family and revision; absent means ASC
     * @param nextToken where the page before ended; absent for the first page
     * @param maxResults how many to answer, 1 to 100; absent means 100
     */
    @Builder(className = "ListTaskDefinitionsBuilder")
    public record Request(
            @Nullable String familyPrefix,
            @Nullable String status,
            @Nullable String sort,
            @Nullable String nextToken,
            @Nullable Integer maxResults)
            implements EcsRequest<Response> {}

    /**
     * One page of task definitions.
     *
     * @param taskDefinitionArns the ARNs
     * @param nextToken where the next page begins; absent on the last page
     */
    public record Response(
            List<String> taskDefinitionArns, @Nullable String nextToken) implements EcsResponse {

        public Response {
            taskDefinitionArns = List.copyOf(taskDefinitionArns);
        }
    }
}
