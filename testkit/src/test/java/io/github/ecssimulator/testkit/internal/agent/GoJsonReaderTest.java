package io.github.ecssimulator.testkit.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.testkit.internal.agent.GoJsonReader.GoJson;
import io.github.ecssimulator.testkit.internal.http.Octets;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoJsonReaderTest {

    private static GoJson read(String text) throws GoJsonReader.Refusal {
        return new GoJsonReader(Octets.utf8(text), true).read();
    }

    private static String text(byte[] literal) throws GoJsonReader.Refusal {
        return ((GoJson.Text) new GoJsonReader(Octets.of(literal), true).read()).value();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "x",
                "'",
                "[1,]",
                "[1 2]",
                "{1:2}",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1,}",
                "{\"a\":060}",
                "[-01]",
                "{\"a\":+6}",
                "{\"a\":-}",
                "{\"a\":1.}",
                "{\"a\":1e}",
                "tRue",
                "nul]",
                "fals0",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\\"
            })
    void read_badByte_isRefusedThere(String input) {
        assertRefused(Octets.utf8(input), false);
    }

    private static void assertRefused(Octets input, boolean sawEnd) {
        assertThatThrownBy(() -> new GoJsonReader(input, true).read())
                .isInstanceOfSatisfying(
                        GoJsonReader.Refusal.class, e -> assertThat(e.sawEnd()).isEqualTo(sawEnd));
    }

    @Test
    void read_byteThatIsNotAsciiOrAControl_isRefused() {
        assertRefused(Octets.utf8("\ufeff{}"), false);
        assertRefused(Octets.utf8("\u0000"), false);
        assertRefused(Octets.utf8("\"\n\""), false);
        assertRefused(Octets.of(new byte[] {(byte) 0x80}), false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "[", "\"a", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "tru", "-", "1.", "1e", "\"\\u00"
            })
    void read_inputEndsInValue_isRefusedAtItsEnd(String input) {
        assertRefused(Octets.utf8(input), true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t "})
    void read_nothingButWhiteSpace_isRefusedAtItsEnd(String input) {
        assertRefused(Octets.utf8(input), true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nullx", "null x", "null\u0000", "null"})
    void read_behindFirstValue_isNotLookedAt(String input) throws GoJsonReader.Refusal {
        assertThat(read(input)).isEqualTo(new GoJson.Null());
    }

    @Test
    void read_inputBreaksOff_failsOnlyIfMoreIsNeeded() throws GoJsonReader.Refusal {
        assertThat(new GoJsonReader(Octets.utf8("{}"), false).read()).isInstanceOf(GoJson.Structure.class);
        assertThatThrownBy(() -> new GoJsonReader(Octets.utf8("12"), false).read())
                .isInstanceOf(GoJsonReader.Refusal.class);
        assertThatThrownBy(() -> new GoJsonReader(Octets.utf8(" "), false).read())
                .isInstanceOf(GoJsonReader.Refusal.class);
    }

    @Test
    void read_escapes_areDecoded() throws GoJsonReader.Refusal {
        assertThat(read("\"\\b\\f\\n\\r\\t\\/\\\\\\\"\\u00e9\\ud83d\\ude00\""))
                .isEqualTo(new GoJson.Text("\b\f\n\r\t/\\\"é\ud83d\ude00"));
    }

    @ParameterizedTest
    @CsvSource({
        "a\\ud800b, a\ufffdb",
        "\\ud800\\u0041, \ufffdA",
        "\\udc00\\ud800, \ufffd\ufffd",
        "\\ud800\\ud83d\\ude00, \ufffd\ud83d\ude00"
    })
    void read_loneSurrogate_becomesReplacement(String literal, String expected) throws GoJsonReader.Refusal {
        assertThat(read('"' + literal + '"')).isEqualTo(new GoJson.Text(expected));
    }

    @Test
    void read_badUtf8_becomesOneReplacementForEachByte() throws GoJsonReader.Refusal {
        byte[] truncated = {'"', (byte) 0xe2, (byte) 0x82, 'a', '"'};
        byte[] surrogate = {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'};
        byte[] overlong = {'"', (byte) 0xc0, (byte) 0xaf, '"'};
        byte[] beyond = {'"', (byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80, '"'};
        assertThat(text(truncated)).isEqualTo("\ufffd\ufffda");
        assertThat(text(surrogate)).isEqualTo("\ufffd\ufffd\ufffd");
        assertThat(text(overlong)).isEqualTo("\ufffd\ufffd");
        assertThat(text(beyond)).isEqualTo("\ufffd\ufffd\ufffd\ufffd");
        assertThat(text("\"é€😀\"".getBytes(StandardCharsets.UTF_8))).isEqualTo("é€😀");
    }

    @Test
    void read_utf8AtTheBoundsOfEachLength_isDecoded() throws GoJsonReader.Refusal {
        String bounds = "\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff";

        assertThat(read('"' + bounds + '"')).isEqualTo(new GoJson.Text(bounds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "bf",
                "c1 bf",
                "c2",
                "c2 c2",
                "df",
                "e0 9f bf",
                "e2 82",
                "ed a0 80",
                "f0 8f bf bf",
                "f0 90 80",
                "f4 90 80 80",
                "f5 80 80 80",
                "ff"
            })
    void read_bytesBeyondUtf8_areOneReplacementEach(String hex) throws GoJsonReader.Refusal {
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex("22 " + hex + " 22");

        assertThat(text(bytes)).isEqualTo("\ufffd".repeat(bytes.length - 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "12", "-907", "1.25", "0.5", "-1.50e10", "1E+5", "2e-07", "10e0"})
    void read_number_isKeptAsItWasWritten(String number) throws GoJsonReader.Refusal {
        assertThat(read(number)).isEqualTo(new GoJson.Numeral(number));
        assertThat(read("[" + number + "]")).isEqualTo(new GoJson.Array(List.of(new GoJson.Numeral(number))));
    }

    @Test
    void read_tenThousandLevels_isTheLimit() throws GoJsonReader.Refusal {
        assertThat(read("[".repeat(10_000) + "]".repeat(10_000))).isInstanceOf(GoJson.Array.class);
        assertRefused(Octets.utf8("[".repeat(10_001)), false);
        assertRefused(Octets.utf8("{\"a\":".repeat(10_001)), false);
    }
}
