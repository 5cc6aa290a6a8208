package io.github.ecssimulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EcsNameTest {

    @Test
    void isOne_anyLetter_followsTheRule() {
        for (char letter = 0; letter < 0x250; letter++) {
            String text = "a" + letter;
            assertThat(EcsName.isOne(text)).as("a and %d", (int) letter).isEqualTo(text.matches(EcsName.RULE));
        }
    }

    @Test
    void isOne_anyLength_followsTheRule() {
        for (int length = 0; length < 300; length++) {
            String text = "x".repeat(length);
            assertThat(EcsName.isOne(text)).as(length + " letters").isEqualTo(text.matches(EcsName.RULE));
        }
    }
}
