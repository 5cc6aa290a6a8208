package io.github.ecssimulator.testkit.sdk;

import static io.github.ecssimulator.testkit.sdk.RedirectableSdk.whereItCan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.ChildJvm;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a JVM and its environment tell the SDK about proxies and endpoints must not lead a redirected call elsewhere. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class EcsRedirectSurroundingsTest {
    private static final String NON_PROXY_HOSTS = "http.nonProxyHosts";

    private final Properties ofTheJvm = System.getProperties();
    private final ProxySelector selectorOfTheJvm = ProxySelector.getDefault();
    private final DeadEnd deadEnd = DeadEnd.open();

    @BeforeEach
    void useACopyOfTheProperties() {
        Properties copy = new Properties();
        copy.putAll(ofTheJvm);
        System.setProperties(copy);
    }

    @AfterEach
    void close() {
        ProxySelector.setDefault(selectorOfTheJvm);
        System.setProperties(ofTheJvm);
        deadEnd.close();
    }

    /** Reads settings such as {@code a=1 b=}, where PORT and URL stand for those of the dead end. */
    private Map<String, String> settings(String line) {
        Map<String, String> settings = new HashMap<>();
        for (String setting : line.split(" ", -1)) {
            String[] parts = setting.split("=", 2);
            settings.put(
                    parts[0],
                    parts[1].replace("PORT", deadEnd.port())
                            .replace("URL", deadEnd.uri().toString()));
        }
        return settings;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.proxyHost=127.0.0.1 http.proxyPort=PORT https.proxyHost=127.0.0.1 https.proxyPort=PORT",
                "http.proxyHost=127.0.0.1 http.proxyPort=PORT http.nonProxyHosts=",
                "http.proxyHost=127.0.0.1 http.proxyPort=PORT http.nonProxyHosts=*.example.com|10.*|",
                "http.proxyHost=127.0.0.1 http.proxyPort=PORT http.proxyUser=own http.proxyPassword=own",
                "socksProxyHost=127.0.0.1 socksProxyPort=PORT socksNonProxyHosts=",
                "aws.endpointUrl=URL aws.endpointUrlEcs=URL aws.ignoreConfiguredEndpointUrls=true",
                "aws.useFipsEndpoint=true aws.useDualstackEndpoint=true"
            })
    void call_underSystemProperties_reachesTheSimulator(String properties) {
        settings(properties).forEach(System::setProperty);
        Object before = System.getProperties().clone();

        whereItCan(RedirectedCalls::reachTheSimulator);

        assertThat(deadEnd.calls()).isEmpty();
        assertThat(System.getProperties()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP_PROXY=URL HTTPS_PROXY=URL",
                "http_proxy=URL https_proxy=URL no_proxy=example.com",
                "AWS_ENDPOINT_URL=URL AWS_ENDPOINT_URL_ECS=URL AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true",
                "AWS_USE_FIPS_ENDPOINT=true AWS_USE_DUALSTACK_ENDPOINT=true AWS_PROFILE=absent"
            })
    void call_underEnvironmentVariables_reachesTheSimulator(String variables) {
        ChildJvm.Ended ended = ChildJvm.run(RedirectedCalls.class, settings(variables));

        assertThat(ended.output()).contains("every call has arrived");
        assertThat(ended.exitCode()).isZero();
        assertThat(deadEnd.calls()).isEmpty();
    }

    @Test
    void call_underAProfile_reachesTheSimulator(@TempDir Path folder) throws IOException {
        Path config = Files.writeString(folder.resolve("config"), """
                [profile build]
                region = eu-west-3
                services = own
                endpoint_url = %1$s
                ignore_configured_endpoint_urls = true
                use_fips_endpoint = true
                use_dualstack_endpoint = true
                [services own]
                ecs =
                  endpoint_url = %1$s
                """.formatted(deadEnd.uri()));

        ChildJvm.Ended ended = ChildJvm.run(
                RedirectedCalls.class, Map.of("AWS_CONFIG_FILE", config.toString(), "AWS_PROFILE", "build"));

        assertThat(ended.output()).contains("every call has arrived");
        assertThat(ended.exitCode()).isZero();
        assertThat(deadEnd.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"aws.retryMode, sometimes", "aws.defaultsMode, sometimes", "aws.maxAttempts, many"})
    void to_underASettingThatTheSdkRefuses_isRefusedByItsValue(String property, String value) {
        System.setProperty(property, value);
        Object before = System.getProperties().clone();
        try (EcsSimulator ecs = EcsSimulator.create();
                EcsSimulatorServer server = EcsSimulatorServer.start(ecs)) {
            assertThatThrownBy(() -> EcsRedirect.to(server))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith(
                            "The AWS SDK cannot build and use an EcsClient under the settings of this JVM")
                    .hasMessageContaining(value)
                    .message()
                    .containsPattern("[^.]\\. Correct or remove that setting: ");
        }
        assertThat(System.getProperties()).isEqualTo(before);
    }

    @Test
    void nonProxyHosts_ofTheUser_areKeptAndGivenBack() {
        System.setProperty(NON_PROXY_HOSTS, "*.example.com");
        whereItCan(() -> {
            try (EcsSimulator ecs = EcsSimulator.create();
                    EcsSimulatorServer server = EcsSimulatorServer.start(ecs);
                    EcsRedirect redirect = EcsRedirect.to(server)) {
                assertThat(redirect.endpoint()).isEqualTo(server.endpoint());
                assertThat(System.getProperty(NON_PROXY_HOSTS)).isEqualTo("*.example.com|127.0.0.1");
            }
        });
        assertThat(System.getProperty(NON_PROXY_HOSTS)).isEqualTo("*.example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP", "SOCKS"})
    void connection_underAProxySelector_reachesTheSimulatorAndTheRestItsProxy(Proxy.Type type) {
        ProxySelector own = ownSelector(type);
        ProxySelector.setDefault(own);
        whereItCan(() -> {
            try (EcsSimulator ecs = EcsSimulator.create();
                    EcsSimulatorServer server = EcsSimulatorServer.start(ecs);
                    EcsRedirect redirect = EcsRedirect.to(server)) {
                HttpURLConnection connection =
                        (HttpURLConnection) redirect.endpoint().toURL().openConnection();
                assertThat(connection.getResponseCode()).isNotEqualTo(403);
                assertThat(connection.usingProxy()).isFalse();
                assertThat(ProxySelector.getDefault().select(URI.create("http://example.com")))
                        .isEqualTo(own.select(URI.create("http://example.com")));
            }
            RedirectedCalls.reachTheSimulator();
        });
        assertThat(deadEnd.calls()).isEmpty();
        assertThat(ProxySelector.getDefault()).isSameAs(own);
    }

    @Test
    void proxySelector_setWhileTheRedirectIsOpen_stays() {
        ProxySelector later = ownSelector(Proxy.Type.HTTP);
        whereItCan(() -> {
            try (EcsSimulator ecs = EcsSimulator.create();
                    EcsSimulatorServer server = EcsSimulatorServer.start(ecs);
                    EcsRedirect redirect = EcsRedirect.to(server)) {
                assertThat(redirect.endpoint()).isEqualTo(server.endpoint());
                ProxySelector.setDefault(later);
            }
            assertThat(ProxySelector.getDefault()).isSameAs(later);
        });
    }

    @Test
    void proxySelector_absent_isAbsentAfterwards() {
        ProxySelector.setDefault(null);

        whereItCan(RedirectedCalls::reachTheSimulator);

        assertThat(ProxySelector.getDefault()).isNull();
    }

    private ProxySelector ownSelector(Proxy.Type type) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(new Proxy(type, deadEnd.address()));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {
                throw new AssertionError("nobody has to know", e);
            }
        };
    }
}
