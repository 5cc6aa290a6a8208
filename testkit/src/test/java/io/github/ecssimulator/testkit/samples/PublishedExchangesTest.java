package io.github.ecssimulator.testkit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.protocol.AwsJsonProtocol;
import io.github.ecssimulator.testkit.protocol.WireRequest;
import io.github.ecssimulator.testkit.protocol.WireResponse;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ProtectedTask;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionRequest;

/** AWS's published sample exchanges (documented: UTP, GTP, CLIEX), answered as printed. */
class PublishedExchangesTest {

    @ParameterizedTest
    @MethodSource("exchanges")
    void protocol_publishedRequest_answersThePublishedBody(PublishedExchange exchange) {
        try (EcsSimulator ecs = exchange.openWorld()) {
            WireResponse response = new AwsJsonProtocol(ecs.api("sample"))
                    .handle(new WireRequest(
                            "AmazonEC2ContainerServiceV20141113." + exchange.operation(),
                            exchange.request().toString().getBytes(StandardCharsets.UTF_8)));

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.bodyText()).isEqualTo(exchange.response());
        }
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void realSdkOverHttp_publishedRequest_answersThePublishedTasks(PublishedExchange exchange) {
        try (EcsSimulator ecs = exchange.openWorld();
                EcsClient client = EcsClients.overHttp(ecs)) {
            JsonNode published = exchange.json().get("response");

            Answer answer = call(client, exchange);

            assertThat(answer.failures()).isEmpty();
            assertThat(answer.protectedTasks())
                    .isEqualTo(
                            StreamSupport.stream(published.get("protectedTasks").spliterator(), false)
                                    .map(PublishedExchangesTest::protectedTask)
                                    .toList());
        }
    }

    private record Answer(List<ProtectedTask> protectedTasks, List<Failure> failures) {}

    private static Answer call(EcsClient client, PublishedExchange exchange) {
        String cluster = exchange.request().get("cluster").asText();
        String task = exchange.request().get("tasks").get(0).asText();
        if (exchange.operation().equals("GetTaskProtection")) {
            var response = client.getTaskProtection(r -> r.cluster(cluster).tasks(task));
            return new Answer(response.protectedTasks(), response.failures());
        }
        UpdateTaskProtectionRequest.Builder request = UpdateTaskProtectionRequest.builder()
                .cluster(cluster)
                .tasks(task)
                .protectionEnabled(exchange.request().get("protectionEnabled").asBoolean());
        JsonNode minutes = exchange.request().get("expiresInMinutes");
        var response = client.updateTaskProtection(
                minutes == null
                        ? request.build()
                        : request.expiresInMinutes(minutes.asInt()).build());
        return new Answer(response.protectedTasks(), response.failures());
    }

    private static ProtectedTask protectedTask(JsonNode json) {
        JsonNode expiration = json.get("expirationDate");
        return ProtectedTask.builder()
                .taskArn(json.get("taskArn").asText())
                .protectionEnabled(json.get("protectionEnabled").asBoolean())
                .expirationDate(expiration == null ? null : instant(expiration.asText()))
                .build();
    }

    private static Instant instant(String epochSeconds) {
        return Instant.ofEpochMilli(
                new BigDecimal(epochSeconds).movePointRight(3).longValueExact());
    }

    private static Stream<PublishedExchange> exchanges() throws IOException {
        return PublishedExchange.all();
    }
}
