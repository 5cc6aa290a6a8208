package io.github.ecssimulator.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.model.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeLimitsTest {
    private static final Instant TEN_SECONDS_LEFT = SimulatedTime.LATEST.minusSeconds(10);

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT8.9S", "PT9S", "PT9.999999999S"})
    void after_sumBeforeTheEnd_isTheSum(Duration duration) {
        assertThat(TimeLimits.after(TEN_SECONDS_LEFT, duration)).isEqualTo(TEN_SECONDS_LEFT.plus(duration));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT10S", "PT10.000000001S", "PT11S", "PT11.5S", "PT100000000H"})
    void after_sumAtOrBeyondTheEnd_isTheEnd(Duration duration) {
        assertThat(TimeLimits.after(TEN_SECONDS_LEFT, duration)).isEqualTo(SimulatedTime.LATEST);
    }

    @Test
    void after_moreSecondsThanALongHasNanoseconds_isTheSum() {
        Duration fiveCenturies = Duration.ofDays(500 * 365);

        assertThat(TimeLimits.after(Instant.EPOCH, fiveCenturies)).isEqualTo(Instant.EPOCH.plus(fiveCenturies));
    }
}
