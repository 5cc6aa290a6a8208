package io.github.ecssimulator.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.testkit.http.AgentFixture.Way;
import io.github.ecssimulator.testkit.internal.http.Workers;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of the agent itself, through the server as in memory. */
class AgentFaultTest {
    private static final String STATE = "/api/{id}" + AgentFixture.STATE;
    private static final String PROTECT = AgentFixture.PROTECT;

    /** A seed by which the agent waits less than its 4 s between three tries. */
    private static final long SHORT_WAITS = 7;

    private final AgentFixture fixture =
            new AgentFixture(EcsSimulator.builder().seed(SHORT_WAITS).build());
    private final EcsSimulator ecs = fixture.ecs();

    @AfterEach
    void close() {
        fixture.close();
    }

    private HttpResponse<String> put(Way way) throws Exception {
        return fixture.send(way, "PUT", STATE, PROTECT);
    }

    private CompletableFuture<HttpResponse<String>> putAsync(Way way) {
        return fixture.client(way)
                .sendAsync(fixture.request(way, "PUT", STATE, PROTECT).build(), BodyHandlers.ofString());
    }

    private void awaitTold(int requests) {
        await().atMost(Duration.ofMinutes(1)).until(() -> fixture.told().size() == requests);
    }

    private static void assertClosed(CompletableFuture<?> hanging) {
        assertThatThrownBy(hanging::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
    }

    static Stream<Arguments> outcomesByWays() {
        return Arrays.stream(AgentFault.Outcome.class.getPermittedSubclasses())
                .flatMap(outcome -> Arrays.stream(Way.values()).map(way -> Arguments.of(outcome, way)));
    }

    /** A new one cannot be met by a fault plan and ignored by the agent. */
    @ParameterizedTest
    @MethodSource("outcomesByWays")
    void outcome_each_changesWhatTheAgentDoes(Class<? extends AgentFault.Outcome> outcome, Way way) throws Exception {
        ecs.inject(new AgentFault(AgentPart.TASK_PROTECTION, made(outcome), 1, null));

        CompletableFuture<HttpResponse<String>> answer = putAsync(way);
        awaitTold(1);
        ecs.liftFaults(); // ends one that hangs

        assertThat(fixture.told()).singleElement().asString().endsWith(" (injected fault)");
        assertThat(fixture.task().isProtected()).isFalse();
        assertThat(answer.handle((response, error) -> response == null ? 0 : response.statusCode())
                        .get())
                .isNotEqualTo(200);
        assertThat(put(way).statusCode()).isEqualTo(200);
    }

    private static AgentFault.Outcome made(Class<? extends AgentFault.Outcome> outcome)
            throws ReflectiveOperationException {
        Constructor<?> constructor = outcome.getDeclaredConstructors()[0];
        Map<Class<?>, Object> samples = Map.of(EcsError.class, EcsError.throttled());
        Object[] parts = Arrays.stream(constructor.getParameterTypes())
                .map(type -> Objects.requireNonNull(samples.get(type), "a sample of " + type))
                .toArray();
        return outcome.cast(constructor.newInstance(parts));
    }

    @ParameterizedTest
    @EnumSource
    void refuse_throttled_isPassedOnAfterThreeTries(Way way) throws Exception {
        ecs.inject(AgentFault.refuse(EcsError.throttled()));

        HttpResponse<String> response = put(way);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .matches("\\{\"requestID\":\"[0-9a-f-]{36}\",\"error\":\\{\"Arn\":\""
                        + fixture.task().arn()
                        + "\",\"Code\":\"ThrottlingException\",\"Message\":\"Rate exceeded\"}}");
        assertThat(fixture.told())
                .singleElement()
                .asString()
                .contains(" -> 400 ThrottlingException: Rate exceeded (3 tries with waits of PT")
                .endsWith(" (injected fault)");
        assertThat(put(way).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"500, ServerException, true", "503, ServiceUnavailable, true", "403, Whatever, false"})
    void refuse_anyError_isRetriedAsByItsStatus(int status, String code, boolean retried) throws Exception {
        ecs.inject(AgentFault.refuse(new EcsError(code, status, "no")));

        HttpResponse<String> response = fixture.send(Way.IN_MEMORY, "GET", STATE, "");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains("\"Code\":\"" + code + "\",\"Message\":\"no\"");
        assertThat(fixture.told().get(0).contains("(3 tries")).isEqualTo(retried);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOOPBACK  | /api/{id}/task-protection/v1/state | {\"error\":{\"Code\":\"ServerException\",\"Message\":\"Failed to find a task for the request\"}}",
                "IN_MEMORY | /api/{id}/task-protection/v1/state | {\"error\":{\"Code\":\"ServerException\",\"Message\":\"Failed to find a task for the request\"}}",
                "LOOPBACK  | /v4/{id}            | \"failed to get container metadata\"",
                "IN_MEMORY | /v4/{id}/task       | \"failed to get task metadata\"",
                "LOOPBACK  | /v4/{id}/stats      | \"failed to get stats\"",
                "IN_MEMORY | /v4/{id}/task/stats | \"failed to get stats\""
            })
    void fail_nextRequestOfThatPart_isAnswered500(Way way, String path, String body) throws Exception {
        ecs.inject(AgentFault.fail(AgentPart.of(path)));

        HttpResponse<String> response = fixture.send(way, "GET", path, "");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo(body);
        assertThat(fixture.told()).singleElement().asString().endsWith(" (injected fault)");
        assertThat(fixture.send(way, "GET", path, "").statusCode()).isEqualTo(200);
    }

    @Test
    void fail_requestThatIsWrongAnyway_isToldWithoutTheFault() throws Exception {
        ecs.inject(AgentFault.fail(AgentPart.TASK_PROTECTION));

        assertThat(fixture.send(Way.IN_MEMORY, "POST", STATE, PROTECT).statusCode())
                .isEqualTo(405);

        assertThat(fixture.told()).singleElement().asString().endsWith(" -> 405 this path takes GET and PUT only");
    }

    @Test
    void fail_metadataForAWhile_comesBackAtItsInstant() throws Exception {
        Instant back = ecs.clock().instant().plusSeconds(30);
        ecs.inject(AgentFault.fail(AgentPart.TASK_METADATA).until(back));

        for (int i = 0; i < 3; i++) {
            assertThat(fixture.send(Way.IN_MEMORY, "GET", "/v4/{id}/task", "").statusCode())
                    .isEqualTo(500);
        }
        assertThat(put(Way.IN_MEMORY).statusCode()).isEqualTo(200);
        ecs.clock().advanceTo(back.minusNanos(1));
        assertThat(fixture.send(Way.IN_MEMORY, "GET", "/v4/{id}/task", "").statusCode())
                .isEqualTo(500);
        ecs.clock().advanceTo(back);
        assertThat(fixture.send(Way.IN_MEMORY, "GET", "/v4/{id}/task", "").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void rateLimit_nextRequests_areAnswered429(Way way) throws Exception {
        ecs.inject(AgentFault.rateLimit(AgentPart.TASK_PROTECTION).times(2));

        assertThat(put(way).statusCode()).isEqualTo(429);
        assertThat(put(way).body()).isEqualTo("You have reached maximum request limit.");
        assertThat(put(way).statusCode()).isEqualTo(200);
        assertThat(fixture.told().get(1)).endsWith(" -> 429 You have reached maximum request limit. (injected fault)");
    }

    @Test
    void disconnect_nextRequest_findsNobody() throws Exception {
        ecs.inject(AgentFault.disconnect(AgentPart.TASK_PROTECTION).times(2));

        assertThatThrownBy(() -> put(Way.IN_MEMORY)).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> put(Way.LOOPBACK)).isInstanceOf(IOException.class);

        assertThat(fixture.told())
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).endsWith(" -> no answer: nobody listens (injected fault)"));
        assertThat(fixture.task().isProtected()).isFalse();
        assertThat(put(Way.LOOPBACK).statusCode()).isEqualTo(200);
    }

