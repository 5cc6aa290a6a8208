package io.github.ecssimulator.internal.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Instants as answers and events tell them; snapshots and the journal keep all digits. Source: documented: UTP, its samples
 * have three digits behind the second; so have the SDKs, in both directions.
 */
public final class Millis {
    private Millis() {}

    public static Instant of(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    public static @Nullable Instant orNull(@Nullable Instant instant) {
        return instant == null ? null : of(instant);
    }
}
