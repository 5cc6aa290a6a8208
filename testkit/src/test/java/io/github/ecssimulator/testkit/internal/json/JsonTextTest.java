package io.github.ecssimulator.testkit.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bounds and the words hold with every version of the library, so none of them may be the library's own. */
class JsonTextTest {
    private final JsonText json = new JsonText();

    private void readAll(String text) throws IOException {
        try (JsonParser parser = json.parser(text)) {
            while (parser.nextToken() != null) {
                assertThat(parser.currentToken()).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{|its end is missing",
                "{\"a\": [}|a wrong bracket",
                "{\"a\": [1, 2|an array without end",
                "{\"a\": \"b|a string without end",
                "{\"a|a name without end",
                "{a: 1}|a name without quotes",
                "{'a': 1}|single quotes",
                "{\"a\": foo}|an unknown word",
                "{\"a\": NaN}|no number",
                "{\"a\": -Infinity}|an infinite number",
                "{\"a\": 01}|a leading zero",
                "{\"a\": 1.}|a point without digits",
                "{\"a\": 1e}|an exponent without digits",
                "{\"a\": +1}|a plus",
                "{\"a\": \"\\q\"}|an unknown escape",
                "{\"a\": \"\\u12\"}|an escape cut short",
                "{\"a\": \"\t\"}|a control character in a string",
                "{\"a\": 1,}|a comma too many",
                "[1,,2]|a missing element",
                "/* no */ {}|a comment",
                "}|a bracket that closes nothing",
                "{} ]|a bracket behind the end"
            })
    void malformedText_isToldWithoutTheNamesOfAnyClass(String text, String what) {
        assertThatExceptionOfType(MalformedJsonException.class)
                .as(what)
                .isThrownBy(() -> readAll(text))
                .withMessageStartingWith("is not well-formed JSON: ")
                .extracting(Throwable::getMessage, InstanceOfAssertFactories.STRING)
                .doesNotContain("Source:", "Feature", "VALUE_", "FIELD_", "com.fasterxml", "`", "java")
                .doesNotContainPattern("\\b[a-z]\\w*\\.[a-zA-Z]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"b\":"})
    void nesting_deeperThan64_isRefused(String opening) {
        int levels = (int) opening.chars().filter(c -> c == '[' || c == '{').count();

        assertThatThrownBy(() -> readAll(opening.repeat(64 / levels + 1)))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("is nested deeper than 64 levels");
    }

    @Test
    void nesting_of64_isRead() {
        assertThatCode(() -> readAll("[".repeat(64) + "]".repeat(64))).doesNotThrowAnyException();
    }

    @Test
    void nesting_isCountedWhereItIsSkipped() throws IOException {
        try (JsonParser parser = json.parser("[".repeat(65))) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
            assertThatThrownBy(parser::skipChildren).hasMessage("is nested deeper than 64 levels");
        }
    }

    @Test
    void skipChildren_leavesTheParserAtTheEndOfTheValue() throws IOException {
        try (JsonParser parser = json.parser("[{\"a\":[1,{\"b\":2}]},[],3]")) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            parser.skipChildren();
            assertThat(parser.currentToken()).isEqualTo(JsonToken.END_OBJECT);
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
            parser.skipChildren();
            assertThat(parser.currentToken()).isEqualTo(JsonToken.END_ARRAY);
            assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_NUMBER_INT);
            parser.skipChildren();
            assertThat(parser.getIntValue()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "-%s", "0.%s", "%s.5", "1e%s"})
    void number_ofMoreThanAThousandDigits_isRefused(String form) {
        assertThatThrownBy(() -> readAll("[" + form.formatted("7".repeat(1001)) + "]"))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageMatching(
                        "is not well-formed JSON: Number value length \\(100\\d\\) exceeds the maximum allowed \\(1000\\)");
    }

    @Test
    void number_longButWithinTheBound_isRead() throws IOException {
        String digits = "7".repeat(900);
        try (JsonParser parser = json.parser(digits)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_NUMBER_INT);
            assertThat(parser.getDecimalValue()).hasToString(digits);
        }
    }

    @Test
    void error_tellsTheLine() {
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> readAll("{\n  \"a\": ]\n}"))
                .satisfies(e -> assertThat(e.line()).isEqualTo(2))
                .satisfies(e -> assertThat(e.column()).isBetween(8, 9)); // older versions point behind the character;
    }

    @Test
    void utf16_isNotGuessed() {
        assertThatThrownBy(() -> JsonText.decode("{}".getBytes(StandardCharsets.UTF_16BE))
                        .strip()
                        .transform(json::parser)
                        .nextToken())
                .isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> JsonText.decode(new byte[] {'"', (byte) 0xff, '"'}))
                .isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void loneSurrogate_isWrittenAsAQuestionMark() {
        assertThat(json.bytes(out -> out.writeString("a\uD800b")))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("\"a?b\"");
    }
}
