package io.github.ecssimulator.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.internal.http.Door;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.LoopbackListener;
import io.github.ecssimulator.testkit.internal.http.Workers;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-version")
class ServerLifecycleTest {

    @Test
    void servers_thousandStartedAndStopped_leaveNoThreadAndNoPort() {
        try (EcsSimulator ecs = EcsSimulator.create()) {
            useAndStop(ecs);
            long before = serverThreads();
            for (int i = 0; i < 1000; i++) {
                useAndStop(ecs);
            }
            // The JDK's own timer threads end by themselves.
            await().atMost(Duration.ofSeconds(60)).until(() -> serverThreads() <= before);
        }
    }

    /** A call that a thread serves, and then a port that nobody listens on. */
    private static void useAndStop(EcsSimulator ecs) {
        EcsSimulatorServer server = EcsSimulatorServer.start(ecs);
        try (RawConnection connection = RawConnection.to(server.endpoint())) {
            assertThat(connection
                            .send("GET /_simulator/health HTTP/1.0\r\n\r\n")
                            .readToEnd())
                    .contains("200 OK");
        }
        server.close();
        assertThatThrownBy(() -> RawConnection.to(server.endpoint()).close()).isInstanceOf(UncheckedIOException.class);
    }

    private static long serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("ecs-simulator-http")
                        || name.startsWith("HTTP-Dispatcher")
                        || name.startsWith("idle-timeout-task"))
                .count();
    }

    @Test
    void close_twice_doesNothingMore() {
        try (EcsSimulator ecs = EcsSimulator.create()) {
            EcsSimulatorServer server = EcsSimulatorServer.start(ecs);
            server.close();
            server.close();

            assertThat(ecs.clusters()).isEmpty();
        }
    }

    @Test
    void close_openConnections_areClosed() {
        try (EcsSimulator ecs = EcsSimulator.create()) {
            EcsSimulatorServer server = EcsSimulatorServer.start(ecs);
            try (RawConnection idle = RawConnection.to(server.endpoint());
                    RawConnection half = RawConnection.to(server.endpoint()).send("GET /")) {
                new HttpCalls(server.endpoint()).get("/_simulator/health");
                server.close();

                assertThat(half.readToEnd()).isEmpty();
                assertThat(idle.readToEnd()).isEmpty();
            }
        }
    }

    @Test
    void close_onAnInterruptedThread_waitsForItsThreadsAllTheSame() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        Door door = request -> {
            asked.countDown();
            awaitInterrupt();
            ended.set(true);
            return new HttpAnswer.Closed();
        };
        LoopbackListener listener = LoopbackListener.start(0, door);
        try (RawConnection connection = RawConnection.to(listener.endpoint()).send("GET / HTTP/1.0\r\n\r\n")) {
            asked.await();
            Thread.currentThread().interrupt();
            listener.close();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(ended).isTrue();
            assertThat(connection.readToEnd()).isEmpty();
        }
    }

    /** Ends some time after its thread was interrupted. */
    private static void awaitInterrupt() {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
        for (int i = 0; i < 1_000_000; i++) {
            Thread.onSpinWait();
        }
    }

    @Test
    void door_failsWithAnError_closesTheConnectionAndKeepsItsThread() {
        Door door = request -> {
            failQuietly();
            throw new StackOverflowError("a door");
        };
        try (LoopbackListener listener = LoopbackListener.start(0, door)) {
            for (int i = 0; i < Workers.THREADS_MAX + 1; i++) {
                try (RawConnection connection = RawConnection.to(listener.endpoint())) {
                    assertThat(connection.send("GET / HTTP/1.0\r\n\r\n").readToEnd())
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void workers_exchangesThatFailWithAnError_giveTheirPlacesBack() throws Exception {
        try (Workers workers = new Workers()) {
            for (int i = 0; i < Workers.THREADS_MAX; i++) {
                workers.execute(() -> {
                    failQuietly();
                    throw new StackOverflowError("an exchange");
                });
            }
            CountDownLatch ran = new CountDownLatch(1);
            workers.execute(ran::countDown);

            assertThat(ran.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** So that the build does not print hundreds of stacks. */
    private static void failQuietly() {
        Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> {});
    }
}
