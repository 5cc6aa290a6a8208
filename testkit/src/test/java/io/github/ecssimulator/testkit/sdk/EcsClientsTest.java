package io.github.ecssimulator.testkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.testkit.ScriptedApi;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ListAttributesRequest;

/** What is particular to the ways of making clients; what they answer is the contract's. */
class EcsClientsTest {
    private final EcsSimulator ecs = EcsSimulator.builder().lenient().build();
    private final SimulatedTask task =
            ecs.createCluster("c").createService("s", 1).tasks().get(0);

    @AfterEach
    void close() {
        ecs.close();
    }

    @Test
    void direct_exampleOfTheJavadoc_works() {
        EcsClient client = EcsClients.direct(ecs);

        client.updateTaskProtection(r -> r.cluster("c").tasks(task.id()).protectionEnabled(true));
        ecs.clock().advance(Duration.ofHours(2));

        assertThat(task.isProtected()).isFalse();
    }

    @Test
    void clients_areNamedInTheJournal() {
        EcsClients.direct(ecs).getTaskProtection(r -> r.cluster("c"));
        EcsClients.overHttp(ecs).getTaskProtection(r -> r.cluster("c"));

        assertThat(ecs.journal().events(CallEvent.Accepted.class).map(CallEvent.Accepted::caller))
                .containsExactly("direct client", "in-memory HTTP");
    }

    @Test
    void direct_objectMethods_behaveLikeThoseOfAnyClient() {
        EcsClient client = EcsClients.direct(ecs);

        assertThat(Set.of(client)).contains(client).doesNotContain(EcsClients.direct(ecs));
        assertThat(client).hasToString("DirectEcsClient of the ECS simulator");
        assertThat(EcsClients.directAsync(ecs)).hasToString("DirectEcsAsyncClient of the ECS simulator");
    }

    /** The oldest SDK has no such method: then neither client may tell a configuration. */
    @Test
    void direct_serviceClientConfiguration_isThatOfTheRealClient() throws ReflectiveOperationException {
        try (EcsClient real = EcsClients.overHttp(ecs)) {
            assertThat(configuredRegions(EcsClients.direct(ecs))).isEqualTo(configuredRegions(real));
        }
    }

    @Test
    void direct_paginatorOfAnUnmodelledOperation_isRefusedByName() {
        ListAttributesRequest request = ListAttributesRequest.builder().build();

        ScriptedApi nothingModelled = new ScriptedApi();
        EcsClient client = new DirectClients(nothingModelled, presets(nothingModelled)).sync();

        assertThatThrownBy(() -> client.listAttributesPaginator(request)).hasMessageContaining("ListAttributes");
        assertThatThrownBy(() -> client.listAttributesPaginator(r -> r.cluster("c")))
                .hasMessageContaining("ListAttributes");
        assertThat(nothingModelled.unmodelled()).containsExactly("ListAttributes", "ListAttributes");
    }

    @Test
    void directAsync_unmodelledOperation_failsTheFutureAndThrowsNothing() {
        CompletableFuture<?> answer = EcsClients.directAsync(ecs).putAttributes(r -> r.cluster("c"));

        assertThat(answer).isCompletedExceptionally();
        assertThatThrownBy(answer::join).hasMessageContaining("PutAttributes");
    }

    @Test
    void directAsync_call_isCompleteWhenItReturns() {
        assertThat(EcsClients.directAsync(ecs).getTaskProtection(r -> r.cluster("c")))
                .isCompleted();
    }

    @Test
    void asyncOverHttp_call_isCompleteWhenItReturns() {
        assertThat(EcsClients.overHttpAsync(ecs).getTaskProtection(r -> r.cluster("c")))
                .isCompleted();
    }

    @Test
    void simulatorClosed_directCall_saysSo() {
        EcsClient client = EcsClients.direct(ecs);
        ecs.close();

        assertThatThrownBy(() -> client.getTaskProtection(r -> r.cluster("c")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void httpClient_underAClientBuiltElsewhere_reachesTheWorld() {
        EcsClient client = EcsClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(EcsClients.httpClient(ecs))
                .build();

        assertThat(client.getTaskProtection(r -> r.cluster("c")).protectedTasks())
                .hasSize(1);
    }

    @Test
    void asyncHttpClient_underAClientBuiltElsewhere_reachesTheWorld() {
        EcsAsyncClient client = EcsAsyncClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(EcsClients.asyncHttpClient(ecs))
                .build();

        assertThat(client.getTaskProtection(r -> r.cluster("c")).join().protectedTasks())
                .hasSize(1);
    }

    @Test
    void httpClient_abortedBeforeTheCall_appliesNothing() {
        ExecutableHttpRequest request = EcsClients.httpClient(ecs).prepareRequest(emptyRequest());
        request.abort();

        assertThatThrownBy(request::call)
                .isInstanceOf(java.io.IOException.class)
                .hasMessage("Request aborted");
    }

    @Test
    void httpClient_requestWithoutTargetAndBody_isAnsweredInAwsShape() throws java.io.IOException {
        var response = EcsClients.httpClient(ecs).prepareRequest(emptyRequest()).call();

        assertThat(response.httpResponse().statusCode()).isEqualTo(404);
    }

    @Test
    void httpClient_closed_refusesToWork() {
        SdkHttpClient client = EcsClients.httpClient(ecs);
        client.close();

        assertThat(client.clientName()).isEqualTo("EcsSimulator");
        assertThatThrownBy(() -> client.prepareRequest(emptyRequest()).call())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void overHttp_environmentOfTheMachine_isNotAsked() {
        // An unusable profile name and metadata service would make a client fail that looks at them.
        Map<String, String> hostile = Map.of("aws.profile", "no-such-profile", "aws.region", "not a region");
        hostile.forEach(System::setProperty);
        try {
            assertThat(EcsClients.overHttp(ecs)
                            .getTaskProtection(r -> r.cluster("c"))
                            .protectedTasks())
                    .hasSize(1);
        } finally {
            hostile.keySet().forEach(System::clearProperty);
        }
    }

    private static HttpExecuteRequest emptyRequest() {
        return HttpExecuteRequest.builder()
                .request(SdkHttpFullRequest.builder()
                        .method(SdkHttpMethod.POST)
                        .protocol("https")
                        .host("ecs.us-east-1.amazonaws.com")
                        .build())
                .build();
    }

    private static List<Object> configuredRegions(EcsClient client) throws ReflectiveOperationException {
        List<Object> regions = new ArrayList<>();
        for (Method method : EcsClient.class.getMethods()) {
            if (method.getName().equals("serviceClientConfiguration")) {
                Object configuration = method.invoke(client);
                regions.add(configuration.getClass().getMethod("region").invoke(configuration));
            }
        }
        return regions;
    }

    private static ClientPresets presets(ScriptedApi api) {
        return new ClientPresets(
                api,
                "us-east-1",
                delay -> {},
                new SimulatedWaiters(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), delay -> {}));
    }
}
