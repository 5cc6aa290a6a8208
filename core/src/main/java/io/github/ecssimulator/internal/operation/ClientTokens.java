package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.EcsRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What calls with a client token made, so that a repeated call makes nothing new.
 *
 * @param <T> what a call makes
 */
final class ClientTokens<T> {
    private final int lengthMax;
    private final Map<String, Made<T>> byToken = new LinkedHashMap<>();

    private record Made<T>(EcsRequest<?> request, T result) {}

    ClientTokens(int lengthMax) {
        this.lengthMax = lengthMax;
    }

    /** Finds what the same call made before; the same token in a different call is refused. */
    Optional<T> madeBy(EcsRequest<?> request, @Nullable String token, RuntimeException unlessSame) {
        Refused.ifLonger("clientToken", token, lengthMax); // documented: CreateService 36, RunTask 64
        Made<T> made = token == null || token.isEmpty() ? null : byToken.get(token); // observed: "" is no token
        if (made != null && !made.request.equals(request)) {
            throw unlessSame;
        }
        return made == null ? Optional.empty() : Optional.of(made.result);
    }

    void keep(EcsRequest<?> request, @Nullable String token, T result) {
        if (token != null && !token.isEmpty()) {
            byToken.put(token, new Made<>(request, result));
        }
    }
}
