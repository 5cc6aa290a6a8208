package io.github.ecssimulator.testkit.http.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Counts how often the agent calls ECS for one request, and how long it waits in between. */
final class EcsTries {
    private final List<Duration> waits = new ArrayList<>();
    private int count;

    int next() {
        return ++count;
    }

    void waited(Duration duration) {
        waits.add(duration);
    }

    int count() {
        return count;
    }

    List<Duration> waits() {
        return List.copyOf(waits);
    }
}
