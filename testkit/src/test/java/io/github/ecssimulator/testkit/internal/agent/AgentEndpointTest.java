package io.github.ecssimulator.testkit.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.testkit.internal.http.Headers;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer.Response;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest.RequestBody;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest.RequestBody.End;
import io.github.ecssimulator.testkit.internal.http.Octets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentEndpointTest {
    private static final String STATE = "/api/8c2f5b7e-3d4a-4f1b-9e60-1a2b3c4d5e6f/task-protection/v1/state";
    private static final String PROTECT = "{\"ProtectionEnabled\":true}";
    private static final Headers HOST = Headers.of("Host", "169.254.170.2");

    private final MovedClock clock = new MovedClock();
    private final ScriptedEcs ecs = ScriptedEcs.answering(ScriptedEcs.task("a", true, null));
    private final AgentEndpoint agent = new AgentEndpoint(new RecordedTasks(), arn -> ecs, clock, 7);

    private Response answer(String method, String target, String version, Headers headers, RequestBody body) {
        return (Response) agent.answer(new IncomingRequest(method, target, version, headers, body, "10.0.0.1:5"));
    }

    private Response get(String target) {
        return answer("GET", target, "HTTP/1.1", HOST, RequestBody.none());
    }

    private Response put(RequestBody body) {
        return answer("PUT", STATE, "HTTP/1.1", HOST, body);
    }

    private Response stateWith(String version, String... headers) {
        return answer("GET", STATE, version, Headers.of(headers), RequestBody.none());
    }

    @ParameterizedTest
    @CsvSource({
        "'/api/8c2f5b7e-3d4a-4f1b-9e60-1a2b3c4d5e6f%2Ftask-protection%2fv1/state', 200",
        "'http://example.org/api/8c2f5b7e-3d4a-4f1b-9e60-1a2b3c4d5e6f/task-protection/v1/state', 200",
        "'/api/8c2f5b7e-3d4a-4f1b-9e60-1a2b3c4d5e6f%2Fx/task-protection/v1/state', 404",
        "'/api/8C2F5B7E-3D4A-4F1B-9E60-1A2B3C4D5E6F/task-protection/v1/state', 404",
        "'/', 404",
        "'/API/x/task-protection/v1/state', 404",
        "'/api/%zz/task-protection/v1/state', 400",
        "'api/x/task-protection/v1/state', 400",
        "'/api/a b/task-protection/v1/state', 400"
    })
    void get_target_isRoutedAsByTheAgent(String target, int status) {
        assertThat(get(target).status()).isEqualTo(status);
    }

    @Test
    void newlineInPath_isNotFoundBeforeTheLimiter() {
        Response response = get("/api/a%0Ab/task-protection/v1/state");
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.headers())
                .isEqualTo(Headers.of(
                        "Content-Type", "text/plain; charset=utf-8",
                        "X-Content-Type-Options", "nosniff",
                        "Content-Length", "19"));
    }

    @Test
    void options_ofTheServer_isAnsweredEmpty() {
        Response response = answer("OPTIONS", "*", "HTTP/1.1", HOST, RequestBody.none());
        assertThat(response).isEqualTo(new Response(200, Headers.of("Content-Length", "0"), Octets.empty(), false));
    }

    @Test
    void head_overTheLimit_hasLengthButNoBody() {
        for (int i = 0; i < 60; i++) {
            assertThat(answer("HEAD", STATE, "HTTP/1.1", HOST, RequestBody.none())
                            .headers()
                            .first("Content-Length"))
                    .isEmpty();
        }
        Response response = answer("HEAD", STATE, "HTTP/1.1", HOST, RequestBody.none());
        assertThat(response.status()).isEqualTo(429);
        assertThat(response.headers().first("Content-Length")).contains("39");
        assertThat(response.body()).isEqualTo(Octets.empty());
        clock.advance(Duration.ofMillis(25));
        assertThat(get(STATE).status()).isEqualTo(200);
        assertThat(get(STATE).status()).isEqualTo(429);
    }

    @Test
    void metadata_sharesLimiterAndHeaders() {
        Response response = answer("POST", "/v4/x/task", "HTTP/1.1", HOST, RequestBody.none());
        assertThat(response.body()).hasToString("{}/task");
        assertThat(response.headers().first("X-Rate-Limit-Request-Remote-Addr")).contains("10.0.0.1:5");
    }

    @Test
    void put_unreadBodyAbove256KiB_closesTheConnection() {
        assertThat(put(trailing(200 << 10)).closesConnection()).isFalse();
        assertThat(put(trailing(1 << 20)).closesConnection()).isTrue();
        assertThat(put(trailing(1 << 20)).headers().first("Connection")).contains("close");
        Response post = answer("POST", STATE, "HTTP/1.1", HOST, trailing(1 << 20));
        assertThat(post.status()).isEqualTo(405);
        assertThat(post.closesConnection()).isTrue();
    }

    private static RequestBody trailing(int bytes) {
        return RequestBody.of(Octets.utf8(PROTECT + " ".repeat(bytes)));
    }

    @Test
    void put_bodyThatBreaksBehindTheObject_isAcceptedAndClosed() {
        for (End end : List.of(End.CUT_SHORT, End.MALFORMED)) {
            Response response = put(new RequestBody(Octets.utf8(PROTECT), end, false));
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.headers().first("Connection")).contains("close");
        }
    }

    @Test
    void expectation_ofBodyThatIsNotRead_closesTheConnection() {
        Headers headers = Headers.of("Host", "a", "Expect", "100-Continue");
        RequestBody body = RequestBody.of(Octets.utf8(PROTECT));
        assertThat(answer("PUT", STATE, "HTTP/1.1", headers, body).closesConnection())
                .isFalse();
        assertThat(answer("POST", STATE, "HTTP/1.1", headers, body).closesConnection())
                .isTrue();
    }

    @Test
    void http10_staysOpenOnlyIfAsked() {
        assertThat(stateWith("HTTP/1.0").closesConnection()).isTrue();
        assertThat(stateWith("HTTP/1.0").headers().first("Connection")).isEmpty();
        assertThat(stateWith("HTTP/1.0", "Connection", "Keep-Alive").closesConnection())
                .isFalse();
        assertThat(stateWith("HTTP/1.0", "Connection", "keep-alive").headers().first("Connection"))
                .contains("keep-alive");
        assertThat(stateWith("HTTP/1.0", "Transfer-Encoding", "foo").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1, Host, a/b, 400, 400 Bad Request: malformed Host header",
        "HTTP/1.1, X, y, 400, 400 Bad Request: missing required Host header",
        "HTTP/1.1, Host, a b, 400, 400 Bad Request: malformed Host header",
        "HTTP/1.1, X(y, z, 400, 400 Bad Request",
        "HTTP/1.0, X y, z, 400, 400 Bad Request: invalid header name",
        "HTTP/1.0, 'X ', z, 400, 400 Bad Request: invalid header name",
        "HTTP/1.1, '', z, 400, 400 Bad Request",
        "HTTP/3.0, Host, a, 505, 505 HTTP Version Not Supported: unsupported protocol version",
        "HTTP/1, Host, a, 400, 400 Bad Request",
        "HTTP/1.0, Content-Length, x, 400, 400 Bad Request"
    })
    void gate_badRequest_isRefusedInPlainText(String version, String name, String value, int status, String body) {
        Response response = stateWith(version, name, value);
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.body()).hasToString(body);
        assertThat(response.headers())
                .isEqualTo(Headers.of("Content-Type", "text/plain; charset=utf-8", "Connection", "close"));
    }

    @Test
    void gate_repeatedHost_controlInValue_andHugeHeader_areRefused() {
        assertThat(stateWith("HTTP/1.1", "Host", "a", "Host", "b").body()).hasToString("400 Bad Request");
        assertThat(stateWith("HTTP/1.1", "Host", "a", "X", "\u0001").body()).hasToString("400 Bad Request");
        assertThat(stateWith("HTTP/1.1", "Host", "a", "Connection", "keep-alive", "connection", "x, CLOSE")
                        .closesConnection())
                .isTrue();
        assertThat(stateWith("HTTP/1.1", "Host", "a", "X-Forwarded-For", "1", "x-forwarded-for", "2")
                        .headers()
                        .first("X-Rate-Limit-Request-Forwarded-For"))
                .contains("1");
        assertThat(stateWith("HTTP/1.1", "Host", "a", "X", "x".repeat(1 << 20)).status())
                .isEqualTo(200);
        assertThat(stateWith("HTTP/1.1", "Host", "a", "X", "x".repeat((1 << 20) + 4096))
                        .status())
                .isEqualTo(431);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100-continue", "foo, 100-CONTINUE", "100-continue,bar"})
    void expectation_known_isServed(String expect) {
        assertThat(stateWith("HTTP/1.1", "Host", "a", "Expect", expect).status())
                .isEqualTo(200);
    }

    @Test
    void forwardedFor_firstLineOnly_comesBack() {
        assertThat(stateWith("HTTP/1.1", "Host", "a", "x-forwarded-for", "1, 2", "X-Forwarded-For", "3")
                        .headers()
                        .first("X-Rate-Limit-Request-Forwarded-For"))
                .contains("1, 2");
    }

    @Test
    void stalledBody_isNeverAnswered() {
        RequestBody body = new RequestBody(Octets.utf8(PROTECT), End.STALLED, false);
        assertThat(agent.answer(new IncomingRequest("PUT", STATE, "HTTP/1.1", HOST, body, "10.0.0.1:5")))
                .isEqualTo(new HttpAnswer.Closed());
    }
}
