package io.github.ecssimulator.testkit.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The insides of a program, which no answer shows: classes, frames of a stack, the JVM's own words. */
final class Leaks {
    private static final Pattern INSIDE = Pattern.compile(
            "\\b(?:java|javax|jdk|sun|com|org|io|software)(?:\\.[a-z]\\w*)+\\.[A-Z][\\w$]*" // a class
                    + "|\\bat [\\w.$]+\\(" // a frame
                    + "|\\b[A-Z]\\w*(?:Exception|Error):" // the text of a throwable
                    + "|\\w[@$][0-9a-f]{5,8}\\b" // an object without a text of its own
                    + "|Cannot (?:invoke|read field|load from)|because \"<"
                    + "|out of bounds for|START_OBJECT|END_ARRAY|VALUE_STRING|StreamRead|JsonFactory"
                    + "|The simulator failed");

    private Leaks() {}

    /** Holds an answer to show none of it, but what the input said itself. */
    static void none(String answer, byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        if (text.contains("\\u") || text.contains("%")) {
            return; // who escapes may be told what they wrote in another form
        }
        List<String> shown = INSIDE.matcher(answer)
                .results()
                .map(MatchResult::group)
                .filter(found -> !text.contains(found))
                .toList();
        assertThat(shown).as("insides in: %s", answer).isEmpty();
    }
}
