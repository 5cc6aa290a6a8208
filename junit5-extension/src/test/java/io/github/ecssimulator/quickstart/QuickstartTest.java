package io.github.ecssimulator.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The quick start tells its story, and fails when the story does not hold. */
class QuickstartTest {

    @Test
    void story_holds_isPrintedInAtMostFortyLines() {
        String text = printed(HeartbeatStory.class, 2);

        assertThat(text.lines()).hasSizeLessThanOrEqualTo(40).allMatch(line -> line.length() <= 100);
        assertThat(text)
                .contains("takes a job of 165 minutes, protected until 01:00")
                .contains("scale-in to zero: the two idle tasks stop")
                .contains("00:45  heartbeat: protected until 01:45")
                .contains("01:30  heartbeat: protected until 02:30")
                .contains("02:15  heartbeat: protected until 03:15")
                .contains("02:45  the job is done")
                .contains("  P########R########R########R#####x\n")
                .contains("  ------x\n")
                .contains("00:45  heartbeat: refused, DEPLOYMENT_BLOCKED; still protected until 01:00")
                .contains("105 minutes before its job is done")
                .contains("  P###########x\n");
    }

    @Test
    void story_failingTest_failsTheQuickstart() {
        assertThatThrownBy(() -> printed(FailingStory.class, 1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("0 of 1 tests passed.")
                .hasMessageContaining("the worker died");
    }

    @Test
    void story_testThatDoesNotRun_failsTheQuickstart() {
        assertThatThrownBy(() -> printed(HeartbeatStory.class, 3))
                .isInstanceOf(AssertionError.class)
                .hasMessage("The story does not hold: 2 of 3 tests passed. []");
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class FailingStory {
        @Test
        void fails(EcsSimulator ecs) {
            throw new AssertionError("the worker died");
        }
    }

    private static String printed(Class<?> story, int tests) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Quickstart.run(new PrintStream(bytes, true, StandardCharsets.UTF_8), story, tests);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
