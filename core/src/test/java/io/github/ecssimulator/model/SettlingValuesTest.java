package io.github.ecssimulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What settings of settling say; what they do is told elsewhere. */
class SettlingValuesTest {
    private final Thread one = new Thread(() -> {}, "one");
    private final Thread other = new Thread(() -> {}, "other");
    private final Thread third = new Thread(() -> {}, "third");

    @Test
    void defaults_waitASecond_forNoOtherThreads() {
        Settling defaults = Settling.defaults();

        assertThat(defaults.isOn()).isTrue();
        assertThat(defaults.limit()).isEqualTo(Duration.ofSeconds(1));
        assertThat(defaults.watches(one)).isFalse();
        assertThat(defaults.ignores(one)).isFalse();
        assertThat(defaults).hasToString("settling within PT1S");
    }

    @Test
    void off_waitsForNobody_andStaysOff() {
        Settling off = Settling.off();

        assertThat(off.isOn()).isFalse();
        assertThat(off.watches(one)).isFalse();
        assertThat(off.ignores(one)).isFalse();
        assertThat(off.within(Duration.ofSeconds(5)).isOn()).isFalse();
        assertThat(off).hasToString("settling off");
    }

    @Test
    void threads_saidOneAfterTheOther_addUp() {
        Settling settling = Settling.defaults()
                .watchingThreads(thread -> thread == one)
                .watchingThreads(thread -> thread == other)
                .ignoringThreads(thread -> thread == other)
                .ignoringThreads(thread -> thread == third)
                .within(Duration.ofMinutes(1));

        assertThat(settling.watches(one)).isTrue();
        assertThat(settling.watches(other)).isTrue();
        assertThat(settling.watches(third)).isFalse();
        assertThat(settling.ignores(one)).isFalse();
        assertThat(settling.ignores(other)).isTrue();
        assertThat(settling.ignores(third)).isTrue();
        assertThat(settling.limit()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT1H0.000000001S"})
    void within_noWaitOrMoreThanAnHour_isRefused(Duration real) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settling.defaults().within(real))
                .withMessage("real must be more than 0 and at most PT1H, but was " + real + ".");
    }

    @Test
    void within_anHour_isTheLongest() {
        assertThat(Settling.defaults().within(Duration.ofHours(1))).hasToString("settling within PT1H");
    }
}
