package io.github.ecssimulator.testkit.internal.text;

import io.github.ecssimulator.model.TaskId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The caller of a client that belongs to the code of one task: its name in the journal ends with the ARN of the task. */
public final class BoundCaller {
    private static final Pattern NAME = Pattern.compile(".* arn:[^ ]+:task/(?:[^ ]+/)?([0-9a-f]{32})");

    private BoundCaller() {}

    /** {@return the task, or empty if the caller belongs to none} */
    public static Optional<TaskId> of(String caller) {
        Matcher name = NAME.matcher(caller);
        return name.matches() ? Optional.of(new TaskId(name.group(1))) : Optional.empty();
    }
}
