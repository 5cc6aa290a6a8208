package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.testkit.lint.Lints;
import java.util.List;
import java.util.Optional;

/** The text of a failure that the lints alone bring about: what they found, and the lives of the tasks that it is about. */
public final class LintComplaint {
    private LintComplaint() {}

    /** {@return the text, or empty if nothing was found but warnings} */
    public static Optional<String> of(EcsSimulator ecs) {
        Lints lints = Lints.of(ecs);
        return lints.complaint().map(complaint -> complaint + "\n" + Attempt.at(() -> lives(ecs, lints, complaint)));
    }

    private static String lives(EcsSimulator ecs, Lints lints, String complaint) {
        List<TaskId> tasks = lints.errors().stream()
                .flatMap(finding -> finding.taskIfAny().stream())
                .map(task -> task.id())
                .distinct()
                .toList();
        int above = (int) complaint.lines().skip(1).count();
        return String.join("\n", Explanation.of(ecs, tasks).lines(above));
    }
}
