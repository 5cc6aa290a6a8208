package io.github.ecssimulator.rules;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.Recording;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.testkit.assertions.EcsAssertions;
import io.github.ecssimulator.testkit.assertions.GetTaskProtectionResponseAssert;
import io.github.ecssimulator.testkit.assertions.JournalAssert;
import io.github.ecssimulator.testkit.assertions.SimulatedClockAssert;
import io.github.ecssimulator.testkit.assertions.SimulatedClusterAssert;
import io.github.ecssimulator.testkit.assertions.SimulatedServiceAssert;
import io.github.ecssimulator.testkit.assertions.SimulatedTaskAssert;
import io.github.ecssimulator.testkit.assertions.SimulatorAssert;
import io.github.ecssimulator.testkit.assertions.UpdateTaskProtectionResponseAssert;
import io.github.ecssimulator.testkit.container.Container;
import io.github.ecssimulator.testkit.container.Containers;
import io.github.ecssimulator.testkit.explore.Exploration;
import io.github.ecssimulator.testkit.explore.ExplorationResult;
import io.github.ecssimulator.testkit.explore.Invariant;
import io.github.ecssimulator.testkit.explore.Menu;
import io.github.ecssimulator.testkit.fixture.Fixture;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import io.github.ecssimulator.testkit.http.EcsSimulatorServerBuilder;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import io.github.ecssimulator.testkit.lint.Lints;
import io.github.ecssimulator.testkit.lint.MeantSo;
import io.github.ecssimulator.testkit.lint.RestsOn;
import io.github.ecssimulator.testkit.lint.WhatIf;
import io.github.ecssimulator.testkit.protocol.AwsJsonProtocol;
import io.github.ecssimulator.testkit.protocol.RecordMember;
import io.github.ecssimulator.testkit.protocol.RecordShape;
import io.github.ecssimulator.testkit.protocol.WireRequest;
import io.github.ecssimulator.testkit.report.StoryReport;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import io.github.ecssimulator.testkit.time.SimulatedAwait;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/** A good value for each type that a public method takes, or is called on. Every sample is of a world of its own. */
final class TestkitSamples extends Samples {
    private final EcsSimulator ecs = EcsSimulator.builder().lenient().build();
    private final SimulatedCluster media = ecs.createCluster("media");
    private final SimulatedService transcoder = media.createService("transcoder", 1);
    private final SimulatedTask task = transcoder.tasks().get(0);
    private final EcsClient client = EcsClients.direct(ecs);
    private final Map<Class<?>, Supplier<Object>> values = new LinkedHashMap<>();
    private final Exploration exploration = Exploration.of(world -> world.createCluster("media"));
    private final ServerOnDemand server = new ServerOnDemand();

    private final class ServerOnDemand {
        private @Nullable EcsSimulatorServer started;

        EcsSimulatorServer get() {
            started = started == null ? EcsSimulatorServer.start(ecs) : started;
            return started;
        }
    }

    TestkitSamples() {
        addWorld();
        addAssertions();
        addDoors();
        values.put(AgentFault.Outcome.class, AgentFault.Outcome.Failed::new);
        values.put(AgentEvent.Effort.class, () -> AgentEvent.Effort.NONE);
        values.put(Clock.class, Clock::systemUTC);
        values.put(Duration.class, () -> Duration.ofMinutes(1));
        values.put(Instant.class, () -> ecs.clock().instant().minusSeconds(1));
        values.put(String.class, () -> "text");
        values.put(String[].class, () -> new String[] {"Content-Type", "text"});
        values.put(Exploration.class, () -> exploration);
        values.put(ExplorationResult.class, this::explored);
        values.put(Menu[].class, () -> new Menu[] {Menu.SCALING});
        values.put(Invariant[].class, () -> new Invariant[0]);
        values.put(Path.class, () -> Path.of("recording.json"));
        values.put(Path[].class, () -> new Path[] {Path.of("world.json")});
        values.put(List.class, List::of);
        values.put(Class.class, () -> GetTaskProtection.Request.class);
        values.put(Object.class, () -> new GetTaskProtection.Request("media", null));
        values.put(byte[].class, () -> new byte[0]);
        values.put(ByteArrayOutputStream.class, ByteArrayOutputStream::new);
        values.put(int.class, () -> 1);
        values.put(long.class, () -> 1L);
        values.put(boolean.class, () -> true);
    }

