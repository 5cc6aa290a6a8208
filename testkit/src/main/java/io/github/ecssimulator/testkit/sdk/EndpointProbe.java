package io.github.ecssimulator.testkit.sdk;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Finds out where a client goes that is built now, by one call of it that is answered here and sent nowhere. */
final class EndpointProbe implements SdkHttpClient {
    /** The first whose module aws-core has the code for it; that of 2.28.0 has none. */
    private static final String FIRST_SDK = "2.28.1";

    private final AtomicReference<@Nullable URI> called = new AtomicReference<>();

    private EndpointProbe() {}

    /** Refuses an SDK, or a part of one, that does not know the setting, instead of letting a test call AWS. */
    static void requireReached(URI endpoint) {
        URI reached = reached();
        if (reached.getPort() != endpoint.getPort() || !endpoint.getHost().equals(reached.getHost())) {
            throw new IllegalStateException("The AWS SDK in use cannot be redirected: with aws.endpointUrlEcs = "
                    + endpoint
                    + " a new EcsClient still calls " + reached.getHost() + ". All its modules must be " + FIRST_SDK
                    + " or newer. With an older one, hand the code under test a client of EcsClients.");
        }
    }

    /** The SDK makes no call on an interrupted thread, as a test may leave it that has met its limit. */
    private static URI reached() {
        boolean interrupted = Thread.interrupted();
        try {
            return called();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static URI called() {
        EndpointProbe probe = new EndpointProbe();
        try (EcsClient client = EcsClient.builder().httpClient(probe).build()) {
            client.getTaskProtection(r -> r.cluster("endpoint-probe"));
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "The AWS SDK cannot build and use an EcsClient under the settings of this JVM and its environment: "
                            + sentence(e)
                            + " Correct or remove that setting: a system property, an environment variable or a line of the"
                            + " AWS profile file. Or hand the code under test a client of EcsClients.",
                    e);
        }
        return Objects.requireNonNull(probe.called.get(), "the SDK answered a call that it had not sent");
    }

    /** Some words of the SDK end with a full stop. */
    private static String sentence(RuntimeException e) {
        String words = String.valueOf(e.getMessage());
        return words.endsWith(".") ? words : words + ".";
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        called.set(request.httpRequest().getUri());
        return new Answer();
    }

    @Override
    public String clientName() {
        return "EcsSimulator";
    }

    @Override
    public void close() {}

    /** An answer without members, which the SDK takes for any operation. */
    private static final class Answer implements ExecutableHttpRequest {
        @Override
        public HttpExecuteResponse call() {
            return HttpExecuteResponse.builder()
                    .response(HttpHeads.accepted("endpoint-probe"))
                    .responseBody(AbortableInputStream.create(
                            new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8))))
                    .build();
        }

        @Override
        public void abort() {}
    }
}
