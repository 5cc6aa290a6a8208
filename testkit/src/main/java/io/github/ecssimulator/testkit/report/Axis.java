package io.github.ecssimulator.testkit.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The time that a picture shows, from its first instant to its last. */
record Axis(Instant start, Instant end) {
    private static final List<Long> SECONDS = List.of(
            1L, 2L, 5L, 10L, 15L, 30L, 60L, 120L, 300L, 600L, 900L, 1800L, 3600L, 7200L, 10_800L, 21_600L, 43_200L,
            86_400L);
    private static final double MOST_TICKS = 9;

    double seconds(Instant at) {
        return seconds(Duration.between(start, at));
    }

    /** Where an instant stands, from 0 to 1. */
    double share(Instant at) {
        double whole = seconds(end);
        return whole <= 0 ? 0 : Math.max(0, Math.min(1, seconds(at) / whole));
    }

    /** Instants at even distances that are good to read. */
    List<Instant> ticks() {
        Duration step = step();
        List<Instant> ticks = new ArrayList<>();
        for (Duration passed = Duration.ZERO; seconds(passed) <= seconds(end); passed = passed.plus(step)) {
            ticks.add(start.plus(passed));
        }
        return ticks;
    }

    private Duration step() {
        for (long step : SECONDS) {
            if (seconds(end) / step <= MOST_TICKS) {
                return Duration.ofSeconds(step);
            }
        }
        Duration step = Duration.ofDays(2);
        while (seconds(end) / seconds(step) > MOST_TICKS) {
            step = step.multipliedBy(2);
        }
        return step;
    }

    /** As a fraction: the milliseconds of the longest times are more than 64 bits hold. */
    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }
}
