package io.github.ecssimulator.testkit.lint;

import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.model.VisibleText;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a lint found. Equal ones, of one task, one lint, one line of code and one way to mend it, are one finding.
 *
 * @param lint what kind of mistake
 * @param task whose; absent where it is of no task
 * @param sequence the entry of the journal that shows it, of several the first
 * @param at when, of several the first
 * @param sentence what happened, in one sentence with its numbers; its times are since the start of the world
 * @param fix how to mend it, in one line
 * @param line the line of the user's code that did it; absent if it is not known
 * @param times how often it was found
 */
public record Finding(
        Lint lint,
        @Nullable TaskRef task,
        long sequence,
        Instant at,
        String sentence,
        String fix,
        @Nullable String line,
        int times) {

    public Finding {
        Objects.requireNonNull(lint, "lint");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(fix, "fix");
    }

    /** {@return the task, or empty where it is of none} */
    public Optional<TaskRef> taskIfAny() {
        return Optional.ofNullable(task);
    }

    /** {@return the line of the user's code that did it, if it is known} */
    public Optional<String> lineIfKnown() {
        return Optional.ofNullable(line);
    }

    /** What equal findings have in common. */
    Object sameness() {
        return Arrays.asList(lint, task, fix, line);
    }

    Finding andOneMore() {
        return new Finding(lint, task, sequence, at, sentence, fix, line, times + 1);
    }

    /** {@return the finding in one line: the lint, the task, what happened, and where the code is} */
    public String text() {
        return VisibleText.of(lint.id() + ": " + (task == null ? "" : task + " ") + sentence
                + (times == 1 ? "" : " (" + times + " times)")
                + (line == null ? "" : " - " + line));
    }

    @Override
    public String toString() {
        return text();
    }
}
