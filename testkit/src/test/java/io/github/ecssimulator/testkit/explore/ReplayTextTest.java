package io.github.ecssimulator.testkit.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.ecssimulator.model.TaskTimings;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text by which a failure is repeated. */
class ReplayTextTest {
    private static final Calm CALM = new Calm(
            Duration.ofHours(6),
            List.of(Duration.ZERO, Duration.ofMinutes(10)),
            List.of("UpdateTaskProtection"),
            true,
            Set.of(),
            TaskTimings.instant());

    @Test
    void text_ofEverythingThatCanBeDrawn_isReadAsItWasWritten() {
        for (long seed = -20; seed <= 200; seed++) {
            Hostility drawn = Draw.of(seed, EnumSet.allOf(Menu.class), CALM);

            assertThat(ReplayText.read(drawn.toString())).isEqualTo(drawn);
        }
    }

    @Test
    void text_ofNothing_isTheSeed() {
        assertThat(ReplayText.read("37:")).isEqualTo(new Hostility(37, List.of(), List.of()));
        assertThat(new Hostility(37, List.of(), List.of())).hasToString("37:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | it begins with the seed and a colon",
                "SCALING@PT1M#1 | it begins with the seed and a colon",
                "9999999999999999999: | 9999999999999999999 is no seed",
                "37: scaling | \"scaling\" is neither a step, such as SCALING@PT12M#4711, nor a policy",
                "37: SCALE@PT1M#1 | \"SCALE@PT1M#1\" names none of SCALING, DEPLOYMENT, ",
                "37: POLICIES@PT1M#1 | \"POLICIES@PT1M#1\" names none of SCALING, ",
                "37: SCALING@12#1 | \"SCALING@12#1\" has no time that can be, such as PT12M30S",
                "37: SCALING@-PT1M#1 | \"SCALING@-PT1M#1\" has no time that can be",
                "37: SCALING=PT1M | \"SCALING=PT1M\" names none of SLOW_STOP, SLOW_START",
                "37: BlockedRenewal.MAYBE | \"BlockedRenewal.MAYBE\" is no policy of this version",
            })
    void text_thatNoFailureGave_isRefused(String text, String what) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReplayText.read(text))
                .withMessageStartingWith("The replay \"" + text + "\" cannot be read: " + what)
                .withMessageEndingWith(". Copy it from the message of the failure.");
    }
}
