package io.github.ecssimulator.testkit.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.ListTasks;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.testkit.container.Container;
import io.github.ecssimulator.testkit.container.Containers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How long ECS may be out of reach, and how an agent may be. */
class FaultMenuTest {

    /** Tries four times at once, as an SDK does, and ends by what the last try throws. */
    private static final class Impatient extends Worker {
        Impatient(EcsSimulator ecs, SimulatedTask task, Queue<String> jobs) {
            super(ecs, task, jobs);
        }

        @Override
        Answer protect() {
            for (int tries = 1; tries < 4; tries++) {
                try {
                    return call(true) ? Answer.GRANTED : Answer.REFUSED;
                } catch (EcsException e) {
                    // once more
                }
            }
            return call(true) ? Answer.GRANTED : Answer.REFUSED;
        }
    }

    @Test
    void overload_workerThatTriesAsOftenAsAnSdk_isFoundByOneStep() {
        assertThatExceptionOfType(ExplorationError.class)
                .isThrownBy(Fleet.of(Impatient::new).menus(Menu.OVERLOAD)::run)
                .withMessageContaining("; 1 of ")
                .withMessageMatching("(?s).* OVERLOAD: the next \\d+ calls of UpdateTaskProtection, \\w+Exception\n.*")
                .withMessageContaining("Expected no finding of dead-heartbeat");
    }

    @Test
    void overload_workerThatComesBackInAMinute_losesNothing() throws Exception {
        ExplorationResult result =
                Fleet.of(Worker::new).menus(Menu.OVERLOAD, Menu.SCALING).run();

        assertThat(result.tried(Menu.OVERLOAD)).isPositive();
    }

    @Test
    void faultsOfSteps_thatNoCallHasMet_areOverInThePeaceAtTheEnd() throws Exception {
        ExplorationResult result = Exploration.of(ecs -> {
                    SimulatedTask task = onlyTask(ecs);
                    protect(task);
                    ecs.clock().advance(Duration.ofHours(4));
                    assertThat(protect(task)).isEqualTo("granted");
                })
                .menus(Menu.THROTTLING, Menu.OVERLOAD, Menu.LOST_REPLY)
                .invariants()
                .run();

        assertThat(result.foundNothing(Menu.OVERLOAD)).isPositive();
    }

    @Test
    void faultOfTheTest_thatNoCallHasMet_waitsForItToTheEnd() throws Exception {
        Exploration.of(ecs -> {
                    SimulatedTask task = onlyTask(ecs);
                    protect(task);
                    ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));
                    ecs.clock().advance(Duration.ofHours(4));
                    assertThat(protect(task)).isEqualTo("ThrottlingException");
                })
                .menus(Menu.THROTTLING)
                .invariants()
                .run();
    }

    @Test
    void faults_thatTheJournalHasDropped_areOverIfTheyAreOfStepsAndWaitIfTheyAreOfTheTest() throws Exception {
        ExplorationResult result = Exploration.of(ecs -> {
                    SimulatedTask task = onlyTask(ecs);
                    protect(task);
                    readOften(ecs);
                    assertThat(protect(task)).isEqualTo("granted");
                })
                .in(world -> world.journalLimit(5))
                .menus(Menu.THROTTLING, Menu.OVERLOAD, Menu.LOST_REPLY)
                .invariants()
                .run();
        Exploration.of(ecs -> {
                    SimulatedTask task = onlyTask(ecs);
                    protect(task);
                    ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));
                    readOften(ecs);
                    assertThat(protect(task)).isEqualTo("ThrottlingException");
                })
                .in(world -> world.journalLimit(5))
                .menus(Menu.THROTTLING)
                .invariants()
                .run();

        assertThat(result.foundNothing(Menu.OVERLOAD)).isPositive();
    }

    private static void readOften(EcsSimulator ecs) {
        for (int minute = 0; minute < 240; minute++) {
            ecs.api().execute(ListTasks.request(r -> r.cluster("media")));
            ecs.clock().advance(Duration.ofMinutes(1));
        }
    }

    private static SimulatedTask onlyTask(EcsSimulator ecs) {
        return ecs.createCluster("media").createService("transcoder", 1).tasks().get(0);
    }

    private static String protect(SimulatedTask task) {
        try {
            task.cluster()
                    .simulator()
                    .api()
                    .updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(task.id()), true, null));
            return "granted";
        } catch (EcsException e) {
            return e.error().code();
        }
    }

    @Test
    void hangingAgent_workerWithATimeout_goesOn() throws Exception {
        ExplorationResult result = Exploration.of(ecs -> work(ecs, Duration.ofSeconds(5)))
                .menus(Menu.HANGING_AGENT, Menu.AGENT)
                .seeds(20)
                .run();

        assertThat(result.neverTried()).isEmpty();
    }

    @Test
    void hangingAgent_workerWithoutATimeout_isFoundByOneStepAndSomethingThatStopsIt() {
        assertThatExceptionOfType(ExplorationError.class)
                .isThrownBy(Exploration.of(ecs -> work(ecs, null)).menus(Menu.HANGING_AGENT, Menu.SCALING)::run)
                .withMessageContaining("; 2 of ")
                .withMessageContaining(" HANGING_AGENT: the next ")
                .withMessageContaining("lost work \"job\"");
    }

    @Test
    void hangingAgent_isDrawnOnlyIfAskedFor() {
        assertThat(Menu.survivable()).contains(Menu.AGENT, Menu.OVERLOAD).doesNotContain(Menu.HANGING_AGENT);
    }

    /** A service whose only task works all the time, and renews its protection at the agent each ten minutes. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private static void work(EcsSimulator ecs, Duration timeout) {
        Containers.in(ecs.createCluster("media").createService("transcoder", 1)).run(container -> {
            container.work("job");
            container.scheduledExecutor().scheduleAtFixedRate(() -> renew(container, timeout), 0, 10, TimeUnit.MINUTES);
        });
        ecs.clock().advance(Duration.ofHours(4));
    }

    private static void renew(Container container, Duration timeout) {
        HttpClient agent = container.httpClient();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(container.agentUri() + "/task-protection/v1/state"))
                .PUT(BodyPublishers.ofString("{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":30}"));
        if (timeout != null) {
            request.timeout(timeout);
        }
        try {
            agent.send(request.build(), BodyHandlers.discarding());
        } catch (IOException e) {
            // the next renewal comes in time
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
