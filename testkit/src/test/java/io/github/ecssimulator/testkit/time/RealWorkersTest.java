package io.github.ecssimulator.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionRequest;

/** Heartbeats of workers as they are in production, each over its own way to ECS: every call comes at its own instant. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RealWorkersTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int RUNS = Integer.getInteger("ecs.simulator.runs", 20);
    private static final int BEATS = 5;

    /** Older than any simulator here, as the SDK's own are that its clients share. */
    private static final SdkEventLoopGroup EVENT_LOOPS =
            SdkEventLoopGroup.builder().build();

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    @AfterEach
    void closeAll() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    /** How a heartbeat reaches ECS. */
    enum Way {
        ASYNC_CLIENT {
            @Override
            Runnable heartbeat(RealWorkersTest test, EcsSimulator ecs, SimulatedTask own) {
                return twice(test.opened(EcsClients.directAsync(ecs)), own);
            }
        },
        ASYNC_CLIENT_OVER_HTTP_IN_MEMORY {
            @Override
            Runnable heartbeat(RealWorkersTest test, EcsSimulator ecs, SimulatedTask own) {
                return twice(test.opened(EcsClients.overHttpAsync(ecs)), own);
            }
        },
        NETTY_CLIENT_OVER_LOOPBACK {
            @Override
            Runnable heartbeat(RealWorkersTest test, EcsSimulator ecs, SimulatedTask own) {
                EcsAsyncClient client = EcsAsyncClient.builder()
                        .httpClientBuilder(NettyNioAsyncHttpClient.builder().eventLoopGroup(EVENT_LOOPS))
                        .endpointOverride(test.serverOf(ecs).endpoint())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .build();
                return twice(test.opened(client), own);
            }
        },
        CLIENT_ON_ITS_OWN_THREAD_OVER_LOOPBACK {
            @Override
            Runnable heartbeat(RealWorkersTest test, EcsSimulator ecs, SimulatedTask own) {
                EcsClient client = test.opened(EcsClient.builder()
                        .endpointOverride(test.serverOf(ecs).endpoint())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .build());
                ExecutorService thread = test.thread();
                return () -> thread.execute(() -> {
                    client.updateTaskProtection(protection(own));
                    client.updateTaskProtection(protection(own));
                });
            }
        },
        AGENT_ON_ITS_OWN_THREAD {
            @Override
            Runnable heartbeat(RealWorkersTest test, EcsSimulator ecs, SimulatedTask own) {
                HttpRequest put = test.toAgent(ecs, own);
                HttpClient http = HttpClient.newHttpClient();
                ExecutorService thread = test.thread();
                return () -> thread.execute(() -> {
                    send(http, put);
                    send(http, put);
                });
            }
        },
        AGENT_WITHOUT_BLOCKING {
            @Override
            Runnable heartbeat(RealWorkersTest test, EcsSimulator ecs, SimulatedTask own) {
                HttpRequest put = test.toAgent(ecs, own);
                HttpClient http = HttpClient.newHttpClient();
                return () -> {
                    CompletableFuture<?> unused = http.sendAsync(put, BodyHandlers.ofString())
                            .thenCompose(first -> http.sendAsync(put, BodyHandlers.ofString()));
                };
            }
        };

        /** Protects the task twice, the second time when the first is answered. */
        abstract Runnable heartbeat(RealWorkersTest test, EcsSimulator ecs, SimulatedTask own);

        private static Runnable twice(EcsAsyncClient client, SimulatedTask own) {
            return () -> {
                CompletableFuture<?> unused = client.updateTaskProtection(protection(own))
                        .thenCompose(first -> client.updateTaskProtection(protection(own)));
            };
        }

        private static void send(HttpClient http, HttpRequest put) {
            try {
                http.send(put, BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void heartbeat_ofARealWorker_callsAtItsInstants(Way way) throws Exception {
        for (int run = 0; run < RUNS; run++) {
            EcsSimulator ecs = opened(EcsSimulator.create());
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 2);
            SimulatedTask own = service.tasks().get(0);
            Runnable heartbeat = way.heartbeat(this, ecs, own);
            ecs.clock().runEvery(MINUTE, "heartbeat", heartbeat);

            ecs.clock().advance(MINUTE.multipliedBy(BEATS));

            assertThat(instantsOfProtections(ecs)).as("run %d", run).isEqualTo(everyMinuteTwice());
            closeAll();
        }
    }

    private static List<Instant> instantsOfProtections(EcsSimulator ecs) {
        return ecs.journal().entries().stream()
                .filter(entry -> entry.event() instanceof CallEvent.Accepted)
                .map(JournalEntry::at)
                .toList();
    }

    private static List<Instant> everyMinuteTwice() {
        return IntStream.range(0, 2 * BEATS)
                .mapToObj(call -> START.plus(MINUTE.multipliedBy(1 + call / 2)))
                .toList();
    }

    private static UpdateTaskProtectionRequest protection(SimulatedTask task) {
        return UpdateTaskProtectionRequest.builder()
                .cluster("media")
                .tasks(task.id())
                .protectionEnabled(true)
                .expiresInMinutes(3)
                .build();
    }

    private HttpRequest toAgent(EcsSimulator ecs, SimulatedTask task) {
        serverOf(ecs);
        URI agent = URI.create(task.environment().get("ECS_AGENT_URI") + "/task-protection/v1/state");
        return HttpRequest.newBuilder(agent)
                .PUT(BodyPublishers.ofString("{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":3}"))
                .build();
    }

    private EcsSimulatorServer serverOf(EcsSimulator ecs) {
        return opened(EcsSimulatorServer.start(ecs));
    }

    private ExecutorService thread() {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        open.push(thread::shutdownNow);
        return thread;
    }

    private <T extends AutoCloseable> T opened(T closeable) {
        open.push(closeable);
        return closeable;
    }
}
