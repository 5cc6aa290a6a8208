package io.github.ecssimulator.testkit.protocol;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One HTTP request to the ECS API, reduced to what AWS JSON 1.1 looks at. */
public final class WireRequest {
    private final @Nullable String target;
    private final byte[] body;

    /**
     * Makes a request.
     *
     * @param target the value of the header {@code X-Amz-Target}, for example
     *     {@code AmazonEC2ContainerServiceV20141113.GetTaskProtection}; {@code null} if the header is absent
     * @param body the body; the caller no longer changes it
     */
    public WireRequest(@Nullable String target, byte[] body) {
        this.target = target;
        this.body = Objects.requireNonNull(body, "body");
    }

    @Nullable
    String targetOrNull() {
        return target;
    }

    byte[] body() {
        return body;
    }
}
