package io.github.ecssimulator.testkit.container;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionRequest;

/**
 * Time waits for what the code in a container hands to threads that the simulator does not run: each call comes at its right
 * instant, always, and in the same order where one callback wakes one chain.
 */
@SuppressWarnings("FutureReturnValueIgnored") // as workers do
@Tag("any-version")
class ContainerSettlingTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final int BEATS = 10;
    private static final int RUNS = Integer.getInteger("ecs.simulator.runs", 10);

    /** How a worker comes from the tick of its scheduler to a call. */
    @SuppressWarnings("ImmutableEnumChecker") // lambdas that keep nothing
    private enum Way {
        THREAD_OF_ITS_OWN(container -> {
            Heartbeats own = new Heartbeats();
            Thread thread = new Thread(() -> own.beat(() -> protect(container)), "heartbeat");
            thread.setDaemon(true);
            thread.start();
            return own::next;
        }),
        HAND_OVER(container -> {
            ExecutorService own = Executors.newSingleThreadExecutor();
            return () -> own.execute(() -> protect(container));
        }),
        CHAIN_OF_HAND_OVERS(container -> {
            ExecutorService first = Executors.newSingleThreadExecutor();
            ExecutorService second = Executors.newCachedThreadPool();
            return () -> first.execute(() -> second.execute(() -> protect(container)));
        }),
        SUPPLY_ASYNC(
                container -> () -> CompletableFuture.supplyAsync(() -> 10).thenAccept(minutes -> protect(container))),
        ASYNC_CLIENT(container -> () -> container
                .ecsAsyncClient()
                .listClusters()
                .thenComposeAsync(clusters -> container.ecsAsyncClient().updateTaskProtection(protection(container)))),
        AGENT_OVER_A_SOCKET(container -> {
            HttpClient http = HttpClient.newHttpClient();
            URI state = URI.create(container.environment().get("ECS_AGENT_URI") + "/task-protection/v1/state");
            HttpRequest request = HttpRequest.newBuilder(state)
                    .PUT(HttpRequest.BodyPublishers.ofString("{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":10}"))
                    .build();
            return () -> http.sendAsync(request, BodyHandlers.ofString());
        });

        private final Worker worker;

        Way(Worker worker) {
            this.worker = worker;
        }

        private interface Worker {
            Runnable heartbeat(Container container);
        }
    }

    /** A thread that waits for the next tick, as a loop around a queue does. */
    private static final class Heartbeats {
        private final java.util.concurrent.BlockingQueue<Boolean> ticks =
                new java.util.concurrent.LinkedBlockingQueue<>();

        void next() {
            ticks.add(true);
        }

        void beat(Runnable beat) {
            try {
                while (ticks.take()) {
                    beat.run();
                }
            } catch (InterruptedException e) {
                // its container has ended
            }
        }
    }

    private static void protect(Container container) {
        container.ecsClient().updateTaskProtection(protection(container));
    }

    private static UpdateTaskProtectionRequest protection(Container container) {
        return UpdateTaskProtectionRequest.builder()
                .cluster("media")
                .tasks(container.taskArn())
                .protectionEnabled(true)
                .expiresInMinutes(10)
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void heartbeat_handedToOtherThreads_comesAtItsMinute(Way way) {
        List<String> journals =
                IntStream.range(0, RUNS).mapToObj(run -> journalOf(way)).toList();

        assertThat(new TreeSet<>(journals)).hasSize(1);
    }

    private static String journalOf(Way way) {
        try (EcsSimulator ecs = EcsSimulator.create();
                EcsSimulatorServer server = EcsSimulatorServer.start(ecs)) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 1);
            Containers.in(service)
                    .run(container -> container
                            .scheduledExecutor()
                            .scheduleAtFixedRate(way.worker.heartbeat(container), 1, 1, MINUTES));

            ecs.clock().advance(Duration.ofMinutes(BEATS));

            assertThat(ecs.journal().entries())
                    .filteredOn(entry -> entry.event() instanceof CallEvent.Made made
                            && made.request().operation().equals("UpdateTaskProtection"))
                    .extracting(entry -> Duration.between(START, entry.at()))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, BEATS)
                            .mapToObj(Duration::ofMinutes)
                            .toList());
            return ecs.journal().timeline().replace(":" + server.endpoint().getPort(), ":PORT");
        }
    }
}
