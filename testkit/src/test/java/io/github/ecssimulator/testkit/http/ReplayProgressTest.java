package io.github.ecssimulator.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.Recording;
import io.github.ecssimulator.testkit.internal.progress.Progress;
import io.github.ecssimulator.testkit.internal.progress.SlowClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplayProgressTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static Recording recording() {
        try (EcsSimulator ecs = EcsSimulator.create()) {
            for (int i = 0; i < 6; i++) {
                ecs.createCluster("media" + i);
                ecs.clock().advance(Duration.ofMinutes(10));
            }
            return ecs.recording();
        }
    }

    private String told(Duration each, boolean watched) {
        Recording recording = recording();
        EcsSimulator again = StandaloneServer.replay(
                recording,
                new Progress(new SlowClock(each), watched, new PrintStream(out, true, StandardCharsets.UTF_8)));

        assertThat(again.recording()).isEqualTo(recording);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void longReplay_atAConsole_isToldWhileItGoesOn() {
        assertThat(told(Duration.ofMillis(700), true))
                .isEqualTo("\r2 of 6 inputs, at 2024-01-01T00:20:00Z"
                        + "\r4 of 6 inputs, at 2024-01-01T00:40:00Z"
                        + "\r6 inputs replayed in 4 s, up to 2024-01-01T01:00:00Z" + System.lineSeparator());
    }

    @Test
    void longReplay_inALog_isToldAtItsEnd() {
        assertThat(told(Duration.ofSeconds(4), false))
                .isEqualTo("6 inputs replayed in 4 s, up to 2024-01-01T01:00:00Z" + System.lineSeparator());
    }

    @Test
    void shortReplay_isNotTold() {
        assertThat(told(Duration.ofMillis(1), true)).isEmpty();
    }
}
