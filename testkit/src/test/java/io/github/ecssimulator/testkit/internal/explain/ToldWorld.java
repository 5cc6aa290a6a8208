package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import io.github.ecssimulator.testkit.story.Story;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A world with one service, short words for what its workers do, and what a failure in it tells. */
final class ToldWorld {
    final EcsSimulator ecs;
    final SimulatedCluster media;
    final SimulatedService transcoder;
    final SimulatedTask busy;
    final SimulatedTask idle;
    private final InMemoryAgent agent;

    ToldWorld() {
        this(EcsSimulator.builder());
    }

    ToldWorld(EcsSimulatorBuilder builder) {
        ecs = builder.lenient().build();
        media = ecs.createCluster("media");
        transcoder = media.createService("transcoder", 3);
        busy = transcoder.tasks().get(0);
        idle = transcoder.tasks().get(1);
        agent = InMemoryAgent.of(ecs);
    }

    /** As code does it that looks at no answer. */
    void ask(String cluster, List<String> tasks, boolean enabled, @Nullable Integer minutes) {
        try {
            ecs.api().updateTaskProtection(new UpdateTaskProtection.Request(cluster, tasks, enabled, minutes));
        } catch (EcsException e) {
            return;
        }
    }

    void protect(SimulatedTask task, int minutes) {
        ask("media", List.of(task.id()), true, minutes);
    }

    void release(SimulatedTask task) {
        ask("media", List.of(task.id()), false, null);
    }

    void read(SimulatedTask task) {
        ecs.api().execute(new GetTaskProtection.Request("media", List.of(task.id())));
    }

    /** A request at the agent of a task, whose answer nobody looks at. */
    void askAgent(SimulatedTask task, String method, String body) {
        askAgent(agent.uriOf(task).toString(), method, body);
    }

    /** The same at an address that need not be any task's. */
    void askAgent(String address, String method, String body) {
        URI state = URI.create(address + "/task-protection/v1/state");
        HttpRequest request = HttpRequest.newBuilder(state)
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            agent.httpClient().send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            return;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void throttle() {
        refuse(EcsError.throttled());
    }

    void refuse(EcsError error) {
        ecs.inject(Fault.refuse("UpdateTaskProtection", error));
    }

    void pass(int minutes) {
        ecs.clock().advance(Duration.ofMinutes(minutes));
    }

    void deploy() {
        transcoder.deploy(ecs.registerTaskDefinition("transcoder"));
    }

    ServiceArn transcoderArn() {
        return Story.of(ecs).services().get(0).service();
    }

    /** What a failed assertion about a task tells. */
    String told(SimulatedTask task, Symptom symptom) {
        return Explanation.of(ecs, task.snapshot().ref().id(), symptom).text();
    }

    /** What a failure tells that is about no task. */
    String toldOfAnything() {
        return Explanation.ofAnything(ecs).text();
    }

    static String shortened(SimulatedTask task) {
        return task.snapshot().ref().id().abbreviated();
    }
}
