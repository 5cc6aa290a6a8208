package io.github.ecssimulator.testkit.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.testkit.internal.http.Headers;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.Octets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentHttpClientTest {
    private static final String AGENT = "http://169.254.170.2";
    private static final String STATE = "/api/8c2f5b7e-3d4a-4f1b-9e60-1a2b3c4d5e6f/task-protection/v1/state";
    private static final String BODY =
            "{\"protection\":{\"ExpirationDate\":null,\"ProtectionEnabled\":true,\"TaskArn\":\"a\"}}";
    private static final ScriptedEcs.Answer PROTECTED = ScriptedEcs.task("a", true, null);

    private final MovedClock clock = new MovedClock();

    private HttpClient client(Redirect redirect, ScriptedEcs.Answer... answers) {
        ScriptedEcs ecs = ScriptedEcs.answering(answers);
        AgentEndpoint agent = new AgentEndpoint(new RecordedTasks(), arn -> ecs, clock, 1);
        return new AgentHttpClient(agent::answer, clock, "169.254.172.2:49152", redirect);
    }

    private static HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create(AGENT + target));
    }

    @Test
    void send_put_isAnsweredInMemory() throws Exception {
        HttpRequest request = request(STATE)
                .header("X-Forwarded-For", "10.0.0.7")
                .PUT(BodyPublishers.ofString("{\"ProtectionEnabled\":true}"))
                .build();
        HttpResponse<String> response = client(Redirect.NEVER, PROTECTED).send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(BODY);
        assertThat(response.uri()).isEqualTo(request.uri());
        assertThat(response.request()).isSameAs(request);
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(response.previousResponse()).isEmpty();
        assertThat(response).hasToString("(PUT " + request.uri() + ") 200");
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(response.headers().firstValue("date")).contains("Mon, 01 Jan 2024 00:00:00 GMT");
        assertThat(response.headers().firstValue("X-Rate-Limit-Request-Remote-Addr"))
                .contains("169.254.172.2:49152");
        assertThat(response.headers().firstValue("X-Rate-Limit-Request-Forwarded-For"))
                .contains("10.0.0.7");
    }

    @Test
    void send_everyBodyHandler_getsTheBody() throws Exception {
        HttpClient client = client(Redirect.NEVER, PROTECTED);
        HttpRequest get = request(STATE).build();
        byte[] bytes = BODY.getBytes(StandardCharsets.UTF_8);
        assertThat(client.send(get, BodyHandlers.ofByteArray()).body()).isEqualTo(bytes);
        assertThat(client.send(get, BodyHandlers.ofLines()).body()).containsExactly(BODY);
        assertThat(client.send(get, BodyHandlers.discarding()).body()).isNull();
        assertThat(client.send(get, BodyHandlers.replacing("x")).body()).isEqualTo("x");
        assertThat(client.send(get, BodyHandlers.buffering(BodyHandlers.ofString(), 7))
                        .body())
                .isEqualTo(BODY);
        try (InputStream in = client.send(get, BodyHandlers.ofInputStream()).body()) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void send_emptyBody_completes() throws Exception {
        HttpRequest delete = request(STATE).DELETE().build();
        HttpResponse<InputStream> response = client(Redirect.NEVER).send(delete, BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.body().readAllBytes()).isEmpty();
    }

    @Test
    void send_streamedBody_isReadWhole() throws Exception {
        byte[] body = ("{\"ProtectionEnabled\":" + " ".repeat(100_000) + "true}").getBytes(StandardCharsets.UTF_8);
        HttpRequest put = request(STATE)
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        assertThat(client(Redirect.NEVER, PROTECTED)
                        .send(put, BodyHandlers.ofString())
                        .body())
                .isEqualTo(BODY);
    }

    @Test
    void send_bodyThatCannotBePublished_fails() {
        HttpRequest.BodyPublisher failing =
                BodyPublishers.fromPublisher(subscriber -> subscriber.onError(new IOException("no body")));
        HttpRequest put = request(STATE).PUT(failing).build();
        assertThatThrownBy(() -> client(Redirect.NEVER, PROTECTED).send(put, BodyHandlers.ofString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no body");
    }

    @Test
    void redirect_byPolicy_isFollowedOrHandedOut() throws Exception {
        HttpRequest put = request("//api" + STATE.substring(4))
                .PUT(BodyPublishers.ofString("{\"ProtectionEnabled\":true}"))
                .build();
        HttpResponse<String> never = client(Redirect.NEVER, PROTECTED).send(put, BodyHandlers.ofString());
        assertThat(never.statusCode()).isEqualTo(301);
        HttpResponse<String> normal = client(Redirect.NORMAL, PROTECTED).send(put, BodyHandlers.ofString());
        assertThat(normal.statusCode()).isEqualTo(200);
        assertThat(normal.uri()).isEqualTo(URI.create(AGENT + STATE));
        assertThat(normal.request().method()).isEqualTo("PUT");
        assertThat(normal.previousResponse().orElseThrow().statusCode()).isEqualTo(301);
    }

    @Test
    void redirect_ofPost_becomesGet() throws Exception {
        HttpRequest post =
                request("/." + STATE).POST(BodyPublishers.ofString("{}")).build();
        HttpResponse<String> response = client(Redirect.ALWAYS, PROTECTED).send(post, BodyHandlers.ofString());
        assertThat(response.request().method()).isEqualTo("GET");
        assertThat(response.body()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @CsvSource({
        "301, POST, GET",
        "301, PUT, PUT",
        "302, POST, GET",
        "302, PUT, PUT",
        "303, PUT, GET",
        "307, POST, POST",
        "308, POST, POST"
    })
    void redirect_byStatus_keepsTheMethodAsTheJdksClientDoes(int status, String method, String next) {
        HttpRequest request = request(STATE)
                .header("X-Trace", "7")
                .method(method, BodyPublishers.ofString("{}"))
                .build();

        HttpRequest followed = new ClientRequests.Redirection(Redirect.ALWAYS)
                .next(request, redirectTo(status, "/elsewhere"))
                .orElseThrow();

        assertThat(followed.method()).isEqualTo(next);
        assertThat(followed.uri()).isEqualTo(URI.create(AGENT + "/elsewhere"));
        assertThat(followed.headers().firstValue("X-Trace")).contains("7");
    }

    @Test
    void redirect_again_isFollowedFiveTimes() { // as the JDK's client does unless told otherwise
        ClientRequests.Redirection redirection = new ClientRequests.Redirection(Redirect.ALWAYS);
        HttpRequest get = request(STATE).build();
        for (int i = 0; i < 5; i++) {
            assertThat(redirection.next(get, redirectTo(307, STATE))).isPresent();
        }

        assertThat(redirection.next(get, redirectTo(307, STATE))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 300, 304, 404})
    void redirect_ofAnotherStatus_isNone(int status) {
        assertThat(new ClientRequests.Redirection(Redirect.ALWAYS)
                        .next(request(STATE).build(), redirectTo(status, STATE)))
                .isEmpty();
    }

    private static HttpAnswer.Response redirectTo(int status, String location) {
        return new HttpAnswer.Response(
                status, new Headers(List.of(new Headers.Field("Location", location))), Octets.empty(), false);
    }

    @Test
    void timeout_isMeasuredInSimulatedTime() {
        HttpClient client = client(Redirect.NEVER, request -> {
            clock.advance(Duration.ofSeconds(4));
            throw new ReplyLostException(request.operation(), "id");
        });
        HttpRequest hasty = request(STATE).timeout(Duration.ofSeconds(2)).build();
        assertThatThrownBy(() -> client.send(hasty, BodyHandlers.ofString())).isInstanceOf(HttpTimeoutException.class);
        HttpRequest patient = request(STATE).timeout(Duration.ofSeconds(4)).build();
        assertThat(client.sendAsync(patient, BodyHandlers.ofString()).join().statusCode())
                .isEqualTo(504);
    }

    @Test
    void closedConnection_isAnIoException() {
        HttpClient client = client(Redirect.NEVER, ScriptedEcs.listing(List.of(), List.of()));
        assertThat(client.sendAsync(request(STATE).build(), BodyHandlers.ofString()))
                .isCompletedExceptionally()
                .failsWithin(Duration.ofSeconds(1))
                .withThrowableThat()
                .withCauseInstanceOf(IOException.class)
                .withMessageContaining("received no bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://example.org/", "https://169.254.170.2/", "http://169.254.170.2:81/", "http://127.0.0.1/"
            })
    void otherAddress_cannotBeReached(String uri) {
        assertThatThrownBy(() -> client(Redirect.NEVER)
                        .send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString()))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(uri);
    }

    @Test
    void settings_areThoseOfTheJdksClientWithoutAnySet() {
        HttpClient client = client(Redirect.NORMAL);
        assertThat(client.followRedirects()).isEqualTo(Redirect.NORMAL);
        assertThat(client.cookieHandler()).isEmpty();
        assertThat(client.connectTimeout()).isEmpty();
        assertThat(client.proxy()).isEmpty();
        assertThat(client.authenticator()).isEmpty();
        assertThat(client.executor()).isEmpty();
        assertThat(client.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(client.sslContext()).isNotNull();
        assertThat(client.sslParameters()).isNotNull();
    }

    @Test
    void sendAsync_somethingThrows_failsTheFuture() {
        assertThat(client(Redirect.NEVER, PROTECTED).sendAsync(request(STATE).build(), info -> {
                    throw new IllegalStateException("no handler");
                }))
                .isCompletedExceptionally()
                .failsWithin(Duration.ofSeconds(1))
                .withThrowableThat()
                .withCauseInstanceOf(IllegalStateException.class);
    }
}
