package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.testkit.internal.remedy.Remedy;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.TaskLane.Window;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import java.util.Optional;

/** The work that a task began when its protection had ended. */
record NextWork(Case task, Window window, WorkSpan span) {

    static Optional<NextWork> after(Case task, Window window) {
        return task.lane().work().stream()
                .filter(span -> span.sequence() > window.ending())
                .findFirst()
                .map(span -> new NextWork(task, window, span));
    }

    /** {@return whether it was begun before the task was told to stop} */
    boolean isOfALivingTask() {
        return task.lane()
                .stopIfTold()
                .filter(stop -> stop.sequence() < span.sequence())
                .isEmpty();
    }

    String name() {
        return "\"" + span.name() + "\"";
    }

    String at() {
        return task.at(span.from());
    }

    /** {@return that it was begun although its worker had been refused protection for it, if that is so} */
    Optional<Diagnosis> inSpiteOfARefusal(String sentence) {
        return refusal()
                .map(refused -> task.found(
                                sentence + " although it had been refused protection",
                                new Reaction(task, refused).told("the call"),
                                Remedy.ofFirst(task.lane(), task.otherCluster(refused), refused))
                        .shownBy(task.call(refused))
                        .ofAnAnswer());
    }

    private Optional<Ask> refusal() {
        return task.lane().asks().stream()
                .filter(ask -> ask.isProtect()
                        && ask.isRefused()
                        && ask.sequence() > window.ending()
                        && ask.sequence() < span.sequence())
                .reduce((older, newer) -> newer);
    }

    /** {@return that nobody had asked to protect the task for it} */
    Diagnosis unprotected(String sentence) {
        return task.found(
                sentence,
                name() + " began at " + at() + " without protection: no call protected the task again before",
                "protect the task before it begins " + name());
    }
}
