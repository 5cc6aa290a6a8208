package io.github.ecssimulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedClockRunDueTest {

    private final SimulatedClock clock = EcsSimulator.create().clock();
    private final List<String> ran = new ArrayList<>();

    @Test
    void runDue_workDueNowAndLater_runsOnlyTheFormer() {
        clock.runAfter(Duration.ZERO, "now", () -> ran.add("now"));
        clock.runAfter(Duration.ofSeconds(1), "later", () -> ran.add("later"));

        clock.runDue();

        assertThat(ran).containsExactly("now");
        assertThat(clock.instant()).isEqualTo("2024-01-01T00:00:00Z");
    }

    @Test
    void runDue_followedClockThatMoved_runsWhatItMadeDue() {
        SimulatedClock follower =
                EcsSimulator.builder().followClock(clock).build().clock();
        follower.runAfter(Duration.ofSeconds(1), "work", () -> ran.add("work"));
        clock.advance(Duration.ofSeconds(1));

        follower.runDue();

        assertThat(ran).containsExactly("work");
    }
}
