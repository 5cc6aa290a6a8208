package io.github.ecssimulator.testkit.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.api.ReplyLostException;
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
import org.junit.jupiter.params.provider.ValueSource;

class AgentHttpClientTest {
    private static final String AGENT = "http://169.254.170.2";
    private static final String STATE = "/api/8c2f5b7e-3d4a-4f1b-9e60-1a2b3c4d5e6f/task-protection/v1/state";
    private static final String BODY =
            "{\"protection\":{\"ExpirationDate\":null,\"ProtectionEnabled\":true,\"TaskArn\":\"a\"}}";
    private static final ScriptedEcs.Answer PROTECTED = ScriptedEcs.task("a", true, null);

    private final MovedClock clock = new MovedClock();

    private HttpClient client(ScriptedEcs.Answer... answers) {
        ScriptedEcs ecs = ScriptedEcs.answering(answers);
        AgentEndpoint agent = new AgentEndpoint(new RecordedTasks(), arn -> ecs, clock, 1);
        return new AgentHttpClient(agent::answer, clock, "169.254.172.2:49152", new Nowhere());
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
        HttpResponse<String> response = client(PROTECTED).send(request, BodyHandlers.ofString());
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
        HttpClient client = client(PROTECTED);
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
        HttpResponse<InputStream> response = client().send(delete, BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.body().readAllBytes()).isEmpty();
    }

    @Test
    void send_streamedBody_isReadWhole() throws Exception {
        byte[] body = ("{\"ProtectionEnabled\":" + " ".repeat(100_000) + "true}").getBytes(StandardCharsets.UTF_8);
        HttpRequest put = request(STATE)
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        assertThat(client(PROTECTED).send(put, BodyHandlers.ofString()).body()).isEqualTo(BODY);
    }

    @Test
    void send_bodyThatCannotBePublished_fails() {
        HttpRequest.BodyPublisher failing =
                BodyPublishers.fromPublisher(subscriber -> subscriber.onError(new IOException("no body")));
        HttpRequest put = request(STATE).PUT(failing).build();
        assertThatThrownBy(() -> client(PROTECTED).send(put, BodyHandlers.ofString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no body");
    }

    @Test
    void redirect_isForTheCaller() throws Exception {
        HttpRequest put = request("//api" + STATE.substring(4))
                .PUT(BodyPublishers.ofString("{\"ProtectionEnabled\":true}"))
                .build();

        HttpResponse<String> response = client(PROTECTED).send(put, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(301);
        assertThat(response.previousResponse()).isEmpty();
    }

    @Test
    void timeout_isMeasuredInSimulatedTime() {
        HttpClient client = client(request -> {
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
        HttpClient client = client(ScriptedEcs.listing(List.of(), List.of()));
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
        assertThatThrownBy(() ->
                        client().send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString()))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(uri);
    }

    @Test
    void settings_areThoseOfTheJdksClientWithoutAnySet() {
        HttpClient client = client();
        assertThat(client.followRedirects()).isEqualTo(Redirect.NEVER);
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
        assertThat(client(PROTECTED).sendAsync(request(STATE).build(), info -> {
                    throw new IllegalStateException("no handler");
                }))
                .isCompletedExceptionally()
                .failsWithin(Duration.ofSeconds(1))
                .withThrowableThat()
                .withCauseInstanceOf(IllegalStateException.class);
    }
}
