package io.github.ecssimulator.testkit.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ecssimulator.testkit.internal.progress.Progress;
import io.github.ecssimulator.testkit.internal.progress.SlowClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an exploration that takes long tells of itself. */
class ProgressTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Each look at the real time takes so long. */
    private Progress progress(Duration look, boolean watched) {
        return new Progress(new SlowClock(look), watched, new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private String told() {
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void longExploration_atAConsole_isToldWhileItGoesOn() throws Exception {
        Exploration.of(ecs -> {}).seeds(4).run(progress(Duration.ofSeconds(1), true));

        assertThat(told())
                .isEqualTo("\recs-simulator: at seed 2 of 4"
                        + "\recs-simulator: at seed 3 of 4"
                        + "\recs-simulator: at seed 4 of 4"
                        + "\recs-simulator: exploring up to seed 4 of 4 took 5 s\n");
    }

    @Test
    void longExploration_inALog_isToldAtItsEnd() throws Exception {
        Exploration.of(ecs -> {}).seeds(4).run(progress(Duration.ofSeconds(3), false));

        assertThat(told()).isEqualTo("ecs-simulator: exploring up to seed 4 of 4 took 3 s\n");
    }

    @Test
    void shortExploration_isNotTold() throws Exception {
        Exploration.of(ecs -> {}).seeds(4).run(progress(Duration.ofMillis(1), true));

        assertThat(told()).isEmpty();
    }

    @Test
    void longExploration_thatFails_isToldUpToThere() {
        Exploration ofABug = Fleet.of(Fleet.Mortal::new);

        assertThatExceptionOfType(ExplorationError.class)
                .isThrownBy(() -> ofABug.run(progress(Duration.ofSeconds(1), true)));

        assertThat(told())
                .containsPattern(
                        "\\recs-simulator: shrinking seed (\\d+)\\recs-simulator: exploring up to seed \\1 of 100 took \\d+ s\n$");
    }
}
