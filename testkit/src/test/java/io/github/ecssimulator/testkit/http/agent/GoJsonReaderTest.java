package io.github.ecssimulator.testkit.http.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoJsonReaderTest {

    private static GoJson read(String text) throws GoJsonException {
        return new GoJsonReader(Octets.utf8(text), null).read();
    }

    private static String text(byte[] literal) throws GoJsonException {
        return ((GoJson.Text) new GoJsonReader(Octets.of(literal), null).read()).value();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "<html>|invalid character '<' looking for beginning of value",
                "x|invalid character 'x' looking for beginning of value",
                "'|invalid character '\\'' looking for beginning of value",
                "[1,]|invalid character ']' looking for beginning of value",
                "[1 2]|invalid character '2' after array element",
                "{1:2}|invalid character '1' looking for beginning of object key string",
                "{\"a\" 1}|invalid character '1' after object key",
                "{\"a\":1 \"b\":2}|invalid character '\"' after object key:value pair",
                "{\"a\":1,}|invalid character '}' looking for beginning of object key string",
                "{\"a\":060}|invalid character '6' after object key:value pair",
                "{\"a\":+6}|invalid character '+' looking for beginning of value",
                "{\"a\":-}|invalid character '}' in numeric literal",
                "{\"a\":1.}|invalid character '}' after decimal point in numeric literal",
                "{\"a\":1e}|invalid character '}' in exponent of numeric literal",
                "tRue|invalid character 'R' in literal true (expecting 'r')",
                "nul]|invalid character ']' in literal null (expecting 'l')",
                "fals0|invalid character '0' in literal false (expecting 'e')",
                "\"\\x\"|invalid character 'x' in string escape code",
                "\"\\u12g4\"|invalid character 'g' in \\u hexadecimal character escape",
                "\\|invalid character '\\\\' looking for beginning of value"
            })
    void read_badInput_saysWhatGoSays(String input, String message) {
        assertThatThrownBy(() -> read(input))
                .isInstanceOf(GoJsonException.class)
                .hasMessage(message);
    }

    @Test
    void read_byteThatIsNotAscii_isQuotedAsCodePoint() {
        assertThatThrownBy(() -> read("\ufeff{}")).hasMessage("invalid character 'ï' looking for beginning of value");
        assertThatThrownBy(() -> read("\u0000")).hasMessage("invalid character '\\x00' looking for beginning of value");
        assertThatThrownBy(() -> read("\u000b")).hasMessage("invalid character '\\v' looking for beginning of value");
        assertThatThrownBy(() -> read("\"\n\"")).hasMessage("invalid character '\\n' in string literal");
        byte[] continuation = {(byte) 0x80};
        assertThatThrownBy(() -> text(continuation))
                .hasMessage("invalid character '\\u0080' looking for beginning of value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "[", "\"a", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "tru", "-", "1.", "1e", "\"\\u00"
            })
    void read_inputEndsInValue_failsWithUnexpectedEnd(String input) {
        assertThatThrownBy(() -> read(input)).hasMessage("unexpected EOF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t "})
    void read_nothingButWhiteSpace_isGosEnd(String input) {
        assertThatThrownBy(() -> read(input))
                .isInstanceOfSatisfying(
                        GoJsonException.class, e -> assertThat(e.reason()).isEqualTo(GoJsonException.Reason.NOTHING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nullx", "null x", "null\u0000", "null"})
    void read_behindFirstValue_isNotLookedAt(String input) throws GoJsonException {
        assertThat(read(input)).isEqualTo(new GoJson.Null());
    }

    @Test
    void read_inputBreaksOff_failsOnlyIfMoreIsNeeded() throws GoJsonException {
        assertThat(new GoJsonReader(Octets.utf8("{}"), "broken").read()).isInstanceOf(GoJson.Structure.class);
        assertThatThrownBy(() -> new GoJsonReader(Octets.utf8("12"), "broken").read())
                .hasMessage("broken");
        assertThatThrownBy(() -> new GoJsonReader(Octets.utf8(" "), "broken").read())
                .hasMessage("broken");
    }

    @Test
    void read_escapes_areDecoded() throws GoJsonException {
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
    void read_loneSurrogate_becomesReplacement(String literal, String expected) throws GoJsonException {
        assertThat(read('"' + literal + '"')).isEqualTo(new GoJson.Text(expected));
    }

    @Test
    void read_badUtf8_becomesOneReplacementForEachByte() throws GoJsonException {
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
    void read_tenThousandLevels_isTheLimit() throws GoJsonException {
        assertThat(read("[".repeat(10_000) + "]".repeat(10_000))).isInstanceOf(GoJson.Array.class);
        assertThatThrownBy(() -> read("[".repeat(10_001))).hasMessage("invalid character '[' exceeded max depth");
        assertThatThrownBy(() -> read("{\"a\":".repeat(10_001))).hasMessage("invalid character '{' exceeded max depth");
    }

    @Test
    void print_nestedValues_looksLikeGo() throws GoJsonException {
        assertThat(GoPrint.value(read("{\"b\":[1,\"x y\",null,[],{}],\"a\":{\"c\":true},\"b2\":1.50}")))
                .isEqualTo("map[a:map[c:true] b:[1 x y <nil> [] map[]] b2:1.50]");
        assertThat(GoPrint.value(read("{\"a\":1,\"a\":2}"))).isEqualTo("map[a:2]");
        assertThat(GoPrint.value(read("[".repeat(10_000) + "]".repeat(10_000)))).hasSize(20_000);
    }
}
