package io.github.ecssimulator.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody can read is refused as by the agent's server, at every door. Source: documented: Go's net/http; observed on it. */
class UnreadableRequestTest {
    private static final String PLAIN = "\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n";

    private final EcsSimulator ecs = EcsSimulator.create();
    private final EcsSimulatorServer server = EcsSimulatorServer.start(ecs);

    @AfterEach
    void close() {
        server.close();
        ecs.close();
    }

    private String exchange(String request) {
        try (RawConnection connection = RawConnection.to(server.endpoint())) {
            return connection.send(request).readToEnd();
        }
    }

    private static String unescaped(String text) {
        return text.replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("^A", "\u0001")
                .replace("^@", "\u0000")
                .replace("^?", "\u007f");
    }

    private void assertRefused(String request, String line, String body) {
        assertThat(exchange(request)).isEqualTo("HTTP/1.1 " + line + PLAIN + body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/_simulator/health", "/api/x/task-protection/v1/state", "/v4/x"})
    void headerLine_thatIsNone_isRefusedAtEveryDoor(String path) {
        assertRefused(
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nnone\r\n\r\n", "400 Bad Request", "400 Bad Request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: a^Ab",
                "X: a^@b",
                "X: a^?b",
                "X: a\\rb",
                "X: a\\r\\n b^A",
                "none",
                ": b",
                "X\\t: b",
                "X(Y): b",
                "X\u00e9: b",
                "Host: other",
                "Content-Length: x",
                "Content-Length: -1",
                "Content-Length: +2",
                "Content-Length:",
                "Content-Length: 2, 2",
                "Content-Length: 99999999999999999999",
                "Content-Length: 2\\r\\nContent-Length: 3"
            })
    void headerLine_malformed_isA400Alone(String line) {
        assertRefused(
                "GET /api/x HTTP/1.1\r\nHost: a\r\n" + unescaped(line) + "\r\n\r\n",
                "400 Bad Request",
                "400 Bad Request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "GET /api/x",
                "GET  /api/x HTTP/1.1",
                " GET /api/x HTTP/1.1",
                "GET /api/x HTTP/1.1 ",
                "GET\\t/api/x\\tHTTP/1.1",
                "GET /a b HTTP/1.1",
                "GET api HTTP/1.1",
                "GET /%zz HTTP/1.1",
                "GET /^A HTTP/1.1",
                "G(T /api/x HTTP/1.1",
                " /api/x HTTP/1.1",
                "GET /api/x http/1.1",
                "GET /api/x HTTP/1",
                "GET /api/x HTTP/1.10",
                "\\r\\nGET /api/x HTTP/1.1"
            })
    void requestLine_malformed_isA400Alone(String line) {
        assertRefused(unescaped(line) + "\r\nHost: a\r\n\r\n", "400 Bad Request", "400 Bad Request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /api/x HTTP/1.1 | X: y | 400 Bad Request: missing required Host header",
                "GET /api/x HTTP/1.1 | Host: a b | 400 Bad Request: malformed Host header",
                "GET /api/x HTTP/1.1 | Host: a/b | 400 Bad Request: malformed Host header",
                "GET /api/x HTTP/1.0 | X y: z | 400 Bad Request: invalid header name",
                "GET /api/x HTTP/1.0 | X : z | 400 Bad Request: invalid header name",
                "GET /api/x HTTP/0.9 | Host: a | 505 HTTP Version Not Supported: unsupported protocol version",
                "GET /api/x HTTP/2.0 | Host: a | 505 HTTP Version Not Supported: unsupported protocol version"
            })
    void header_wrong_isRefusedWithItsReason(String line, String header, String answer) {
        assertRefused(line + "\r\n" + header + "\r\n\r\n", answer, answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "identity", "gzip, chunked", "", "chunked\r\nTransfer-Encoding: chunked"})
    void transferCoding_unknown_isNotImplemented(String coding) {
        String request = "PUT /api/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: " + coding + "\r\n\r\n";

        assertRefused(request, "501 Not Implemented", "Unsupported transfer encoding");
    }

    @Test
    void header_tooLarge_isRefused() {
        String answer = "431 Request Header Fields Too Large";

        assertRefused("GET /api/x HTTP/1.1\r\nX: " + "a".repeat(2 << 20), answer, answer);
        assertRefused("GET /" + "a".repeat(2 << 20), answer, answer);
    }

    @Test
    void header_cutShort_isA400_andNoneAtAll_isNothing() {
        try (RawConnection connection = RawConnection.to(server.endpoint())) {
            assertThat(connection
                            .send("GET /api/x HTTP/1.1\r\nHost: a")
                            .endOfSending()
                            .readToEnd())
                    .isEqualTo("HTTP/1.1 400 Bad Request" + PLAIN + "400 Bad Request");
        }
        try (RawConnection connection = RawConnection.to(server.endpoint())) {
            assertThat(connection.endOfSending().readToEnd()).isEmpty();
        }
    }

    @Test
    void linesThatGoOn_andBareLineFeeds_areRead() {
        String header = "X-Forwarded-For: 1\n   2  \n\t3\nX-Forwarded-For: 4\n";
        String answer = exchange("GET /api/x HTTP/1.1\nHost: a\n" + header + "Connection: close\n\n");

        assertThat(answer).startsWith("HTTP/1.1 404 Not Found\r\n").contains("Forwarded-For: 1 2 3\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Connection: close | true",
                "CONNECTION:Close | true",
                "Connection: keep-alive\\r\\nConnection: close | true",
                "Connection: foo, CLOSE | true",
                "Connection: xclose | false",
                "Connection: close;q | false"
            })
    void connection_isClosedWhereAnyLineSaysSo(String lines, boolean closes) {
        for (String path : new String[] {"/_simulator/health", "/api/x"}) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n";
            String last = request + "X: y\r\nConnection: close\r\n\r\n";
            String answers = exchange(request + unescaped(lines) + "\r\n\r\n" + last);

            assertThat(answers.split("HTTP/1\\.1 ", -1)).hasSize(closes ? 2 : 3);
        }
    }

    @Test
    void chunks_withExtensionsAndTrailers_areRead() {
        String request = String.join(
                "\r\n",
                "POST /_simulator/clock/advance HTTP/1.1",
                "Host: localhost",
                "Transfer-Encoding: CHUNKED",
                "Connection: close",
                "Content-Length: 3",
                "",
                "");
        String body = "{\"duration\":\"PT1S\"}";
        String chunks = "5;x=y\r\n" + body.substring(0, 5) + "\r\n" + Integer.toHexString(body.length() - 5) + "\r\n"
                + body.substring(5) + "\r\n0\r\nX-Trailer: 1\r\n\r\n";

        assertThat(exchange(request + chunks)).startsWith("HTTP/1.1 200 OK\r\n").contains("00:00:01Z");
    }
}
