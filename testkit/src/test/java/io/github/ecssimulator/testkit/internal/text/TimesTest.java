package io.github.ecssimulator.testkit.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S, +00:00",
        "PT80M, +01:20",
        "PT1H20M30S, +01:20:30",
        "PT49H, +49:00",
        "PT0.25S, +00:00:00.250",
        "PT-5M, -00:05",
        "PT120H, +120:00"
    })
    void instant_isToldSinceTheStart(Duration passed, String expected) {
        assertThat(Times.since(START, START.plus(passed))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, no time",
        "PT30S, 30 s",
        "PT1M, 1 min",
        "PT2H, 120 min",
        "PT2H5M, 2 h 5 min",
        "PT48H, 48 h",
        "PT61S, 1 min 1 s",
        "PT0.25S, 250 ms",
        "PT-3M, 3 min"
    })
    void duration_isToldInWords(Duration duration, String expected) {
        assertThat(Times.words(duration)).isEqualTo(expected);
    }
}
