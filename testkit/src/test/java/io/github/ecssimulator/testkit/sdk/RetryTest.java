package io.github.ecssimulator.testkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.testkit.ScriptedApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ServerException;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionResponse;

/** The real clients over the in-memory transport: retries in simulated time, interceptors, broken connections. */
@Timeout(60)
class RetryTest {
    private static final GetTaskProtection.Response EMPTY = new GetTaskProtection.Response(List.of(), List.of());

    private final List<Duration> waits = new ArrayList<>();

    @Test
    void call_failsTwiceWith500_succeedsAtTheThirdAttemptInSimulatedTime() {
        ScriptedApi api = new ScriptedApi()
                .refusing(EcsError.server("a"))
                .refusing(EcsError.server("b"))
                .answering(EMPTY);

        presets(api).sync().build().getTaskProtection(r -> r.cluster("c"));

        assertThat(api.calls()).hasSize(3);
        assertThat(waits).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
    }

    @Test
    void asyncCall_failsTwiceWith500_succeedsAtTheThirdAttemptInSimulatedTime() {
        ScriptedApi api = new ScriptedApi()
                .refusing(EcsError.server("a"))
                .refusing(EcsError.server("b"))
                .answering(EMPTY);

        presets(api).async().build().getTaskProtection(r -> r.cluster("c")).join();

        assertThat(api.calls()).hasSize(3);
        assertThat(waits).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
    }

    @Test
    void call_throttledForGood_givesUpAfterFourAttemptsWithLongerWaits() {
        ScriptedApi api = new ScriptedApi().refusing(EcsError.throttled());
        EcsClient client = presets(api).sync().build();

        assertThatThrownBy(() -> client.getTaskProtection(r -> r.cluster("c"))).hasMessageContaining("Rate exceeded");
        assertThat(api.calls()).hasSize(4);
        assertThat(waits).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void call_replyLostOnce_isRetriedByTheSdk() {
        ScriptedApi api = new ScriptedApi().losingTheReply().answering(EMPTY);

        presets(api).sync().build().getTaskProtection(r -> r.cluster("c"));

        assertThat(api.calls()).hasSize(2);
    }

    @Test
    void call_backOff_movesTheClockOfTheSimulator() {
        try (EcsSimulator ecs = EcsSimulator.create();
                EcsClient client = EcsClients.overHttp(ecs)) {
            SimulatedTask task =
                    ecs.createCluster("c").createService("s", 1).tasks().get(0);
            ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.server("Sorry."))
                    .times(2));

            UpdateTaskProtectionResponse response = client.updateTaskProtection(
                    r -> r.cluster("c").tasks(task.id()).protectionEnabled(true).expiresInMinutes(1));

            assertThat(response.protectedTasks().get(0).expirationDate()).isEqualTo("2024-01-01T00:01:00.300Z");
            assertThat(ecs.clock().instant()).isEqualTo("2024-01-01T00:00:00.300Z");
        }
    }

    @Test
    void call_worldFollowsAnotherClock_retriesWithoutMovingIt() {
        Clock fixed = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        try (EcsSimulator ecs = EcsSimulator.builder().followClock(fixed).build();
                EcsClient client = EcsClients.overHttp(ecs)) {
            ecs.createCluster("c");
            ecs.inject(Fault.refuse("GetTaskProtection", EcsError.server("Sorry.")));

            assertThat(client.getTaskProtection(r -> r.cluster("c")).protectedTasks())
                    .isEmpty();
        }
    }

    @Test
    void interceptor_ofTheUser_runsAndThePresetRetriesStay() {
        ScriptedApi api = new ScriptedApi().refusing(EcsError.server("a")).answering(EMPTY);
        Attempts attempts = new Attempts();

        presets(api)
                .sync()
                .overrideConfiguration(o -> o.addExecutionInterceptor(attempts))
                .build()
                .getTaskProtection(r -> r.cluster("c"));

        assertThat(attempts.sent).isEqualTo(2);
        assertThat(waits).containsExactly(Duration.ofMillis(100));
    }

    @Test
    void asyncInterceptor_ofTheUser_runsAndThePresetRetriesStay() {
        ScriptedApi api = new ScriptedApi().refusing(EcsError.server("a")).answering(EMPTY);
        Attempts attempts = new Attempts();

        presets(api)
                .async()
                .overrideConfiguration(o -> o.addExecutionInterceptor(attempts))
                .build()
                .getTaskProtection(r -> r.cluster("c"))
                .join();

        assertThat(attempts.sent).isEqualTo(2);
        assertThat(waits).containsExactly(Duration.ofMillis(100));
    }

    @Test
    @SuppressWarnings("deprecation") // the one way to choose a retry policy that all supported SDKs have
    void retryPolicy_ofTheUser_isUsedInsteadOfThePreset() {
        ScriptedApi api = new ScriptedApi().refusing(EcsError.server("a"));
        EcsClient client = presets(api)
                .sync()
                .overrideConfiguration(o -> o.retryPolicy(software.amazon.awssdk.core.retry.RetryPolicy.none()))
                .build();

        assertThatThrownBy(() -> client.getTaskProtection(r -> r.cluster("c"))).isInstanceOf(ServerException.class);
        assertThat(api.calls()).hasSize(1);
        assertThat(waits).isEmpty();
    }

    @Test
    void direct_serverException_isNotRetried() {
        ScriptedApi api = new ScriptedApi().refusing(EcsError.server("a"));
        EcsClient client = new DirectClients(api, presets(api)).sync();

        assertThatThrownBy(() -> client.getTaskProtection(r -> r.cluster("c"))).isInstanceOf(ServerException.class);
        assertThat(api.calls()).hasSize(1);
        assertThat(waits).isEmpty();
    }

    @Test
    void directAsync_replyLost_failsTheFutureWithABrokenConnection() {
        ScriptedApi api = new ScriptedApi().losingTheReply();
        EcsAsyncClient client = new DirectClients(api, presets(api)).async();

        CompletableFuture<?> answer = client.getTaskProtection(r -> r.cluster("c"));

        assertThat(answer)
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                .withCauseInstanceOf(SdkClientException.class);
    }

    private ClientPresets presets(ScriptedApi api) {
        return new ClientPresets(
                api,
                "eu-central-1",
                waits::add,
                new SimulatedWaiters(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), waits::add));
    }

    private static final class Attempts implements ExecutionInterceptor {
        private int sent;

        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            sent++;
        }
    }
}
