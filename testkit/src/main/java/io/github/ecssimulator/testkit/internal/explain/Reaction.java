package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.testkit.internal.remedy.Remedy;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.TaskLane.Stop;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import java.util.List;

/** What a worker did about a refusal, where the right thing would have been to ask again, or to work at nothing unprotected. */
record Reaction(Case task, Ask refused) {
    /** {@return the refusal, and that nothing came of it, in a sentence} */
    String told(String call) {
        String at = call + " at " + task.at(refused.at()) + " ";
        boolean isInTheAnswer = refused.outcome() == Ask.Outcome.FAILED;
        boolean isRenewal = task.lane().wasProtectedAtEntry(refused.sequence());
        String reaction = task.lane().asks().stream()
                .filter(ask -> ask.sequence() > refused.sequence())
                // behind a release it is the next work that is protected
                .takeWhile(ask -> !isRenewal || ask.kind() != Ask.Kind.RELEASE)
                .filter(Ask::isProtect)
                // of calls that look at no answer, those that fail alike show no second thought
                .filter(ask -> !isInTheAnswer || ask.outcome().isGranted())
                .findFirst()
                .map(ask -> ", and it asked again only at " + task.at(ask.at()) + ": ")
                .orElse(isInTheAnswer ? ": nobody looked, and " : ", and it never asked again: ");
        return at + Remedy.answered(refused) + reaction + work();
    }

    private String work() {
        List<WorkSpan> begun = task.lane().work().stream().filter(this::isLater).toList();
        if (!begun.isEmpty()) {
            WorkSpan last = begun.get(begun.size() - 1);
            return "it began " + begun(begun.get(0)) + (begun.size() == 1 ? "" : " and " + begun(last))
                    + " all the same";
        }
        return task.lane().workAtEntry(refused.sequence()).stream()
                .findFirst()
                .map(span -> "its work \"" + span.name() + "\" went on")
                .orElse("it went on");
    }

    private boolean isLater(WorkSpan span) {
        // after its stop signal nothing could be protected, but what was refused then was taken in spite of it
        return span.sequence() > refused.sequence()
                && task.lane()
                        .stopIfTold()
                        .map(Stop::sequence)
                        .filter(stop -> refused.sequence() < stop && stop < span.sequence())
                        .isEmpty();
    }

    private String begun(WorkSpan span) {
        return "\"" + span.name() + "\" at " + task.at(span.from());
    }
}
