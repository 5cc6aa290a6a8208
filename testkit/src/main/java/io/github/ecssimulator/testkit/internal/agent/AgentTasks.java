package io.github.ecssimulator.testkit.internal.agent;

import io.github.ecssimulator.testkit.internal.http.Octets;
import java.util.Optional;

/** The agent's knowledge of the tasks on its host, asked by the endpoint id in the path. */
public interface AgentTasks {

    /** Looks a task up by the id from the path, percent escapes decoded. */
    Lookup find(String endpointId);

    /** Gives a part of task metadata: the container for an empty text, else {@code /task}, {@code /stats}, {@code /task/stats}. */
    Optional<Octets> metadata(String endpointId, String part);

    /** What a look-up finds. */
    sealed interface Lookup {}

    /**
     * A task that the agent runs.
     *
     * @param taskArn the long ARN
     * @param cluster the name of the agent's cluster, as the agent sends it to ECS
     * @param hasRoleCredentials whether the agent holds credentials of a task role for it
     */
    record Known(String taskArn, String cluster, boolean hasRoleCredentials) implements Lookup {}

    /** No container has the id. */
    record Unknown() implements Lookup {}

    /** A container has the id, but the agent's state does not hold its task. */
    record FetchFailure() implements Lookup {}
}
