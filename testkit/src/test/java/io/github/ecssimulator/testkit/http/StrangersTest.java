package io.github.ecssimulator.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of strangers in a browser on this machine must not reach the world; clients that are none must. */
class StrangersTest {
    private static final String LIST = "X-Amz-Target: AmazonEC2ContainerServiceV20141113.ListClusters\r\n";

    private final EcsSimulatorServer server =
            EcsSimulatorServer.builder().allowHost("Host.Docker.Internal").start(EcsSimulator::create);

    @AfterEach
    void close() {
        server.close();
    }

    private String exchange(String line, String headers) {
        String body = line.startsWith("GET") ? "" : "{}";
        try (RawConnection connection = RawConnection.to(server.endpoint())) {
            return connection
                    .send(line + "\r\n" + headers + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n"
                            + body)
                    .readToEnd();
        }
    }

    private static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:%d",
                "127.0.0.1",
                "127.1.2.3:%d",
                "127.1",
                "[0::1]:%d",
                "[0:0::0:1]",
                "[0000:0000:0000:0000:0000:0000:0000:0001]",
                "[::ffff:7f00:1]",
                "localhost:%d",
                "LocalHost",
                "localhost.:%d",
                "ecs.localhost:%d",
                "[::1]:%d",
                "[0:0:0:0:0:0:0:1]:%d",
                "[::ffff:127.0.0.1]",
                "host.docker.internal:%d",
                "HOST.docker.internal.",
                "localhost:1"
            })
    void host_ofThisMachine_comesIn(String form) {
        String host = head("Host: " + form.formatted(server.endpoint().getPort()));

        assertThat(exchange("POST / HTTP/1.1", host + LIST)).startsWith("HTTP/1.1 200 ");
        assertThat(exchange("GET /_simulator/health HTTP/1.1", host)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:80",
                "localhost.evil.example",
                "notlocalhost",
                "127.0.0.1.evil.example",
                "127.999.1.1",
                "127.0.0.256",
                "[::2]",
                "[::ffff:128.0.0.1]",
                "[0::0::1]",
                "128.0.0.1",
                "0.0.0.0",
                "169.254.170.2",
                "[::2]",
                "[::1].evil.example",
                "127.0.0.1@evil.example",
                "localhost:80:80",
                "localhost/",
                "docker.internal",
                "a.host.docker.internal"
            })
    void host_ofAStranger_isRefused(String host) {
        assertThat(exchange("POST / HTTP/1.1", head("Host: " + host) + LIST))
                .startsWith("HTTP/1.1 403 ")
                .contains("\"__type\":\"AccessDeniedException\"", host);
        for (String line : new String[] {"GET /_simulator/journal", "POST /_simulator/reset", "GET /_simulator"}) {
            assertThat(exchange(line + " HTTP/1.1", head("Host: " + host)))
                    .startsWith("HTTP/1.1 403 ")
                    .contains("--allow-host");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host:\r\n", "Host: localhost\r\nHost: localhost\r\n"})
    void host_missingOrTwice_isABadRequest(String hosts) {
        assertThat(exchange("POST / HTTP/1.1", hosts + LIST)).startsWith("HTTP/1.1 400 ");
        assertThat(exchange("GET /_simulator/journal HTTP/1.1", hosts)).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void host_missingInHttp10_comesIn() {
        assertThat(exchange("GET /_simulator/health HTTP/1.0", "")).contains(" 200 OK");
    }

    @Test
    void target_withAnotherAuthority_isRefused() {
        String own = head("Host: localhost");

        assertThat(exchange("GET http://evil.example/_simulator/journal HTTP/1.1", own))
                .startsWith("HTTP/1.1 403 ");
        assertThat(exchange("GET http://localhost/_simulator/journal HTTP/1.1", own))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Origin: https://evil.example|403",
                "Origin: http://evil.example:%d|403",
                "Origin: null|403",
                "Origin: file://|403",
                "Origin: chrome-extension://abc|403",
                "Origin: http://localhost.evil.example|403",
                "Origin: http://localhost@evil.example|403",
                "Origin: http://127.0.0.1:%d|200",
                "Origin: http://localhost:%d|200",
                "Origin: http://[::1]:%d|200",
                "Origin: http://host.docker.internal|200",
                "Sec-Fetch-Site: cross-site|403",
                "Sec-Fetch-Site: Cross-Site|403",
                "Sec-Fetch-Site: same-origin|200",
                "Sec-Fetch-Site: none|200",
                "Sec-Fetch-Mode: cors|200",
                "Referer: https://evil.example/page?a=b|403",
                "Referer: http://localhost:%d/_simulator/timeline|200"
            })
    void page_byWhatTheBrowserTellsOfIt_comesInOrIsRefused(String header, int status) {
        String host =
                head("Host: localhost", header.formatted(server.endpoint().getPort()), "Content-Type: text/plain");

        assertThat(exchange("POST /_simulator/reset HTTP/1.1", host)).startsWith("HTTP/1.1 " + status + " ");
        assertThat(exchange("POST / HTTP/1.1", host + LIST)).startsWith("HTTP/1.1 " + status + " ");
        assertThat(exchange("GET /_simulator/timeline HTTP/1.1", host)).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void preflight_ofAStranger_isRefused() {
        String answer = exchange(
                "OPTIONS /_simulator/reset HTTP/1.1",
                head("Host: localhost", "Origin: https://evil.example", "Access-Control-Request-Method: POST"));

        assertThat(answer).startsWith("HTTP/1.1 403 ").doesNotContainIgnoringCase("Access-Control-Allow");
    }

    @Test
    void stranger_refused_changesNothing() {
        EcsSimulator before = server.ecs();
        String strange = head("Host: localhost", "Origin: https://evil.example");

        exchange("POST /_simulator/reset HTTP/1.1", strange);
        exchange("POST / HTTP/1.1", strange + "X-Amz-Target: AmazonEC2ContainerServiceV20141113.CreateCluster\r\n");

        assertThat(server.ecs()).isSameAs(before);
        assertThat(before.journal().entries()).isEmpty();
    }

    @Test
    void agent_ofAnyHost_answersAsGosServerDoes() {
        String strange = head("Host: evil.example", "Origin: https://evil.example");

        assertThat(exchange("GET /api/x/task-protection/v1/state HTTP/1.1", strange))
                .startsWith("HTTP/1.1 404 ")
                .doesNotContain("nosniff");
    }

    @Test
    void answers_besideTheAgents_forbidToGuessTheirType() {
        String own = head("Host: localhost");

        for (String line : new String[] {"POST /", "GET /_simulator/health", "GET /_simulator/nothing"}) {
            assertThat(exchange(line + " HTTP/1.1", own + LIST))
                    .containsIgnoringCase("X-Content-Type-Options: nosniff");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/svg+xml", "text/plain"})
    void timeline_inABrowser_mayLoadNothing(String type) {
        assertThat(exchange("GET /_simulator/timeline HTTP/1.1", head("Host: localhost", "Accept: " + type)))
                .containsIgnoringCase("Content-Security-Policy: default-src 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://host", "host:80", "a b", "*", "a/b"})
    void allowHost_noName_isRefused(String name) {
        assertThatThrownBy(() -> EcsSimulatorServer.builder().allowHost(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without scheme and port");
    }
}