    private ExplorationResult explored() {
        try {
            return exploration.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void addWorld() {
        values.put(EcsSimulator.class, () -> ecs);
        values.put(EcsSimulatorBuilder.class, EcsSimulator::builder);
        values.put(SimulatedClock.class, ecs::clock);
        values.put(SimulatedCluster.class, () -> media);
        values.put(SimulatedService.class, () -> transcoder);
        values.put(SimulatedTask.class, () -> task);
        values.put(SimulatedTask[].class, () -> new SimulatedTask[] {task});
        values.put(Journal.class, ecs::journal);
        values.put(StoryReport.class, () -> StoryReport.of(ecs));
        values.put(Recording.class, ecs::recording);
        values.put(EcsApi.class, ecs::api);
        values.put(EcsRequest.class, () -> new GetTaskProtection.Request("media", null));
        values.put(EcsError.class, EcsError::throttled);
        values.put(EcsException.class, () -> new EcsException(EcsError.throttled(), "1"));
        values.put(Fixture.class, () -> Fixture.parse("{\"clusters\": []}"));
        values.put(Lints.class, () -> Lints.of(ecs));
        values.put(EcsClient.class, () -> client);
        values.put(EcsAsyncClient.class, () -> EcsClients.directAsync(ecs));
        values.put(Containers.class, () -> Containers.of(task));
        values.put(
                Container.class,
                () -> Containers.of(task)
                        .run(Container::scheduledExecutor)
                        .all()
                        .get(0));
        values.put(SimulatedAwait.class, () -> SimulatedAwait.with(ecs.clock()));
    }

    private void addAssertions() {
        values.put(SimulatedTaskAssert.class, () -> EcsAssertions.assertThat(task));
        values.put(SimulatedServiceAssert.class, () -> EcsAssertions.assertThat(transcoder));
        values.put(SimulatedClusterAssert.class, () -> EcsAssertions.assertThat(media));
        values.put(SimulatorAssert.class, () -> EcsAssertions.assertThat(ecs));
        values.put(MeantSo.class, () -> Lints.in(ecs));
        values.put(RestsOn.class, () -> RestsOn.of(ecs));
        values.put(WhatIf.class, () -> WhatIf.of(ecs));
        values.put(Class[].class, () -> new Class<?>[0]);
        values.put(JournalAssert.class, () -> EcsAssertions.assertThat(ecs.journal()));
        values.put(SimulatedClockAssert.class, () -> EcsAssertions.assertThat(ecs.clock()));
        values.put(
                UpdateTaskProtectionResponseAssert.class,
                () -> EcsAssertions.assertThat(client.updateTaskProtection(
                        r -> r.cluster("media").tasks(task.id()).protectionEnabled(true))));
        values.put(
                GetTaskProtectionResponseAssert.class,
                () -> EcsAssertions.assertThat(
                        client.getTaskProtection(r -> r.cluster("media").tasks(task.id()))));
    }

    private void addDoors() {
        values.put(EcsSimulatorServer.class, server::get);
        values.put(EcsSimulatorServerBuilder.class, EcsSimulatorServer::builder);
        values.put(InMemoryAgent.class, () -> InMemoryAgent.of(ecs));
        values.put(AwsJsonProtocol.class, () -> new AwsJsonProtocol(ecs.api()));
        values.put(WireRequest.class, () -> new WireRequest(null, new byte[0]));
        values.put(RecordShape.class, () -> RecordShape.of(GetTaskProtection.Request.class));
        values.put(
                RecordMember.class,
                () -> RecordShape.of(GetTaskProtection.Request.class).members().get(0));
    }

    @Override
    Object ofType(Class<?> type) {
        Supplier<Object> known = values.get(type);
        if (known != null) {
            return known.get();
        }
        for (Map.Entry<Class<?>, Supplier<Object>> each : values.entrySet()) {
            // methods that assertions inherit from a base class that only they can see
            if (type.isAssignableFrom(each.getKey()) && type.getName().contains(".assertions.")) {
                return each.getValue().get();
            }
        }
        return ofUser(type, true);
    }

    @Override
    public void close() {
        if (server.started != null) {
            server.started.close();
        }
        ecs.close();
    }
}
