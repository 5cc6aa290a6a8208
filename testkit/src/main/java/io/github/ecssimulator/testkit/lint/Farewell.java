package io.github.ecssimulator.testkit.lint;

import io.github.ecssimulator.Recording;
import io.github.ecssimulator.testkit.lint.WhatIf.Change;
import io.github.ecssimulator.testkit.lint.WhatIf.Kind;
import io.github.ecssimulator.testkit.story.Story;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/** What would have let a task go that is protected although its work has ended. */
record Farewell(Again again, TaskLane lane) {

    Optional<Change> release() {
        boolean works = lane.work().stream().anyMatch(span -> span.to() == null);
        if (lane.stop() != null || lane.openWindow().isEmpty() || works) {
            return Optional.empty();
        }
        return lane.work().stream()
                .max(Comparator.comparing(span -> Objects.requireNonNull(span.to(), "to")))
                .flatMap(this::releasedAfter);
    }

    private Optional<Change> releasedAfter(WorkSpan work) {
        Instant end = Objects.requireNonNull(work.to(), "to");
        Recording other = again.adding(end, Again.call(lane.task(), false, null));
        Optional<TaskLane> then =
                again.in(other, world -> Story.of(world).task(lane.task().id()));
        return then.flatMap(TaskLane::stopIfTold)
                .map(stop -> new Change(
                        Kind.RELEASE,
                        end,
                        "Released when \"" + work.name() + "\" ended, at " + again.at(end)
                                + ", it would have stopped at " + again.at(stop.at())
                                + ", if all calls had stayed the same."));
    }
}
