package io.github.ecssimulator.testkit.sdk;

import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.testkit.protocol.AwsJsonProtocol;
import io.github.ecssimulator.testkit.protocol.WireRequest;
import io.github.ecssimulator.testkit.protocol.WireResponse;
import java.io.IOException;
import software.amazon.awssdk.http.SdkHttpRequest;

/** The network between the SDK's HTTP clients and the world: none at all. Shared by the sync and the async client. */
final class InMemoryHttp {
    private static final String TARGET_HEADER = "X-Amz-Target";

    private final AwsJsonProtocol protocol;
    private volatile boolean closed;

    InMemoryHttp(AwsJsonProtocol protocol) {
        this.protocol = protocol;
    }

    void close() {
        closed = true;
    }

    WireResponse exchange(SdkHttpRequest request, byte[] body) throws IOException {
        if (closed) {
            // The words of the SDK's own HTTP client.
            throw new IllegalStateException("Connection pool shut down: this client of the simulator is closed.");
        }
        try {
            String target = request.firstMatchingHeader(TARGET_HEADER).orElse(null);
            return protocol.handle(new WireRequest(target, body));
        } catch (ReplyLostException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
