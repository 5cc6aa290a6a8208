package io.github.ecssimulator.testkit.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdvanceWatchTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final EcsSimulator ecs = EcsSimulator.create();

    /** Each look at the real time takes so long. */
    private void watch(Duration look, boolean watched) {
        PrintStream console = new PrintStream(out, true, StandardCharsets.UTF_8);
        ecs.clock().onAdvance(new AdvanceWatch(new Progress(new SlowClock(look), watched, console)));
        ecs.clock().runEvery(Duration.ofHours(1), "heartbeat", () -> {});
    }

    private String told() {
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void longAdvance_atAConsole_isToldWhileItGoesOn() {
        watch(Duration.ofMillis(700), true);

        ecs.clock().advance(Duration.ofHours(6));

        assertThat(told())
                .isEqualTo("\recs-simulator: advanced by 120 min of 6 h"
                        + "\recs-simulator: advanced by 4 h of 6 h"
                        + "\recs-simulator: advanced by 6 h of 6 h"
                        + "\recs-simulator: an advance of 6 h took 5 s\n");
    }

    @Test
    void longAdvance_inALog_isToldAtItsEnd() {
        watch(Duration.ofSeconds(3), false);

        ecs.clock().advance(Duration.ofHours(6));

        assertThat(told()).isEqualTo("ecs-simulator: an advance of 6 h took 3 s\n");
    }

    @Test
    void longWait_thatEndsEarly_isToldUpToThere() {
        watch(Duration.ofSeconds(3), false);
        int[] asked = new int[1];

        ecs.clock().advanceUntil(() -> asked[0]++ == 2, Duration.ofHours(6));

        assertThat(told()).isEqualTo("ecs-simulator: an advance of 120 min took 3 s\n");
    }

    @Test
    void shortAdvance_isNotTold() {
        watch(Duration.ofMillis(1), true);

        ecs.clock().advance(Duration.ofHours(6));

        assertThat(told()).isEmpty();
    }

    @Test
    void anotherAdvance_isToldByItself() {
        watch(Duration.ofSeconds(3), false);

        ecs.clock().advance(Duration.ofHours(1));
        ecs.clock().advance(Duration.ofHours(2));

        assertThat(told()).isEqualTo("""
                ecs-simulator: an advance of 60 min took 3 s
                ecs-simulator: an advance of 120 min took 3 s
                """);
    }
}
