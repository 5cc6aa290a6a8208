package io.github.ecssimulator.testkit.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.testkit.internal.agent.GoJsonReader.GoJson;
import io.github.ecssimulator.testkit.internal.http.Octets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskProtectionBodyTest {

    private static Optional<TaskProtectionHandler.Body> decode(String text) throws GoJsonReader.Refusal {
        GoJson json = new GoJsonReader(Octets.utf8(text), true).read();
        try {
            return Optional.of(TaskProtectionHandler.Body.decode(json));
        } catch (GoJsonReader.Refusal refusal) {
            assertThat(refusal.sawEnd()).isFalse();
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-1, -1",
        "2881, 2881",
        "4294967296, 0",
        "4294967356, 60",
        "2147483648, -2147483648",
        "-2147483649, 2147483647",
        "9223372036854775807, -1",
        "-9223372036854775808, 0"
    })
    void minutes_of64Bits_areCutTo32(String minutes, int sent) throws GoJsonReader.Refusal {
        assertThat(decode("{\"ExpiresInMinutes\":" + minutes + "}")
                        .orElseThrow()
                        .expiresInMinutes())
                .isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"60.0", "1e2", "9223372036854775808", "-9223372036854775809", "\"60\"", "true", "[60]", "{}"})
    void minutes_notInt64_areRefused(String minutes) throws GoJsonReader.Refusal {
        assertThat(decode("{\"ExpiresInMinutes\":" + minutes + "}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"ExpiresInMinutes \":1",
                "\"ExpiresInMinutes\\u0000\":1",
                "\"Expires_In_Minutes\":1",
                "\"ExpıresInMinutes\":1",
                "\"İgnored\":1",
                "\"\":null"
            })
    void unknownName_isRefused(String member) throws GoJsonReader.Refusal {
        assertThat(decode("{" + member + "}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "true", "1", "[{\"ProtectionEnabled\":true}]"})
    void valueThatIsNoObject_isRefused(String body) throws GoJsonReader.Refusal {
        assertThat(decode(body)).isEmpty();
    }

    @Test
    void names_foldAsInGo_andTheLastWins() throws GoJsonReader.Refusal {
        assertThat(
                        decode(
                                "{\"expire\u017finminute\u017f\":5,\"\\u0050ROTECTIONENABLED\":true,\"protectionenabled\":null}"))
                .contains(new TaskProtectionHandler.Body(null, 5));
    }

    @Test
    void badValue_beforeGoodDuplicate_isStillRefused() throws GoJsonReader.Refusal {
        assertThat(decode("{\"ProtectionEnabled\":\"x\",\"ProtectionEnabled\":true}"))
                .isEmpty();
    }

    @Test
    void fold_kelvinSignAndLongS_countAsLetters() {
        assertThat(GoText.equalFold("\u212aey\u017f", "keys")).isTrue();
        assertThat(GoText.equalFold("ke", "key")).isFalse();
        assertThat(GoText.equalFold("kez", "key")).isFalse();
    }
}
