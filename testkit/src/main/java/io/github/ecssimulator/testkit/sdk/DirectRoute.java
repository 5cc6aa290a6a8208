package io.github.ecssimulator.testkit.sdk;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the JVM that an endpoint is called without a proxy; whatever else is called goes the way it went before. */
final class DirectRoute extends ProxySelector {
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
