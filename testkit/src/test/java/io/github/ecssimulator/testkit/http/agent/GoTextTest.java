package io.github.ecssimulator.testkit.http.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Go's ways of writing strings and times. */
class GoTextTest {

    @Test
    void json_charactersGoEscapes_areEscaped() {
        assertThat(GoQuote.json("<&>\u2028\u2029\u0001\u001f\b\f\n\r\t\"\\"))
                .isEqualTo("\"\\u003c\\u0026\\u003e\\u2028\\u2029\\u0001\\u001f\\b\\f\\n\\r\\t\\\"\\\\\"");
    }

    @Test
    void json_charactersGoLeaves_areRaw() {
        assertThat(GoQuote.json("'/\u007f\u0080\u00a0é\ufeff\ufffd😀"))
                .isEqualTo("\"'/\u007f\u0080\u00a0é\ufeff\ufffd😀\"");
    }

    @Test
    void json_bytesThatAreNoUtf8_becomeAnEscapedReplacement() {
        assertThat(GoQuote.json("a\ud800b")).isEqualTo("\"a\\ufffdb\"");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01T00:00:00Z",
        "0.0009, 1970-01-01T00:00:00Z",
        "1767323045.01, 2026-01-02T03:04:05.01Z",
        "1767323045.9996, 2026-01-02T03:04:05.999Z",
        "1.767323045678E9, 2026-01-02T03:04:05.678Z",
        "-0.0005, 1970-01-01T00:00:00Z",
        "9223372036, 2262-04-11T23:47:16Z",
        "9223372037, 1677-09-21T00:12:43.290448384Z",
        "1e300, 1969-12-31T23:59:59.999Z"
    })
    void time_epochSeconds_areFormattedAsTheAgentDoes(double seconds, String expected) {
        assertThat(GoTime.format(seconds)).isEqualTo(expected);
    }

    @Test
    void time_everyMillisecond_survivesFloatingPoint() {
        for (long millis = 1_767_323_045_000L; millis < 1_767_323_046_000L; millis++) {
            assertThat(Instant.parse(GoTime.format(Double.parseDouble(
                            millis / 1000 + "." + String.valueOf(millis).substring(10)))))
                    .isEqualTo(Instant.ofEpochMilli(millis));
        }
    }
}
