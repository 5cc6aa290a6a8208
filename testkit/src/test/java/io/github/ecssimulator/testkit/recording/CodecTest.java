package io.github.ecssimulator.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.RecordedSettings;
import io.github.ecssimulator.journal.Input;
import io.github.ecssimulator.policy.Scheduling.RolloutReplacement;
import io.github.ecssimulator.testkit.internal.json.JsonText;
import io.github.ecssimulator.testkit.internal.json.LocatedReader;
import io.github.ecssimulator.testkit.internal.json.NamedText;
import org.junit.jupiter.api.Test;

/** The form of a value is found by its type alone. */
class CodecTest {
    private static final int VALUES = 30;

    private static Object writtenAndRead(Codec codec, Object value) {
        String text = new JsonText().ascii(codec.write(value), 100);
        return codec.read(LocatedReader.read(new NamedText("value", text, RecordingJsonException.CONTENTS)));
    }

    @Test
    void everyKindOfInput_hasAForm() {
        DrawnValues drawn = new DrawnValues(7);
        Codec codec = Codec.of(Input.class);

        DrawnValues.kinds(Input.class).forEach(kind -> {
            for (int i = 0; i < VALUES; i++) {
                Object value = drawn.of(kind, "input");
                assertThat(writtenAndRead(codec, value)).isEqualTo(value);
            }
        });
    }

    @Test
    void settings_haveAForm() {
        RecordedSettings settings = EcsSimulator.builder()
                .policy(RolloutReplacement.NEW_REVISION)
                .build()
                .recording()
                .settings();

        assertThat(writtenAndRead(Codec.of(RecordedSettings.class), settings)).isEqualTo(settings);
    }

    @Test
    void typeWithoutForm_isRefusedByItsName() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Codec.of(StringBuilder.class))
                .withMessage("A recording has no form for java.lang.StringBuilder.");
    }
}
