package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.policy.Refusing.TokenMemory;
import java.time.Duration;
import java.time.Instant;
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
    private static final Duration DAY = Duration.ofDays(1);

    private final World world;
    private final int lengthMax;
    private final Map<String, Made<T>> byToken = new LinkedHashMap<>();

    private record Made<T>(EcsRequest<?> request, T result, Instant at) {}

    ClientTokens(World world, int lengthMax) {
        this.world = world;
        this.lengthMax = lengthMax;
    }

    /** Finds what the same call made before; the same token in a different call is refused. */
    Optional<T> madeBy(EcsRequest<?> request, @Nullable String token, RuntimeException unlessSame) {
        Refused.ifLonger("clientToken", token, lengthMax); // documented: CreateService 36, RunTask 64
        Made<T> made = token == null || token.isEmpty() ? null : byToken.get(token); // observed: "" is no token
        if (made == null || isForgotten(made)) {
            return Optional.empty();
        }
        if (!made.request.equals(request)) {
            throw unlessSame;
        }
        return Optional.of(made.result);
    }

    void keep(EcsRequest<?> request, @Nullable String token, T result) {
        if (token != null && !token.isEmpty()) {
            byToken.put(token, new Made<>(request, result, world.time().now()));
        }
    }

    private boolean isForgotten(Made<T> made) { // assumed: U58
        return world.policies().has(TokenMemory.ONE_DAY) && !world.time().now().isBefore(made.at.plus(DAY));
    }
}
