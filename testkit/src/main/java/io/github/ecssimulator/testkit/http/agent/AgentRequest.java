package io.github.ecssimulator.testkit.http.agent;

import java.util.Objects;

/**
 * One HTTP request to the agent.
 *
 * @param method the method as sent, for example {@code PUT}
 * @param target the request target as sent, one char for each byte (ISO 8859-1), query included
 * @param version the version as sent, for example {@code HTTP/1.1}
 * @param headers the header lines as sent
 * @param body the body
 * @param remoteAddress the client's address and port, for example {@code 169.254.172.2:49152}
 */
public record AgentRequest(
        String method, String target, String version, HeaderList headers, RequestBody body, String remoteAddress) {

    public AgentRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(remoteAddress, "remoteAddress");
    }

    /** Tells whether a header has a token, as Go's server asks it: in its first line only. */
    boolean hasToken(String header, String token) {
        return headers.first(header)
                .map(value -> TokenList.contains(value, token))
                .orElse(false);
    }

    /**
     * Tells whether the client wants the connection closed behind the answer. Go's server looks at every line for that.
     *
     * @return whether it says so, or speaks HTTP/1.0 and does not say otherwise
     */
    public boolean endsConnection() {
        return wantsClose() || (isHttp10() && !hasToken("Connection", "keep-alive"));
    }

    boolean wantsClose() {
        return headers.all("Connection").stream().anyMatch(value -> TokenList.contains(value, "close"));
    }

    boolean isHttp10() {
        return version.equals("HTTP/1.0");
    }

    boolean isHead() {
        return method.equals("HEAD");
    }
}
