package io.github.ecssimulator.testkit.http.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.EcsReply;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.api.UpdateTaskProtection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TypedApiTransportTest {
    private static final String ARN = "arn:aws:ecs:eu-west-1:123456789012:task/media/7f3c1a9e5b2d4c6f8091a2b3c4d5e6f7";

    private final List<EcsRequest<?>> received = new ArrayList<>();

    private String answer(String method, String body, Supplier<EcsResponse> world) {
        AgentEndpoint agent = new AgentEndpoint(
                id -> new AgentTasks.Known(ARN, "media", true),
                AgentEcsTransport.to(taskArn -> new World(world)),
                new MovedClock(),
                List.of(),
                number -> java.time.Duration.ofMillis(1));
        AgentAnswer answer = agent.answer(new AgentRequest(
                method,
                "/api/x/task-protection/v1/state",
                "HTTP/1.1",
                HeaderList.of("Host", "a"),
                RequestBody.of(Octets.utf8(body)),
                "10.0.0.1:1"));
        AgentAnswer.Response response = (AgentAnswer.Response) answer;
        return response.status() + " " + response.body();
    }

    @Test
    void put_reachesTheTypedApiWithClusterAndLongArn() {
        ProtectedTask task = new ProtectedTask(ARN, true, Instant.parse("2024-01-01T01:00:00.120Z"));
        assertThat(answer(
                        "PUT",
                        "{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":60}",
                        () -> new UpdateTaskProtection.Response(List.of(task), List.of())))
                .isEqualTo("200 {\"protection\":{\"ExpirationDate\":\"2024-01-01T01:00:00.12Z\","
                        + "\"ProtectionEnabled\":true,\"TaskArn\":\"" + ARN + "\"}}");
        assertThat(received).containsExactly(new UpdateTaskProtection.Request("media", List.of(ARN), true, 60));
    }

    @Test
    void get_unprotectedTask_hasNullDate() {
        assertThat(answer(
                        "GET",
                        "",
                        () -> new GetTaskProtection.Response(List.of(new ProtectedTask(ARN, false, null)), List.of())))
                .isEqualTo("200 {\"protection\":{\"ExpirationDate\":null,\"ProtectionEnabled\":false,\"TaskArn\":\""
                        + ARN + "\"}}");
    }

    @Test
    void failure_passesThrough() {
        Failure failure = new Failure(ARN, "MISSING", null);
        assertThat(answer("GET", "", () -> new GetTaskProtection.Response(List.of(), List.of(failure))))
                .isEqualTo("200 {\"failure\":{\"Arn\":\"" + ARN + "\",\"Detail\":null,\"Reason\":\"MISSING\"}}");
    }

    @Test
    void refusal_keepsStatusAndRequestId() {
        assertThat(answer("GET", "", () -> {
                    throw new EcsException(EcsError.clusterNotFound("Cluster not found."), "id-1");
                }))
                .isEqualTo("400 {\"requestID\":\"id-1\",\"error\":{\"Arn\":\"" + ARN
                        + "\",\"Code\":\"ClusterNotFoundException\",\"Message\":\"Cluster not found.\"}}");
        assertThat(received).hasSize(1);
    }

    @Test
    void lostReply_isTriedAgain() {
        assertThat(answer("GET", "", () -> {
                    throw new ReplyLostException("GetTaskProtection", "id-1");
                }))
                .isEqualTo(
                        "500 {\"error\":{\"Arn\":\"" + ARN + "\",\"Code\":\"ServerException\",\"Message\":\"operation"
                                + " error ECS: GetTaskProtection, exceeded maximum number of attempts, 3, https response error"
                                + " StatusCode: 0, RequestID: , request send failed, Post"
                                + " \\\"https://ecs.eu-west-1.amazonaws.com/\\\": EOF\"}}");
        assertThat(received).hasSize(3);
    }

    /** A world that gives one prepared response. */
    private final class World implements EcsApi {
        private final Supplier<EcsResponse> response;

        World(Supplier<EcsResponse> response) {
            this.response = response;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <R extends EcsResponse> EcsReply<R> execute(EcsRequest<R> request) {
            received.add(request);
            return new EcsReply<>("id-0", (R) response.get());
        }

        @Override
        public EcsException refuseUnmodelled(String operation) {
            throw new AssertionError("The agent calls modelled operations only, not " + operation + ".");
        }

        @Override
        public Set<String> modelledOperations() {
            return Set.of();
        }
    }
}
