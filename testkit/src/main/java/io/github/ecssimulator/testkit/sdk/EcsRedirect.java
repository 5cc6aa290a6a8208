package io.github.ecssimulator.testkit.sdk;

import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Sends the AWS SDK clients that code builds by itself, such as {@code EcsClient.create()}, to a simulator.
 *
 * <pre>{@code
 * try (EcsSimulator ecs = EcsSimulator.create();
 *         EcsSimulatorServer server = EcsSimulatorServer.start(ecs);
 *         EcsRedirect redirect = EcsRedirect.to(server)) {
 *     assertThat(redirect.endpoint()).isEqualTo(server.endpoint());
 *     EcsClient client = EcsClient.create(); // as production code does
 *     client.getTaskProtection(r -> r.cluster("media"));
 * }
 * }</pre>
 *
 * <p>It sets the SDK's own system properties, and on closing puts back what was there:
 *
 * <ul> <li>{@code aws.endpointUrlEcs} is the server; <li>{@code aws.region} is the Region of the simulator, unless the
 * property is set already; <li>{@code aws.accessKeyId}, {@code aws.secretAccessKey} and {@code aws.sessionToken} are
 * made up, unless an access key is set already, where a blank one is none, as for the SDK; <li>{@code
 * aws.useFipsEndpoint} and {@code aws.useDualstackEndpoint} are {@code false}: the SDK refuses to call an endpoint of one's own otherwise; <li>{@code http.nonProxyHosts} has the
 * server's host in addition.
 * </ul>
 *
 * <p>These win over environment variables and profile files. So a redirected call goes straight to the server behind a
 * proxy, too, be it named by system properties, by {@code HTTP_PROXY} or by a {@link java.net.ProxySelector}; the JVM's
 * default selector is replaced by one that exempts the server. While {@code http.nonProxyHosts} is set, the SDK reads
 * no proxy from environment variables for other services either. A client whose HTTP client has a proxy configuration
 * of its own keeps that.
 *
 * <p>It reaches every ECS client that is <em>built</em> while it is open. A client that was built before stays where it
 * was, and so does one with an {@code endpointOverride} of its own. A client that outlives it goes on calling the
 * server. Clients of other services find the Region and the credentials changed, too. What is redirected is the SDK's
 * real client: it retries, and waits for that in real time.
 *
 * <p>System properties belong to the whole JVM, so there can be only one redirect at a time, and tests that run in
 * parallel must hold JUnit's lock on them; the annotation {@code @RedirectEcsClients} of the JUnit extension does.
 *
 * <p>The AWS SDK reads that endpoint from version 2.28.1 on. To be sure of the one in use, opening a redirect makes one
 * call that does not leave the JVM; interceptors that are installed for all clients see it.
 */
public final class EcsRedirect implements AutoCloseable {
    // Where other redirects of this JVM look, even those of another class loader.
    private static final String OPEN = "io.github.ecssimulator.redirect";
    private static final String ENDPOINT = "aws.endpointUrlEcs";
    private static final String REGION = "aws.region";
    private static final String ACCESS_KEY = "aws.accessKeyId";
    private static final String SECRET_KEY = "aws.secretAccessKey";
    private static final String SESSION_TOKEN = "aws.sessionToken";
    private static final String FIPS = "aws.useFipsEndpoint";
    private static final String DUAL_STACK = "aws.useDualstackEndpoint";
    // Where it is set, the SDK's HTTP clients leave the environment's proxy alone.
    private static final String NON_PROXY_HOSTS = "http.nonProxyHosts";

    private final URI endpoint;
    private final ReplacedProperties properties;
    private final DirectRoute route;

    private EcsRedirect(URI endpoint, ReplacedProperties properties) {
        this.endpoint = endpoint;
        this.properties = properties;
        this.route = DirectRoute.installedFor(endpoint);
    }

    /**
     * {@return a redirect of the clients that are built from now on to a server, to be closed; the server stays open then}
     *
     * @throws IllegalStateException if another redirect is open, if the AWS SDK in use cannot be redirected, or if it
     *     refuses a setting of the JVM or its environment, such as an unknown retry mode
     */
    public static EcsRedirect to(EcsSimulatorServer server) {
        URI endpoint = Objects.requireNonNull(server, "server").endpoint();
        Object other = System.getProperties().putIfAbsent(OPEN, endpoint.toString());
        if (other != null) {
            throw new IllegalStateException(
                    "The SDK clients of this JVM are already redirected, to " + other
                            + ". Close that redirect first; tests in parallel need @ResourceLock(Resources.SYSTEM_PROPERTIES).");
        }
        try {
            return opened(
                    new EcsRedirect(endpoint, replaced(endpoint, server.ecs().region())));
        } catch (RuntimeException | Error e) {
            System.getProperties().remove(OPEN);
            throw e;
        }
    }

