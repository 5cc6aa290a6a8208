package io.github.ecssimulator.testkit.sdk;

import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.testkit.protocol.AwsJsonProtocol;
import io.github.ecssimulator.testkit.protocol.WireRequest;
import io.github.ecssimulator.testkit.protocol.WireResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

/** The SDK's synchronous HTTP client with the world at the other end, and no network between. The asynchronous one asks it. */
final class InMemoryHttp implements SdkHttpClient {
    private static final String TARGET_HEADER = "X-Amz-Target";

    private final AwsJsonProtocol protocol;
    private volatile boolean closed;

    InMemoryHttp(AwsJsonProtocol protocol) {
        this.protocol = protocol;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Exchange(request);
    }

    @Override
    public String clientName() {
        return "EcsSimulator";
    }

    @Override
    public void close() {
        closed = true;
    }

    WireResponse exchange(SdkHttpRequest request, byte[] body) throws IOException {
        if (closed) {
            throw SdkRefusals.closed();
        }
        try {
            String target = request.firstMatchingHeader(TARGET_HEADER).orElse(null);
            return protocol.handle(new WireRequest(target, body));
        } catch (ReplyLostException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private final class Exchange implements ExecutableHttpRequest {
        private final HttpExecuteRequest request;
        private volatile boolean aborted;

        Exchange(HttpExecuteRequest request) {
            this.request = request;
        }

        @Override
        public HttpExecuteResponse call() throws IOException {
            if (aborted) {
                throw new IOException("Request aborted");
            }
            WireResponse response = exchange(request.httpRequest(), body());
            return HttpExecuteResponse.builder()
                    .response(HttpHeads.of(response))
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(response.body())))
                    .build();
        }

        private byte[] body() throws IOException {
            Optional<ContentStreamProvider> content = request.contentStreamProvider();
            if (content.isEmpty()) {
                return new byte[0];
            }
            try (InputStream stream = content.get().newStream()) {
                return stream.readAllBytes();
            }
        }

        @Override
        public void abort() {
            aborted = true;
        }
    }
}
