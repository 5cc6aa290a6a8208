package io.github.ecssimulator.testkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.testkit.ScriptedApi;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.CreateTaskSetRequest;
import software.amazon.awssdk.services.ecs.model.Tag;

/** The direct clients give what the SDK's real client makes of the same answer on the wire, to the letter. */
class DoorParityTest {

    static Stream<EcsError> refusals() {
        return Stream.of(
                EcsError.clusterNotFound("Cluster not found."),
                EcsError.invalidParameter("Tasks cannot be empty."),
                EcsError.client("The referenced cluster was inactive."),
                EcsError.accessDenied("User: \"x\" is not authorized."),
                EcsError.unsupportedFeature("Not here."),
                new EcsError("ResourceNotFoundException", 400, "Gone."),
                new EcsError("BrandNewException", 418, "Never seen."),
                new EcsError("Task", 400, "The name of a class of the SDK that is no exception."),
                new EcsError("EcsException", 400, "The name of the base class."));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusal_directAndOverHttp_areTheSameException(EcsError error) {
        AwsServiceException direct = thrown(() -> direct(error).updateTaskProtection(r -> r.cluster("c")));
        AwsServiceException real = thrown(() -> overHttp(error).updateTaskProtection(r -> r.cluster("c")));

        assertSame(direct, real);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusal_directAsyncAndAsyncOverHttp_areTheSameException(EcsError error) {
        Throwable direct = catchThrowable(() ->
                directAsync(error).updateTaskProtection(r -> r.cluster("c")).join());
        Throwable real = catchThrowable(() ->
                asyncOverHttp(error).updateTaskProtection(r -> r.cluster("c")).join());

        assertThat(direct).hasSameClassAs(real).hasMessage(real.getMessage());
        assertSame((AwsServiceException) direct.getCause(), (AwsServiceException) real.getCause());
    }

    @Test
    void refusal_inACallback_isWrappedTheSameWay() {
        EcsError error = EcsError.clusterNotFound("Cluster not found.");

        assertThat(seenByCallback(directAsync(error))).hasSameClassAs(seenByCallback(asyncOverHttp(error)));
    }

    @Test
    void answer_directAndOverHttp_areEqual() {
        UpdateTaskProtection.Response answer = new UpdateTaskProtection.Response(
                List.of(
                        new ProtectedTask("a", true, Instant.parse("2024-01-01T00:00:00.123Z")),
                        new ProtectedTask("b", false, null)),
                List.of(new Failure("c", "MISSING", null), new Failure("d", "OTHER", "why")));
        ScriptedApi api = new ScriptedApi().answering(answer);

        var direct = new DirectClients(api, presets(api)).sync().updateTaskProtection(r -> r.cluster("c"));
        var real = presets(api).sync().build().updateTaskProtection(r -> r.cluster("c"));

        assertThat(direct).isEqualTo(real).hasToString(real.toString());
        assertThat(direct.responseMetadata().requestId())
                .isEqualTo(real.responseMetadata().requestId());
        assertThat(direct.sdkHttpResponse().headers())
                .isEqualTo(real.sdkHttpResponse().headers());
    }

    static Stream<Consumer<CreateTaskSetRequest.Builder>> requestsWithoutAForm() {
        return Stream.of(
                request -> request.scale(scale -> scale.value(Double.NaN)),
                request -> request.scale(scale -> scale.value(Double.NEGATIVE_INFINITY)),
                request -> request.tags((Tag) null).capacityProviderStrategy((CapacityProviderStrategyItem) null));
    }

    @ParameterizedTest
    @MethodSource("requestsWithoutAForm")
    void request_withoutAFormOnTheWire_directAndOverHttp_failsTheSame(Consumer<CreateTaskSetRequest.Builder> request) {
        ScriptedApi api = new ScriptedApi();
        AwsServiceException direct =
                thrown(() -> new DirectClients(api, presets(api)).sync().createTaskSet(request));
        AwsServiceException real = thrown(() -> presets(api).sync().build().createTaskSet(request));

        assertSame(direct, real);
    }

    private static void assertSame(AwsServiceException direct, AwsServiceException real) {
        assertThat(direct).hasSameClassAs(real).hasMessage(real.getMessage()).hasToString(real.toString());
        assertThat(direct.statusCode()).isEqualTo(real.statusCode());
        assertThat(direct.requestId()).isEqualTo(real.requestId());
        assertThat(direct.extendedRequestId()).isEqualTo(real.extendedRequestId());
        assertThat(direct.isThrottlingException()).isEqualTo(real.isThrottlingException());
        assertThat(direct.awsErrorDetails()).isEqualTo(real.awsErrorDetails());
        assertThat(direct.awsErrorDetails().rawResponse())
                .isEqualTo(real.awsErrorDetails().rawResponse());
        assertThat(direct.awsErrorDetails().sdkHttpResponse().headers())
                .isEqualTo(real.awsErrorDetails().sdkHttpResponse().headers());
    }

    private static Throwable seenByCallback(EcsAsyncClient client) {
        return client.getTaskProtection(r -> r.cluster("c"))
                .<Throwable>handle((response, failure) -> failure)
                .join();
    }

    private static AwsServiceException thrown(Supplier<?> call) {
        return (AwsServiceException) catchThrowable(call::get);
    }

    private static EcsClient direct(EcsError error) {
        ScriptedApi api = new ScriptedApi().refusing(error);
        return new DirectClients(api, presets(api)).sync();
    }

    private static EcsAsyncClient directAsync(EcsError error) {
        ScriptedApi api = new ScriptedApi().refusing(error);
        return new DirectClients(api, presets(api)).async();
    }

    private static EcsClient overHttp(EcsError error) {
        return presets(new ScriptedApi().refusing(error)).sync().build();
    }

    private static EcsAsyncClient asyncOverHttp(EcsError error) {
        return presets(new ScriptedApi().refusing(error)).async().build();
    }

    private static ClientPresets presets(ScriptedApi api) {
        return new ClientPresets(
                api,
                "eu-central-1",
                delay -> {},
                new SimulatedWaiters(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), delay -> {}));
    }
}