    private static EcsRedirect opened(EcsRedirect redirect) {
        try {
            EndpointProbe.requireReached(redirect.endpoint);
        } catch (RuntimeException | Error e) {
            redirect.close();
            throw e;
        }
        return redirect;
    }

    private static ReplacedProperties replaced(URI endpoint, String region) {
        Properties present = System.getProperties();
        Map<String, String> values = new LinkedHashMap<>();
        values.put(ENDPOINT, endpoint.toString());
        values.put(FIPS, "false");
        values.put(DUAL_STACK, "false");
        values.put(NON_PROXY_HOSTS, withHost(endpoint.getHost(), present.getProperty(NON_PROXY_HOSTS)));
        if (isOpen(present, REGION)) {
            values.put(REGION, region);
        }
        if (isOpen(present, ACCESS_KEY)) {
            values.put(ACCESS_KEY, "simulated-access-key");
            values.put(SECRET_KEY, "simulated-secret-key");
            values.put(SESSION_TOKEN, "simulated-session-token");
        }
        return ReplacedProperties.with(values);
    }

    /** The SDK takes a blank one for none, too. */
    private static boolean isOpen(Properties present, String name) {
        String value = present.getProperty(name);
        return value == null || value.isBlank();
    }

    private static String withHost(String host, @Nullable String nonProxyHosts) {
        return nonProxyHosts == null || nonProxyHosts.isEmpty() ? host : nonProxyHosts + "|" + host;
    }

    /** {@return the endpoint of the server where clients go} */
    public URI endpoint() {
        return endpoint;
    }

    /** Puts every property back as it was; closing again does nothing. */
    @Override
    public void close() {
        if (properties.restore()) {
            route.remove();
            System.getProperties().remove(OPEN);
        }
    }

    @Override
    public String toString() {
        return "EcsRedirect[" + endpoint + "]";
    }

    /** System properties that were replaced, and what stood there before; nothing did where the value is empty. */
    static final class ReplacedProperties {
        private final Map<String, Optional<Object>> before;
        private final AtomicBoolean restored = new AtomicBoolean();

        private ReplacedProperties(Map<String, Optional<Object>> before) {
            this.before = before;
        }

        static ReplacedProperties with(Map<String, String> values) {
            Properties properties = System.getProperties();
            ReplacedProperties replaced = new ReplacedProperties(new LinkedHashMap<>());
            try {
                values.forEach(
                        (name, value) -> replaced.before.put(name, Optional.ofNullable(properties.put(name, value))));
            } catch (RuntimeException | Error e) {
                boolean unused = replaced.restore();
                throw e;
            }
            return replaced;
        }

        /** Puts everything back; returns false if that was done before. */
        boolean restore() {
            if (!restored.compareAndSet(false, true)) {
                return false;
            }
            Properties properties = System.getProperties();
            before.forEach((name, value) ->
                    value.ifPresentOrElse(present -> properties.put(name, present), () -> properties.remove(name)));
            return true;
        }
    }

    /** Tells the JVM that an endpoint is called without a proxy; whatever else is called goes the way it went before. */
    static final class DirectRoute extends ProxySelector {
        private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

        private final URI endpoint;
        private final @Nullable ProxySelector before;

        private DirectRoute(URI endpoint, @Nullable ProxySelector before) {
            this.endpoint = endpoint;
            this.before = before;
        }

        static DirectRoute installedFor(URI endpoint) {
            DirectRoute route = new DirectRoute(endpoint, ProxySelector.getDefault());
            ProxySelector.setDefault(route);
            return route;
        }

        /** Gives the former selector its place back, unless somebody has set another one meanwhile. */
        void remove() {
            if (ProxySelector.getDefault() == this) {
                ProxySelector.setDefault(before);
            }
        }

        /** The host and port decide: a socket asks for {@code socket://}, where a connection asks for {@code http://}. */
        @Override
        public List<Proxy> select(URI uri) {
            if (before == null || (endpoint.getHost().equals(uri.getHost()) && endpoint.getPort() == uri.getPort())) {
                return DIRECT;
            }
            return before.select(uri);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            if (before != null) {
                before.connectFailed(uri, address, failure);
            }
        }
    }
}
