package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.testkit.lint.Finding;
import io.github.ecssimulator.testkit.lint.Lint;
import io.github.ecssimulator.testkit.story.Story;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.Stop;

/** Whose fault it is that the work of a task was lost. */
final class LostWork {
    private static final int ENDED_BY_A_SIGNAL = 128; // and its number, as shells show it

    private final Story story;

    LostWork(Story story) {
        this.story = story;
    }

    /** Whether a finding is of work that the code in the task could not have saved, protected or not. */
    boolean excuses(Finding finding) {
        return finding.lint() == Lint.LOST_WORK
                && finding.taskIfAny()
                        .flatMap(task -> story.task(task.id()))
                        .filter(lane -> lane.stopIfTold()
                                .filter(stop -> isOwnFault(lane, stop))
                                .isEmpty())
                        .isPresent();
    }

    private boolean isOwnFault(TaskLane lane, Stop stop) {
        return stop.cause() == StopCause.CONTAINER_EXIT
                ? hasEndedByItself(lane)
                : stop.isHeldOffByProtection() && !wasProtectedToTheEnd(lane);
    }

    private static boolean wasProtectedToTheEnd(TaskLane lane) {
        return lane.windows().stream().anyMatch(window -> window.end() == TaskLane.End.WITH_THE_TASK);
    }

    private boolean hasEndedByItself(TaskLane lane) {
        return story.journal()
                .events(Deed.ContainerCrashed.class)
                .filter(crash -> crash.task().equals(lane.task()))
                .anyMatch(crash -> crash.exitCode() <= ENDED_BY_A_SIGNAL);
    }
}
