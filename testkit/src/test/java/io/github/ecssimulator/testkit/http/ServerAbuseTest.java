package io.github.ecssimulator.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.testkit.internal.http.Workers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever clients do, the server answers or closes, stays up with bounded threads, and the world is unchanged. */
@Tag("any-version")
class ServerAbuseTest {
    private static final String TARGET = "X-Amz-Target: AmazonEC2ContainerServiceV20141113.UpdateTaskProtection\r\n";
    private static final String HEAD = "POST / HTTP/1.1\r\nHost: localhost\r\n" + TARGET;

    private final EcsSimulator ecs = EcsSimulator.create();
    private final EcsSimulatorServer server = EcsSimulatorServer.start(ecs);
    private final SimulatedTask task =
            ecs.createCluster("media").createService("transcoder", 1).tasks().get(0);
    private final int entries = ecs.journal().entries().size();

    @AfterEach
    void serverIsUpAndWorldUnchanged() {
        assertThat(new HttpCalls(server.endpoint()).get("/_simulator/health").statusCode())
                .isEqualTo(200);
        assertThat(threads()).isLessThanOrEqualTo(Workers.THREADS_MAX + 1);
        assertThat(task.isProtected()).isFalse();
        assertThat(ecs.journal().entries())
                .filteredOn(entry -> !(entry.event() instanceof AgentEvent))
                .hasSize(entries);
        server.close();
        ecs.close();
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("ecs-simulator-http"))
                .count();
    }

    private String protectCall() {
        return "{\"cluster\":\"media\",\"tasks\":[\"" + task.id() + "\"],\"protectionEnabled\":true}";
    }

    private String exchange(String request) {
        try (RawConnection connection = RawConnection.to(server.endpoint())) {
            return connection.send(request).endOfSending().readToEnd();
        }
    }

    @Test
    void connections_200AtOnce_areAllAnswered() {
        List<RawConnection> connections = IntStream.range(0, 200)
                .mapToObj(i -> RawConnection.to(server.endpoint()))
                .toList();

        connections.forEach(connection ->
                connection.send("GET /_simulator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));

        assertThat(connections)
                .allSatisfy(connection -> assertThat(connection.readToEnd()).contains("{\"status\":\"ok\"}"));
        connections.forEach(RawConnection::close);
    }

    @Test
    void halfSentRequests_moreThanThreads_blockNobodyAndAreClosed() {
        List<RawConnection> slow = new ArrayList<>();
        for (int i = 0; i < Workers.THREADS_MAX + 50; i++) {
            slow.add(RawConnection.to(server.endpoint()).send("POST / HTTP/1.1\r\nHo"));
        }

        assertThat(new HttpCalls(server.endpoint()).get("/_simulator/clock").statusCode())
                .isEqualTo(200);
        assertThat(slow)
                .allSatisfy(connection -> assertThat(connection.readToEnd()).isEmpty());
        slow.forEach(RawConnection::close);
    }

    @Test
    void client_thatSpeaksTls_isRefusedAtItsFirstByte() {
        try (RawConnection connection = RawConnection.to(server.endpoint())) {
            assertThat(connection.send("\u0016\u0003\u0001\u0002").readToEnd()).startsWith("HTTP/1.1 400 Bad Request");
        }
    }

    @Test
    void client_oneBytePerSecond_isGivenUp() throws IOException {
        try (RawConnection connection = RawConnection.to(server.endpoint())) {
            assertThat(connection.isGivenUpWhileDripping(HEAD)).isTrue();
        }
    }

    @Test
    void body_halfSent_isNotApplied() {
        String body = protectCall();
        try (RawConnection connection = RawConnection.to(server.endpoint())) {
            String answer = connection
                    .send(HEAD + "Content-Length: " + (body.length() + 1) + "\r\n\r\n" + body)
                    .readToEnd();

            assertThat(answer).isEmpty();
        }
    }

    @Test
    void body_cutShort_isNotApplied() {
        String body = protectCall();

        String answer = exchange(HEAD + "Content-Length: " + (body.length() + 1) + "\r\n\r\n" + body);

        assertThat(answer).doesNotContain("200 OK");
    }

    @Test
    void body_brokenChunk_isNotApplied() {
        assertThat(exchange(HEAD + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + protectCall()))
                .doesNotContain("200 OK");
    }

    @Test
    void body_twoMebibytes_isRefused() {
        int length = 2 << 20;
        String request = HEAD + "Connection: close\r\nContent-Length: " + length + "\r\n\r\n";

        assertThat(exchange(request + " ".repeat(length))).contains("413").contains("RequestEntityTooLarge");
    }

    @Test
    void body_withoutEnd_isAnsweredOrClosed() {
        byte[] mebibyte = new byte[1 << 20];
        try (RawConnection connection = RawConnection.to(server.endpoint())) {
            connection.send(HEAD + "Content-Length: 999999999\r\n\r\n");
            for (int i = 0; i < 64; i++) {
                connection.send(mebibyte);
            }
            assertThat(connection.readToEnd()).doesNotContain("200 OK");
        }
    }

    private static String manyFields(int number) {
        return IntStream.range(0, number).mapToObj(i -> "X-" + i + ": 1\r\n").collect(Collectors.joining());
    }

    static Stream<String> oddRequests() {
        return Stream.of(
                "garbage\r\n\r\n",
                "\r\n\r\n",
                "GET\r\n\r\n",
                "POST / HTTP/9.9\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
                "GET /" + "a".repeat(2 << 20) + " HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(2 << 20) + "\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\n" + "X-Many: 1\r\n".repeat(5000) + "\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /\u00ff\u00fe HTTP/1.1\r\nHost: x\r\n\r\n",
                "CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/x/task-protection/v1/state?a|b HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/x/task-protection/v1/state?%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/{x} HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/\"\\ HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/\u0085 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET //api/x HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET http://x//api/x HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /_simulator/health HTTP/1.1\nHost: x\n\n",
                "GET /_simulator/health HTTP/1.1\r\nHost: x\r\n" + manyFields(201) + "\r\n",
                "GET http:// HTTP/1.1\r\nHost: x\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003");
    }

    @ParameterizedTest
    @MethodSource("oddRequests")
    void request_odd_isRefusedOrClosed(String request) {
        assertThat(exchange(request)).doesNotContain("200 OK");
    }

    @Test
    void request_http10_isAnswered() {
        assertThat(exchange("GET /_simulator/health HTTP/1.0\r\n\r\n")).contains("200 OK", "{\"status\":\"ok\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "FOO", "post"})
    void ecs_wrongMethod_isRefused(String method) {
        String body = protectCall();
        String request = HEAD.replaceFirst("POST", method) + "Connection: close\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;

        assertThat(exchange(request)).startsWith("HTTP/1.1 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..",
                "/../",
                "/./",
                "//",
                "/%2e%2e/",
                "/%00",
                "/_simulator/..%2freset",
                "/_simulator//reset",
                "/_simulator/reset/",
                "/_SIMULATOR/reset",
                "/%5fsimulator/reset",
                "/api/../_simulator/reset",
                "/v4/../../etc/passwd",
                "/api/%2e%2e/task-protection/v1/state"
            })
    void path_trick_reachesNothing(String path) {
        String body = protectCall();
        String request = "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + TARGET + "Connection: close\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;

        assertThat(exchange(request)).doesNotContain("200 OK");
    }

    @Test
    void body_notUtf8_isRefused() {
        String body = "{\"cluster\":\"\u00ff\u00fe\",\"protectionEnabled\":true}";
        String request = HEAD + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;

        assertThat(exchange(request)).contains("400", "SerializationException");
    }

    @Test
    void bodies_200LargeAtOnce_areAnsweredOrClosed() {
        byte[] body = " ".repeat(1_200 * 1024).getBytes(StandardCharsets.ISO_8859_1);
        String head = "PUT /api/x/task-protection/v1/state HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
                + (body.length + 1) + "\r\n\r\n";
        List<RawConnection> connections = IntStream.range(0, 200)
                .mapToObj(i -> RawConnection.to(server.endpoint()).send(head).send(body))
                .toList();
        connections.forEach(connection -> connection.send(" "));

        assertThat(connections)
                .allSatisfy(connection -> assertThat(connection.readToEnd()).doesNotContain("200 OK"));
        connections.forEach(RawConnection::close);
    }
}
