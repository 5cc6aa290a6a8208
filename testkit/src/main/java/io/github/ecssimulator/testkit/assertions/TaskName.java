package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.model.VisibleText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a test names a task. An ARN means exactly that ARN; a bare id means the task of that id, in whichever form its
 * ARN is written.
 */
record TaskName(String text) {

    static TaskName of(String idOrArn) {
        return new TaskName(Objects.requireNonNull(idOrArn, "idOrArn"));
    }

    /** Tells whether the ARN that a response has names this task. */
    boolean matches(@Nullable String arn) {
        if (arn == null) {
            return false;
        }
        return arn.equals(text) || (text.indexOf('/') < 0 && lastPart(arn).equals(text));
    }

    /** Tells whether this is a name, in whatever form, of the task with this id. */
    boolean isFor(String id) {
        return lastPart(text).equals(id);
    }

    private static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return VisibleText.of(text);
    }
}
