package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.internal.agent.AgentClock;
import io.github.ecssimulator.testkit.internal.agent.AgentEndpoint;
import io.github.ecssimulator.testkit.internal.agent.AgentTasks;
import io.github.ecssimulator.testkit.internal.http.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** One world behind the server, and the doors into it. */
final class ServedWorld implements AgentTasks {
    private final EcsSimulator ecs;
    private final EcsDoor ecsDoor;
    private final AgentClock agentClock;
    private final AgentDoor agent;
    private final MetadataCodec metadata = new MetadataCodec();
    private final Set<String> tasksWithoutRole = new ConcurrentSkipListSet<>();

    ServedWorld(EcsSimulator ecs, String caller) {
        this.ecs = ecs;
        this.ecsDoor = new EcsDoor(ecs.api(caller));
        this.agentClock = agentClock(ecs.clock());
        AgentEndpoint endpoint = new AgentEndpoint(this, arn -> ecs.api("agent of " + arn), agentClock, ecs.seed());
        this.agent = new AgentDoor(ecs, endpoint, caller);
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

    AgentClock agentClock() {
        return agentClock;
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
        return EndpointIds.of(task, ecs.seed());
    }

    @Override
    public AgentTasks.Lookup find(String endpointId) {
        return EndpointIds.find(ecs, endpointId)
                .<AgentTasks.Lookup>map(
                        task -> new AgentTasks.Known(task.arn(), task.cluster().name(), hasRole(task)))
                .orElseGet(AgentTasks.Unknown::new);
    }

    @Override
    public Optional<Octets> metadata(String endpointId, String part) {
        return EndpointIds.find(ecs, endpointId)
                .map(task -> metadata.of(task, EndpointIds.container(task, endpointId), part));
    }

    // Whoever moves a clock that the simulator follows also decides how long the agent waits.
    private static AgentClock agentClock(SimulatedClock clock) {
        return new AgentClock() {
            @Override
            public Instant instant() {
                return clock.instant();
            }

            @Override
            public void advance(Duration duration) {
                if (!clock.followsAnotherClock()) {
                    clock.advance(duration);
                }
            }
        };
    }
}
