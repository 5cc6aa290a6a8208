package io.github.ecssimulator.testkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.model.TaskTimings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.waiters.EcsWaiter;

/** The waiters in simulated time; the contract runs them over every door. */
@Timeout(60)
class WaiterTest {
    private final EcsSimulator ecs = EcsSimulator.builder()
            .taskTimings(TaskTimings.instant().withPending(Duration.ofSeconds(40)))
            .lenient()
            .build();
    private final SimulatedCluster media = ecs.createCluster("media");

    @AfterEach
    void close() {
        ecs.close();
    }

    @Test
    @SuppressWarnings("deprecation") // the one way to choose a delay that all supported SDKs have
    void wait_delayOfTheUser_passesInSimulatedTime() {
        SimulatedTask task = media.runTask();

        EcsClients.direct(ecs)
                .waiter()
                .waitUntilTasksRunning(
                        r -> r.cluster("media").tasks(task.id()),
                        o -> o.backoffStrategy(context -> Duration.ofSeconds(9)));

        assertThat(ecs.clock().instant()).isEqualTo("2024-01-01T00:00:45Z");
    }

    @Test
    void wait_fewAttempts_endsAfterThem() {
        SimulatedTask task = media.runTask();

        assertThatThrownBy(() -> EcsClients.direct(ecs)
                        .waiter()
                        .waitUntilTasksRunning(r -> r.cluster("media").tasks(task.id()), o -> o.maxAttempts(3)))
                .isInstanceOf(SdkClientException.class)
                .hasMessage("The waiter has exceeded the max retry attempts: 3");
        assertThat(ecs.clock().instant()).isEqualTo("2024-01-01T00:00:12Z");
    }

    @Test
    void wait_timeout_isMeasuredInSimulatedTime() {
        SimulatedTask task = media.runTask();

        assertThatThrownBy(() -> EcsClients.direct(ecs)
                        .waiter()
                        .waitUntilTasksRunning(
                                r -> r.cluster("media").tasks(task.id()), o -> o.waitTimeout(Duration.ofSeconds(20))))
                .isInstanceOf(SdkClientException.class)
                .hasMessageStartingWith("The waiter has exceeded the max wait time");
        assertThat(ecs.clock().instant()).isEqualTo("2024-01-01T00:00:18Z");
    }

    @Test
    void wait_thousandsOfPolls_doNotPileUp() {
        SimulatedTask task = media.runTask();

        assertThatThrownBy(() -> EcsClients.directAsync(ecs)
                        .waiter()
                        .waitUntilTasksStopped(r -> r.cluster("media").tasks(task.id()), o -> o.maxAttempts(3_000))
                        .join())
                .hasMessageContaining("3000");
    }

    @Test
    void wait_whileTimeIsMovedByWorkOfTheClock_runsInTheMiddleOfIt() {
        SimulatedService service = media.createService("transcoder", 1);
        EcsClient client = EcsClients.direct(ecs);
        ecs.clock().runAfter(Duration.ofSeconds(1), "deployer", () -> {
            client.waiter().waitUntilServicesStable(r -> r.cluster("media").services("transcoder"));
            assertThat(ecs.clock().instant()).isEqualTo("2024-01-01T00:00:46Z");
        });

        ecs.clock().advance(Duration.ofSeconds(1));

        assertThat(service.runningCount()).isEqualTo(1);
    }

    @Test
    void wait_pollIsRefused_tellsTheRefusal() {
        assertThatThrownBy(() -> EcsClients.direct(ecs)
                        .waiter()
                        .waitUntilTasksRunning(r -> r.cluster("nowhere").tasks("a")))
                .isInstanceOf(SdkClientException.class)
                .hasRootCauseInstanceOf(software.amazon.awssdk.services.ecs.model.ClusterNotFoundException.class);
    }

    @Test
    void wait_pollOfTheRealClientIsThrottledOnce_goesOnAfterItsBackOff() {
        SimulatedTask task = media.runTask();
        ecs.inject(Fault.refuse("DescribeTasks", EcsError.throttled()));

        EcsClients.overHttp(ecs)
                .waiter()
                .waitUntilTasksRunning(r -> r.cluster("media").tasks(task.id()));

        assertThat(ecs.clock().instant()).isEqualTo("2024-01-01T00:00:42.500Z");
    }

    @Test
    void wait_whereWorkOfTheClockFails_failsWithThat() {
        SimulatedTask task = media.runTask();
        ecs.clock().runAfter(Duration.ofSeconds(1), "broken", () -> {
            throw new IllegalStateException("broken work");
        });

        assertThatThrownBy(() -> EcsClients.direct(ecs)
                        .waiter()
                        .waitUntilTasksRunning(r -> r.cluster("media").tasks(task.id())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken work");
    }

    @Test
    void asyncWait_whereWorkOfTheClockFails_failsItsFuture() {
        SimulatedTask task = media.runTask();
        ecs.clock().runAfter(Duration.ofSeconds(1), "broken", () -> {
            throw new IllegalStateException("broken work");
        });

        CompletableFuture<?> wait = EcsClients.overHttpAsync(ecs)
                .waiter()
                .waitUntilTasksRunning(r -> r.cluster("media").tasks(task.id()));

        assertThat(wait).isCompletedExceptionally();
        assertThatThrownBy(wait::join).hasRootCauseMessage("broken work");
    }

    @Test
    void wait_simulatorFollowsAnotherClock_saysWhoMustMoveTheTime() {
        Clock fixed = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        try (EcsSimulator following = EcsSimulator.builder()
                .taskTimings(TaskTimings.realistic())
                .followClock(fixed)
                .build()) {
            SimulatedTask task = following.createCluster("media").runTask();

            assertThatThrownBy(() -> EcsClients.direct(following)
                            .waiter()
                            .waitUntilTasksRunning(r -> r.cluster("media").tasks(task.id())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("This simulator follows another clock.");
        }
    }

    @Test
    void waiter_ofAClientBuiltElsewhere_waitsInSimulatedTime() {
        SimulatedTask task = media.runTask();
        EcsClient client = EcsClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(EcsClients.httpClient(ecs))
                .build();

        EcsClients.waiter(ecs, client)
                .waitUntilTasksRunning(r -> r.cluster("media").tasks(task.id()));

        assertThat(ecs.clock().instant()).isEqualTo("2024-01-01T00:00:42Z");
    }

    @Test
    void waiter_ofAnAsyncClientBuiltElsewhere_waitsInSimulatedTime() {
        SimulatedTask task = media.runTask();
        EcsAsyncClient client = EcsAsyncClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(EcsClients.asyncHttpClient(ecs))
                .build();

        EcsClients.waiter(ecs, client)
                .waitUntilTasksRunning(r -> r.cluster("media").tasks(task.id()))
                .join();

        assertThat(ecs.clock().instant()).isEqualTo("2024-01-01T00:00:42Z");
    }

    @Test
    void waiter_closed_leavesTheClientOpen() {
        EcsClient client = EcsClients.overHttp(ecs);
        EcsWaiter waiter = client.waiter();
        waiter.close();

        assertThat(client.describeClusters(r -> r.clusters("media")).clusters()).hasSize(1);
        assertThat(Set.of(waiter)).contains(waiter).doesNotContain(client.waiter());
        assertThat(waiter).hasToString("EcsWaiter of the ECS simulator");
    }
}
