package io.github.ecssimulator.testkit.internal.agent;

import java.net.URI;
import java.net.http.HttpRequest;

/** No agent at any other address than that of every agent. */
record Nowhere() implements AgentHttpClient.Elsewhere {

    @Override
    public boolean isAgent(URI uri) {
        return false;
    }

    @Override
    public void unreachable(HttpRequest request, String reason) {}
}
