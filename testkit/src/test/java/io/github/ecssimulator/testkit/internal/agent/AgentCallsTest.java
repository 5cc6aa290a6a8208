package io.github.ecssimulator.testkit.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.testkit.internal.http.Headers;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest.RequestBody;
import io.github.ecssimulator.testkit.internal.http.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the agent makes of requests whose answer ECS knows. */
class AgentCallsTest {
    private static final String ARN = "arn:aws:ecs:eu-west-1:123456789012:task/media/7f3c1a9e5b2d4c6f8091a2b3c4d5e6f7";

    private static String answer(String method, String body, ScriptedEcs ecs) {
        AgentEndpoint agent =
                new AgentEndpoint(new OneTask(), arn -> ecs, new MovedClock(), number -> Duration.ofMillis(1));
        HttpAnswer answer = agent.answer(new IncomingRequest(
                method,
                "/api/x/task-protection/v1/state",
                "HTTP/1.1",
                Headers.of("Host", "a"),
                RequestBody.of(Octets.utf8(body)),
                "10.0.0.1:1"));
        HttpAnswer.Response response = (HttpAnswer.Response) answer;
        return response.status() + " " + response.body();
    }

    @Test
    void put_reachesEcsWithClusterAndLongArn() {
        ScriptedEcs ecs = ScriptedEcs.answering(ScriptedEcs.task(ARN, true, Instant.parse("2024-01-01T01:00:00.120Z")));

        assertThat(answer("PUT", "{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":60}", ecs))
                .isEqualTo("200 {\"protection\":{\"ExpirationDate\":\"2024-01-01T01:00:00.12Z\","
                        + "\"ProtectionEnabled\":true,\"TaskArn\":\"" + ARN + "\"}}");
        assertThat(ecs.received()).containsExactly(new UpdateTaskProtection.Request("media", List.of(ARN), true, 60));
    }

    @Test
    void get_unprotectedTask_hasNullDate() {
        assertThat(answer("GET", "", ScriptedEcs.answering(ScriptedEcs.task(ARN, false, null))))
                .isEqualTo("200 {\"protection\":{\"ExpirationDate\":null,\"ProtectionEnabled\":false,\"TaskArn\":\""
                        + ARN + "\"}}");
    }

    @Test
    void failure_passesThrough() {
        Failure failure = new Failure(ARN, "MISSING", null);
        assertThat(answer("GET", "", ScriptedEcs.answering(ScriptedEcs.listing(List.of(), List.of(failure)))))
                .isEqualTo("200 {\"failure\":{\"Arn\":\"" + ARN + "\",\"Detail\":null,\"Reason\":\"MISSING\"}}");
    }

    @Test
    void refusal_keepsStatusAndRequestId() {
        ScriptedEcs ecs =
                ScriptedEcs.answering(ScriptedEcs.refusing(400, "ClusterNotFoundException", "Cluster not found."));

        assertThat(answer("GET", "", ecs))
                .isEqualTo("400 {\"requestID\":\"" + ScriptedEcs.REQUEST_ID + "\",\"error\":{\"Arn\":\"" + ARN
                        + "\",\"Code\":\"ClusterNotFoundException\",\"Message\":\"Cluster not found.\"}}");
        assertThat(ecs.received()).hasSize(1);
    }

    @Test
    void lostReply_isTriedAgain() {
        ScriptedEcs ecs = ScriptedEcs.answering(ScriptedEcs.losingTheReply());

        assertThat(answer("GET", "", ecs))
                .isEqualTo(
                        "500 {\"error\":{\"Arn\":\"" + ARN + "\",\"Code\":\"ServerException\",\"Message\":\"operation"
                                + " error ECS: GetTaskProtection, exceeded maximum number of attempts, 3, https response error"
                                + " StatusCode: 0, RequestID: , request send failed, Post"
                                + " \\\"https://ecs.eu-west-1.amazonaws.com/\\\": EOF\"}}");
        assertThat(ecs.received()).hasSize(3);
    }

    private static final class OneTask implements AgentTasks {
        @Override
        public Lookup find(String endpointId) {
            return new Known(ARN, "media", true);
        }

        @Override
        public Optional<Octets> metadata(String endpointId, String part) {
            return Optional.empty();
        }
    }
}
