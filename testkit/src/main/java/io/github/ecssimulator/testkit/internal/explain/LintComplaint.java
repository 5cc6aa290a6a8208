package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.lint.Lints;
import io.github.ecssimulator.testkit.story.Story;
import io.github.ecssimulator.testkit.story.TaskLane;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The text of a failure that the lints alone bring about: what they found, and the lives of the tasks that it is about. */
public final class LintComplaint {
    private LintComplaint() {}

    /** {@return the text, or empty if nothing was found but warnings} */
    public static Optional<String> of(EcsSimulator ecs) {
        return mayFind(ecs) ? told(ecs, lints -> "") : Optional.empty();
    }

    /** {@return the same for a test that the extension is strict with, where an annotation, too, can say that it is meant so} */
    public static Optional<String> ofStrictTest(EcsSimulator ecs) {
        return mayFind(ecs) ? told(ecs, LintComplaint::annotation) : Optional.empty();
    }

    /** Only what a task does after its end is found by lines of code, and those are dear. */
    private static boolean mayFind(EcsSimulator ecs) {
        Story story = Story.withoutLinesOf(ecs);
        return story.tasks().stream().anyMatch(LintComplaint::isAskedForAfterItsEnd)
                || !Lints.of(story).errors().isEmpty();
    }

    private static boolean isAskedForAfterItsEnd(TaskLane lane) {
        return lane.asks().stream().anyMatch(ask -> lane.wasOverAt(ask.at()));
    }

    private static Optional<String> told(EcsSimulator ecs, Function<Lints, String> otherWay) {
        Evidence evidence = Evidence.of(ecs);
        Lints lints = Lints.of(evidence.story());
        return lints.complaint()
                .map(complaint ->
                        complaint + otherWay.apply(lints) + "\n" + Attempt.at(() -> lives(evidence, lints, complaint)));
    }

    private static String annotation(Lints lints) {
        List<String> allowed = lints.errors().stream()
                .map(finding -> "Lint." + finding.lint().name())
                .distinct()
                .toList();
        String all = String.join(", ", allowed);
        return ", or @EcsSimulatorSettings(allow = " + (allowed.size() == 1 ? all : "{" + all + "}") + ")";
    }

    private static String lives(Evidence evidence, Lints lints, String complaint) {
        int above = (int) complaint.lines().skip(1).count();
        return String.join("\n", Explanation.below(evidence, lints).lines(above));
    }
}
