package io.github.ecssimulator.testkit.http.agent;

import io.github.ecssimulator.api.EcsApi;
import java.util.Objects;
import java.util.function.Function;

/**
 * The way from the agent to ECS, one level below the typed API: the agent gives different answers to replies that the
 * typed API cannot express, such as unusable JSON or a broken connection.
 */
@FunctionalInterface
public interface AgentEcsTransport {

    /**
     * Carries one try of a call.
     *
     * @param call the call
     * @return what came of it
     */
    EcsAnswer send(EcsCall call);

    /**
     * Leads the agent's calls to the typed API.
     *
     * @param apiOfTask gives the API for the task with an ARN, so that the journal can name the caller
     * @return the transport
     */
    static AgentEcsTransport to(Function<String, EcsApi> apiOfTask) {
        return new TypedApiTransport(Objects.requireNonNull(apiOfTask, "apiOfTask"));
    }
}