    @Test
    void hang_throughASocket_endsByTheClientsOwnTimeout() {
        ecs.inject(AgentFault.hang(AgentPart.TASK_PROTECTION));
        HttpRequest hasty = fixture.request(Way.LOOPBACK, "PUT", STATE, PROTECT)
                .timeout(Duration.ofMillis(20))
                .build();
        Instant before = ecs.clock().instant();

        assertThatThrownBy(() -> fixture.client(Way.LOOPBACK).send(hasty, BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);

        assertThat(ecs.clock().instant()).isEqualTo(before);
        ecs.liftFaults();
        assertThat(fixture.task().isProtected()).isFalse();
    }

    @Test
    void hang_moreRequestsThanTheServerHasThreads_holdsNone() throws Exception {
        int requests = Workers.THREADS_MAX + 10;
        ecs.inject(AgentFault.hang(AgentPart.TASK_PROTECTION).times(requests));
        List<CompletableFuture<HttpResponse<String>>> hanging =
                Stream.generate(() -> putAsync(Way.LOOPBACK)).limit(requests).toList();
        awaitTold(requests);

        assertThat(fixture.send(Way.LOOPBACK, "GET", "/v4/{id}", "").statusCode())
                .isEqualTo(200);
        assertThat(hanging).noneMatch(CompletableFuture::isDone);

        ecs.liftFaults();
        assertThat(hanging).allSatisfy(AgentFaultTest::assertClosed);
        assertThat(fixture.task().isProtected()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void hang_simulatorIsClosed_closesTheConnection(Way way) {
        ecs.inject(AgentFault.hang(AgentPart.TASK_PROTECTION));
        CompletableFuture<?> hanging = putAsync(way);
        awaitTold(1);
        assertThat(fixture.told()).singleElement().asString().endsWith(" -> no answer: it hangs (injected fault)");
        assertThat(hanging).isNotDone();

        ecs.close();

        assertClosed(hanging);
    }

    @Test
    void hang_clientGivesUp_isClosedByTheServerToo() {
        ecs.inject(AgentFault.hang(AgentPart.TASK_METADATA));
        try (RawConnection connection = RawConnection.to(fixture.server().endpoint())) {
            connection.send("GET /v4/x HTTP/1.1\r\nHost: x\r\n\r\n");
            awaitTold(1);
            connection.endOfSending();

            assertThat(connection.readToEnd()).isEmpty();
        }
    }

    @Test
    void hang_serverIsClosed_closesTheConnection() {
        ecs.inject(AgentFault.hang(AgentPart.TASK_PROTECTION));
        CompletableFuture<?> hanging = putAsync(Way.LOOPBACK);
        awaitTold(1);

        fixture.server().close();

        assertClosed(hanging);
    }

    @Test
    void hang_timeMoves_doesNotWaitForTheClient() {
        ecs.inject(AgentFault.hang(AgentPart.TASK_PROTECTION));
        CompletableFuture<?> hanging = putAsync(Way.LOOPBACK); // the JDK's client sends a GET again when it is closed
        awaitTold(1);

        ecs.clock().advance(Duration.ofHours(1));

        assertThat(hanging).isNotDone();
        ecs.liftFaults();
        assertClosed(hanging);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hang_inMemory_endsByTheTimeoutOfTheRequestInSimulatedTime(boolean async) {
        ecs.inject(AgentFault.hang(AgentPart.TASK_PROTECTION));
        HttpRequest request = fixture.request(Way.IN_MEMORY, "PUT", STATE, PROTECT)
                .timeout(Duration.ofSeconds(5))
                .build();
        Instant before = ecs.clock().instant();

        assertThatThrownBy(() -> {
                    if (async) {
                        throw fixture.client(Way.IN_MEMORY)
                                .sendAsync(request, BodyHandlers.ofString())
                                .handle((response, error) -> error)
                                .get();
                    }
                    fixture.client(Way.IN_MEMORY).send(request, BodyHandlers.ofString());
                })
                .isInstanceOf(HttpTimeoutException.class);

        assertThat(ecs.clock().instant()).isEqualTo(before.plusSeconds(5));
        assertThat(fixture.task().isProtected()).isFalse();
    }

    @Test
    void hang_inMemoryLiftedBeforeTheTimeout_isAClosedConnection() {
        ecs.inject(AgentFault.hang(AgentPart.TASK_PROTECTION));
        ecs.clock().runAfter(Duration.ofSeconds(2), "restart", ecs::liftFaults);
        HttpRequest request = fixture.request(Way.IN_MEMORY, "PUT", STATE, PROTECT)
                .timeout(Duration.ofSeconds(5))
                .build();

        assertThatThrownBy(() -> fixture.client(Way.IN_MEMORY).send(request, BodyHandlers.ofString()))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void hang_inMemoryWithoutTimeout_blocksTheCallerUntilItIsLifted() {
        ecs.inject(AgentFault.hang(AgentPart.TASK_PROTECTION));
        CompletableFuture<HttpResponse<String>> blocked = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                blocked.complete(put(Way.IN_MEMORY));
            } catch (Exception e) {
                blocked.completeExceptionally(e);
            }
        });
        caller.start();
        awaitTold(1);
        assertThat(blocked).isNotDone();

        ecs.liftFaults();

        assertClosed(blocked);
    }

    @Test
    void faults_thatNoRequestMet_areReported() throws Exception {
        ecs.inject(AgentFault.hang(AgentPart.TASK_PROTECTION).times(2));
        ecs.inject(AgentFault.fail(AgentPart.TASK_METADATA).until(Instant.parse("2024-01-02T00:00:00Z")));

        assertThatThrownBy(ecs::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the next 2 requests for TASK_PROTECTION: Hanging[]")
                .hasMessageContaining("the requests until 2024-01-02T00:00:00Z for TASK_METADATA: Failed[]");

        fixture.send(Way.IN_MEMORY, "GET", "/v4/{id}", "");
        assertThat(putAsync(Way.IN_MEMORY)).isNotDone();
        assertThatThrownBy(ecs::verify)
                .hasMessage("Faults were injected that no call met: "
                        + "[the next request for TASK_PROTECTION: Hanging[]].");
        ecs.liftFaults();
        ecs.verify();
    }

    @Test
    void faults_throughTheControl_areInjectedAndLifted() {
        HttpCalls calls = new HttpCalls(fixture.server().endpoint());

        HttpResponse<String> injected = calls.post(
                "/_simulator/faults",
                "{\"agent\":\"TASK_PROTECTION\",\"outcome\":\"hang\",\"until\":\"2024-01-01T00:01:00Z\"}");

        assertThat(injected.statusCode()).isEqualTo(200);
        CompletableFuture<?> hanging = putAsync(Way.LOOPBACK);
        awaitTold(1);
        assertThat(calls.send("DELETE", "/_simulator/faults", "").statusCode()).isEqualTo(200);
        assertClosed(hanging);
        assertThat(putAsync(Way.LOOPBACK).join().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"agent\":\"TASK_PROTECTION\",\"outcome\":\"fail\"}|next request for TASK_PROTECTION: Failed[]",
                "{\"agent\":\"TASK_METADATA\",\"outcome\":\"rateLimit\",\"times\":3}|next 3 requests for TASK_METADATA: RateLimited[]",
                "{\"agent\":\"TASK_METADATA\",\"outcome\":\"disconnect\",\"times\":3,\"until\":\"2024-01-02T00:00:00Z\"}|requests until 2024-01-02T00:00:00Z for TASK_METADATA: Disconnected[]",
                "{\"agent\":\"TASK_PROTECTION\",\"outcome\":\"refuse\",\"error\":{\"code\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}}|next request for TASK_PROTECTION: Refused[error=EcsError[code=ThrottlingException, statusCode=400, message=Rate exceeded]]"
            })
    void control_everyFault_isInjected(String body, String told) {
        HttpCalls calls = new HttpCalls(fixture.server().endpoint());

        assertThat(calls.post("/_simulator/faults", body).statusCode()).isEqualTo(200);

        assertThatThrownBy(ecs::verify).hasMessageContaining(told);
        ecs.liftFaults();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"agent\":\"TASK_PROTECTION\"}",
                "{\"agent\":\"task\",\"outcome\":\"hang\"}",
                "{\"agent\":\"TASK_PROTECTION\",\"outcome\":\"delay\",\"by\":\"PT1S\"}",
                "{\"agent\":\"TASK_PROTECTION\",\"outcome\":\"loseReply\"}",
                "{\"agent\":\"TASK_PROTECTION\",\"outcome\":\"hang\",\"operation\":\"UpdateTaskProtection\"}",
                "{\"agent\":\"TASK_PROTECTION\",\"outcome\":\"hang\",\"times\":0}",
                "{\"agent\":\"TASK_PROTECTION\",\"outcome\":\"hang\",\"until\":\"soon\"}",
                "{\"agent\":\"TASK_PROTECTION\",\"outcome\":\"hang\",\"until\":\"+12024-01-01T00:00:00Z\"}",
                "{\"agent\":\"TASK_PROTECTION\",\"outcome\":\"hang\",\"error\":{\"code\":\"X\",\"message\":\"y\"}}",
                "{\"agent\":\"TASK_PROTECTION\",\"outcome\":\"refuse\"}",
                "{\"agent\":\"TASK_METADATA\",\"outcome\":\"refuse\",\"error\":{\"code\":\"X\",\"message\":\"y\"}}",
                "{\"operation\":\"UpdateTaskProtection\",\"outcome\":\"loseReply\",\"until\":\"2024-01-02T00:00:00Z\"}"
            })
    void control_badFault_isRefusedAndInjectsNothing(String body) {
        HttpResponse<String> response = new HttpCalls(fixture.server().endpoint()).post("/_simulator/faults", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(HttpCalls.json(response).path("error").asText()).isNotBlank();
        ecs.verify();
    }
}
