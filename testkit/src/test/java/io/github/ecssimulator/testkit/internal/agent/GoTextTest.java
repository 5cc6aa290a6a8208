package io.github.ecssimulator.testkit.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Go's ways of writing strings and times. */
class GoTextTest {

    @Test
    void json_charactersGoEscapes_areEscaped() {
        assertThat(GoText.json("<&>\u2028\u2029\u0001\u001f\b\f\n\r\t\"\\"))
                .isEqualTo("\"\\u003c\\u0026\\u003e\\u2028\\u2029\\u0001\\u001f\\b\\f\\n\\r\\t\\\"\\\\\"");
    }

    @Test
    void json_charactersGoLeaves_areRaw() {
        assertThat(GoText.json("'/\u007f\u0080\u00a0é\ufeff\ufffd😀"))
                .isEqualTo("\"'/\u007f\u0080\u00a0é\ufeff\ufffd😀\"");
    }

    @Test
    void json_loneSurrogate_becomesTheReplacementCharacter() {
        assertThat(GoText.json("a\ud800b")).isEqualTo("\"a\ufffdb\"");
        assertThat(GoText.json("a\udfffb")).isEqualTo("\"a\ufffdb\"");
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
        "1970-01-01T00:00:00.0009Z, 1970-01-01T00:00:00Z",
        "1970-01-01T00:00:01.001Z, 1970-01-01T00:00:01Z",
        "2026-01-02T03:04:05.01Z, 2026-01-02T03:04:05.01Z",
        "2026-01-02T03:04:05.9996Z, 2026-01-02T03:04:05.999Z",
        "2262-04-11T23:47:16Z, 2262-04-11T23:47:16Z",
        "2262-04-11T23:47:17Z, 1677-09-21T00:12:43.290448384Z"
    })
    void time_ofAnInstant_isWrittenAsTheAgentDoes(Instant instant, String expected) {
        assertThat(GoText.time(instant)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "AZ, az, true",
        "aZ, Az, true",
        "\u017f\u212a, sk, true",
        "a, b, false",
        "@, `, false",
        "[, {, false",
        "ab, a, false"
    })
    void equalFold_isOnlyForLetters(String text, String name, boolean equal) {
        assertThat(GoText.equalFold(text, name)).isEqualTo(equal);
    }

    @Test
    void time_everyMillisecond_survivesFloatingPoint() {
        for (long millis = 1_767_323_045_000L; millis < 1_767_323_046_000L; millis++) {
            Instant instant = Instant.ofEpochMilli(millis);
            assertThat(Instant.parse(GoText.time(instant))).isEqualTo(instant);
        }
    }
}
