package io.github.ecssimulator.testkit.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP response of the ECS API. */
public final class WireResponse {
    /** The media type of every response. Source: documented: UTP, GTP. */
    public static final String CONTENT_TYPE = "application/x-amz-json-1.1";

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private WireResponse(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static WireResponse of(int status, String requestId, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", CONTENT_TYPE);
        headers.put("x-amzn-RequestId", requestId); // documented: UTP, GTP
        return new WireResponse(status, Collections.unmodifiableMap(headers), body);
    }

    /** {@return the HTTP status: 200 for an accepted call, otherwise the status of the error} */
    public int status() {
        return status;
    }

    /** {@return the headers that the protocol asks for, in a fixed order; a transport adds its own, such as {@code Content-Length}} */
    public Map<String, String> headers() {
        return headers;
    }

    /** {@return a copy of the bytes of the body} */
    public byte[] body() {
        return body.clone();
    }

    /** {@return the body as JSON text} */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return status + " " + headers + " " + bodyText();
    }
}
