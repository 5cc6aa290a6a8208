package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deletes up to ten revisions that are INACTIVE. Source: documented: DeleteTaskDefinitions. */
public final class DeleteTaskDefinitions {
    private DeleteTaskDefinitions() {}

    /**
     * The call.
     *
     * @param taskDefinitions one to ten families with their revisions, or ARNs; required
     */
    public record Request(@Nullable List<String> taskDefinitions) implements EcsRequest<Response> {

        public Request {
            taskDefinitions = Copies.listOrNull(taskDefinitions);
        }
    }

    /**
     * The revisions that are being deleted, and the others.
     *
     * @param taskDefinitions the revisions, in request order, each DELETE_IN_PROGRESS
     * @param failures what cannot be deleted
     */
    public record Response(List<TaskDefinition> taskDefinitions, List<Failure> failures) implements EcsResponse {

        public Response {
            taskDefinitions = List.copyOf(taskDefinitions);
            failures = List.copyOf(failures);
        }
    }
}
