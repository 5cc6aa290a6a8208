package io.github.ecssimulator.scenario;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.model.ServiceMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Where the scenarios play: one cluster named media, and short verbs for what the stories do. */
final class Stage {
    static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    final EcsSimulator ecs;
    final SimulatedCluster media;

    Stage() {
        this(EcsSimulator.builder());
    }

    Stage(EcsSimulatorBuilder builder) {
        this.ecs = builder.build();
        this.media = ecs.createCluster("media");
    }

    UpdateTaskProtection.Response protect(int minutes, SimulatedTask... tasks) {
        return update(true, minutes, tasks);
    }

    UpdateTaskProtection.Response clear(SimulatedTask... tasks) {
        return ecs.api().updateTaskProtection(new UpdateTaskProtection.Request("media", ids(tasks), false, null));
    }

    private UpdateTaskProtection.Response update(boolean protect, int minutes, SimulatedTask... tasks) {
        return ecs.api().updateTaskProtection(new UpdateTaskProtection.Request("media", ids(tasks), protect, minutes));
    }

    private static List<String> ids(SimulatedTask... tasks) {
        return Stream.of(tasks).map(SimulatedTask::id).toList();
    }

    void advance(String duration) {
        ecs.clock().advance(Duration.parse(duration));
    }

    Instant at(String sinceStart) {
        return START.plus(Duration.parse(sinceStart));
    }

    static List<String> messages(SimulatedService service) {
        return service.events().stream().map(ServiceMessage::message).toList();
    }
}
