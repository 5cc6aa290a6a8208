package io.github.ecssimulator.readme;

import java.time.Clock;
import java.time.Instant;
import software.amazon.awssdk.services.ecs.EcsClient;

class Transcoder {
    private final EcsClient ecs;
    private final Clock clock;

    Transcoder(EcsClient ecs, Clock clock) {
        this.ecs = ecs;
        this.clock = clock;
    }

    Instant startWork(String task) {
        new Worker(ecs, "media", task).protect();
        return clock.instant();
    }
}
