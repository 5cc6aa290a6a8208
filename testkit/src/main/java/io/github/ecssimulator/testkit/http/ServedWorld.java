package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.internal.agent.AgentClock;
import io.github.ecssimulator.testkit.internal.agent.AgentEndpoint;
import io.github.ecssimulator.testkit.internal.agent.AgentTasks;
import io.github.ecssimulator.testkit.internal.http.Octets;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** One world behind the server, and the doors into it. */
final class ServedWorld implements AgentTasks, AgentClock {
    private final EcsSimulator ecs;
    private final EndpointIds.Known endpoints;
    private final EcsDoor ecsDoor;
    private final AgentDoor agent;
    private final Set<String> tasksWithoutRole = new ConcurrentSkipListSet<>();

    ServedWorld(EcsSimulator ecs, String caller) {
        this.ecs = ecs;
        this.endpoints = new EndpointIds.Known(ecs);
        this.ecsDoor = new EcsDoor(ecs.api(caller));
        AgentEndpoint endpoint = new AgentEndpoint(this, arn -> ecs.api("agent of " + arn), this, ecs.seed());
        this.agent = new AgentDoor(ecs, endpoints, endpoint, caller);
    }

    EcsSimulator ecs() {
        return ecs;
    }

    EcsDoor ecsDoor() {
        return ecsDoor;
    }

    AgentDoor agent() {
        return agent;
    }

    void takeRoleFrom(SimulatedTask task) {
        requireOurs(task);
        tasksWithoutRole.add(task.id());
    }

    void requireOurs(SimulatedTask task) {
        Objects.requireNonNull(task, "task");
        if (ecs.clusters().stream().noneMatch(task.cluster()::sharesSimulatorWith)) {
            throw new IllegalArgumentException(
                    task + " belongs to another simulator than the one that is served, " + ecs + ".");
        }
    }

    boolean hasRole(SimulatedTask task) {
        return task.hasTaskRole() && !tasksWithoutRole.contains(task.id());
    }

    String endpointId(SimulatedTask task) {
        return endpoints.idOf(task);
    }

    /**
     * What the code in a task finds its agent and ECS by. Source: documented: TSIPE (ECS_AGENT_URI), task metadata endpoint
     * version 4, AWS SDKs reference guide.
     */
    Map<String, String> environment(SimulatedTask task, URI endpoint) {
        String id = endpointId(task);
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("ECS_AGENT_URI", endpoint + "/api/" + id);
        variables.put("ECS_CONTAINER_METADATA_URI_V4", endpoint + "/v4/" + id);
        variables.put("AWS_ENDPOINT_URL_ECS", endpoint.toString());
        variables.put("AWS_REGION", ecs.region());
        variables.put("AWS_DEFAULT_REGION", ecs.region()); // what the AWS CLI reads
        if (hasRole(task)) {
            variables.put("AWS_ACCESS_KEY_ID", "simulated-access-key");
            variables.put("AWS_SECRET_ACCESS_KEY", "simulated-secret-key");
            variables.put("AWS_SESSION_TOKEN", "simulated-session-token");
        }
        return Collections.unmodifiableMap(variables);
    }

    @Override
    public AgentTasks.Lookup find(String endpointId) {
        return endpoints
                .find(endpointId)
                .<AgentTasks.Lookup>map(
                        task -> new AgentTasks.Known(task.arn(), task.cluster().name(), hasRole(task)))
                .orElseGet(AgentTasks.Unknown::new);
    }

    @Override
    public Optional<Octets> metadata(String endpointId, String part) {
        return endpoints
                .find(endpointId)
                .map(task -> MetadataJson.of(task, EndpointIds.container(task, endpointId), part));
    }

    @Override
    public Instant instant() {
        return ecs.clock().instant();
    }

    // Whoever moves a clock that the simulator follows also decides how long the agent waits.
    @Override
    public void advance(Duration duration) {
        if (!ecs.clock().followsAnotherClock()) {
            ecs.clock().advance(duration);
        }
    }
}
