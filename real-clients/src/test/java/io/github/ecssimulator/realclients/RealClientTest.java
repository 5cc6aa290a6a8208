package io.github.ecssimulator.realclients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AccessDeniedException;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ProtectedTask;
import software.amazon.awssdk.services.ecs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ecs.model.ServerException;
import software.amazon.awssdk.services.ecs.model.UnsupportedFeatureException;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionResponse;

/** The story, told by the AWS SDK for Java over each of its HTTP clients. */
class RealClientTest {
    private static final URI ENDPOINT = URI.create(Objects.requireNonNull(
            System.getProperty("simulator"), "-Dsimulator is the URL of a server; the script run starts one"));
    private static final String MEDIA = "media";

    private final Control control = new Control(ENDPOINT);

    static Stream<Named<EcsClient>> clients() {
        return Stream.of(
                sync(Apache5HttpClient.builder()),
                sync(ApacheHttpClient.builder()),
                sync(UrlConnectionHttpClient.builder()),
                Named.of(
                        "Netty",
                        AsyncAsSync.of(at(EcsAsyncClient.builder())
                                .httpClientBuilder(NettyNioAsyncHttpClient.builder())
                                .build())));
    }

    private static Named<EcsClient> sync(SdkHttpClient.Builder<?> http) {
        EcsClient client = at(EcsClient.builder()).httpClientBuilder(http).build();
        return Named.of(http.getClass().getEnclosingClass().getSimpleName(), client);
    }

    private static <B extends AwsClientBuilder<B, C>, C> B at(B builder) {
        return builder.endpointOverride(ENDPOINT);
    }

    @ParameterizedTest
    @MethodSource("clients")
    void story_toldByClient_isTheSame(EcsClient client) {
        control.reset();
        try (client) {
            String busy = createService(client);
            protectedTaskOutlivesScaleIn(client, busy);
            eachFailureHasItsReason(client, busy);
            taskLeavesWhenItsProtectionIsOver(client, busy);
            refusalsOfTheWorldHaveTheirClasses(client, busy);
            injectedRefusalsHaveTheirClasses(client, busy);
        }
    }

    /** Returns one of the two tasks of a new service. */
    private static String createService(EcsClient client) {
        client.createCluster(r -> r.clusterName(MEDIA));
        ContainerDefinition worker = ContainerDefinition.builder()
                .name("worker")
                .image("example/worker")
                .memory(512)
                .build();
        client.registerTaskDefinition(r -> r.family("transcoder").containerDefinitions(worker));
        client.createService(r -> r.cluster(MEDIA)
                .serviceName("transcoder")
                .taskDefinition("transcoder")
                .desiredCount(2));
        List<String> tasks = tasks(client);
        assertThat(tasks).hasSize(2);
        return tasks.get(1);
    }

    private static List<String> tasks(EcsClient client) {
        return client.listTasks(r -> r.cluster(MEDIA).serviceName("transcoder")).taskArns();
    }

    private static UpdateTaskProtectionResponse protect(EcsClient client, int minutes, String... tasks) {
        return client.updateTaskProtection(
                r -> r.cluster(MEDIA).tasks(tasks).protectionEnabled(true).expiresInMinutes(minutes));
    }

    private static void protectedTaskOutlivesScaleIn(EcsClient client, String busy) {
        ProtectedTask expected = ProtectedTask.builder()
                .taskArn(busy)
                .protectionEnabled(true)
                .expirationDate(Instant.parse("2024-01-01T01:30:00Z"))
                .build();
        assertThat(protect(client, 90, busy).protectedTasks()).containsExactly(expected);

        client.updateService(r -> r.cluster(MEDIA).service("transcoder").desiredCount(0));

        assertThat(tasks(client)).containsExactly(busy);
        assertThat(client.getTaskProtection(r -> r.cluster(MEDIA).tasks(busy)).protectedTasks())
                .containsExactly(expected);
    }

    private static void eachFailureHasItsReason(EcsClient client, String busy) {
        client.updateService(r -> r.cluster(MEDIA).service("transcoder").forceNewDeployment(true)); // held up by busy
        String alone = client.runTask(r -> r.cluster(MEDIA).taskDefinition("transcoder"))
                .tasks()
                .get(0)
                .taskArn();
        String nobody = busy.replaceFirst("[^/]*$", "0123456789abcdef0123456789abcdef");
        assertThat(protect(client, 90, nobody, alone, busy).failures())
                .containsExactly(
                        failure(nobody, "MISSING"),
                        failure(alone, "TASK_NOT_VALID"),
                        failure(busy, "DEPLOYMENT_BLOCKED"));
    }

    private static Failure failure(String arn, String reason) {
        return Failure.builder().arn(arn).reason(reason).build();
    }

    private void taskLeavesWhenItsProtectionIsOver(EcsClient client, String busy) {
        assertThat(control.advance("PT2H")).contains("\"now\":\"2024-01-01T02:00:00Z\"");

        assertThat(client.describeTasks(r -> r.cluster(MEDIA).tasks(busy)).tasks())
                .singleElement()
                .matches(task -> task.lastStatus().equals("STOPPED"));
        assertThat(tasks(client)).isEmpty();
        assertThat(client.getTaskProtection(r -> r.cluster(MEDIA).tasks(busy)).failures())
                .containsExactly(failure(busy, "TASK_NOT_VALID"));
    }

    private static void refusalsOfTheWorldHaveTheirClasses(EcsClient client, String busy) {
        String id = busy.substring(busy.lastIndexOf('/') + 1);
        refused(
                ClusterNotFoundException.class,
                () -> client.getTaskProtection(r -> r.cluster("nowhere").tasks(id)));
        refused(InvalidParameterException.class, () -> protect(client, 2881, busy));
        refused(
                ClientException.class,
                () -> client.runTask(r -> r.cluster(MEDIA).taskDefinition("nothing")));
    }

    private void injectedRefusalsHaveTheirClasses(EcsClient client, String busy) {
        List<Class<? extends EcsException>> never = List.of(
                AccessDeniedException.class,
                ResourceNotFoundException.class,
                ServerException.class,
                UnsupportedFeatureException.class);
        for (Class<? extends EcsException> error : never) {
            control.refuseNext(
                    "UpdateTaskProtection", error.getSimpleName(), error == ServerException.class ? 500 : 400);
            refused(error, () -> protect(client, 90, busy));
        }
    }

    private static void refused(Class<? extends EcsException> error, ThrowingCallable call) {
        EcsException refusal = catchThrowableOfType(EcsException.class, call);
        assertThat(refusal).isExactlyInstanceOf(error);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(error.getSimpleName());
        assertThat(refusal.requestId()).hasSize(36);
    }
}
