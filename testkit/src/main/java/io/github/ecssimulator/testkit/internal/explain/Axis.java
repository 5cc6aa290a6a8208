package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.testkit.internal.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The columns of the lanes: ten to a step, at most five steps. */
record Axis(Instant start, Duration step, int steps, boolean isInSeconds) {
    private static final int PER_STEP = 10;
    private static final int STEPS = 5;
    private static final List<Duration> USUAL = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(6),
            Duration.ofHours(12));

    /** Seconds stand at all of its steps or at none. */
    static Axis of(Instant start, Instant end, boolean isInSeconds) {
        Duration whole = Duration.between(start, end);
        Duration step = USUAL.stream()
                .filter(usual -> isInSeconds || usual.toSeconds() >= 60)
                .filter(usual -> usual.multipliedBy(STEPS).compareTo(whole) >= 0)
                .findFirst()
                .orElseGet(() -> Duration.ofDays(whole.toDays() / STEPS + 1));
        long steps = Math.max(1, (whole.toMillis() + step.toMillis() - 1) / step.toMillis());
        return new Axis(start, step, (int) steps, isInSeconds);
    }

    int width() {
        return steps * PER_STEP + 1;
    }

    int column(Instant at) {
        long passed = Duration.between(start, at).toMillis();
        return (int) Math.max(0, Math.min(width() - 1L, passed * PER_STEP / step.toMillis()));
    }

    Instant begin(int column) {
        return start.plusMillis(step.toMillis() * column / PER_STEP);
    }

    String times() {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i <= steps; i++) {
            String time = Times.since(start, start.plus(step.multipliedBy(i)), isInSeconds)
                    .substring(1);
            line.append(time).append(" ".repeat(Math.max(1, PER_STEP - time.length())));
        }
        return line.toString().stripTrailing();
    }

    String ticks() {
        return "|" + "----.----|".repeat(steps);
    }
}
