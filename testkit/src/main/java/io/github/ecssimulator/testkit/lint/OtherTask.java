package io.github.ecssimulator.testkit.lint;

import io.github.ecssimulator.api.ListTasks;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.TaskLane;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose protection was taken for whose. A client that belongs to a task tells it by itself. Of others it is sure only where no
 * protected task ever worked, no task that worked was ever protected, and the code took the first that ListTasks had answered.
 */
final class OtherTask {
    private static final String FIX = "take the TaskARN of the task metadata, which is that of the task it runs in";

    private final Evidence evidence;
    private final boolean isWorkUnprotected;

    private OtherTask(Evidence evidence) {
        this.evidence = evidence;
        this.isWorkUnprotected = evidence.story().tasks().stream()
                .noneMatch(
                        lane -> !lane.work().isEmpty() && lane.asks().stream().anyMatch(OtherTask::isGranted));
    }

    static Stream<Finding> findings(Evidence evidence) {
        OtherTask rule = new OtherTask(evidence);
        return evidence.story().tasks().stream()
                .flatMap(lane -> lane.asks().stream()
                        .filter(OtherTask::isGranted)
                        .flatMap(ask -> rule.look(lane, ask).stream()));
    }

    private static boolean isGranted(Ask ask) {
        return ask.isProtect() && ask.outcome().isGranted();
    }

    private Optional<Finding> look(TaskLane lane, Ask ask) {
        return BoundCaller.of(ask.caller())
                .map(own -> own.equals(lane.task().id())
                        ? null
                        : evidence.story().task(own).orElse(null))
                .map(own -> finding(lane, ask, "by the code of " + own.task()))
                .or(() -> working(lane, ask)
                        .filter(other -> isWorkUnprotected && isFirstOfList(lane, ask))
                        .map(other -> finding(
                                lane,
                                ask,
                                workOf(other, ask) + " of " + other.task() + " was open, which nobody protected")));
    }

    private static String workOf(TaskLane other, Ask ask) {
        return "as the first that ListTasks had answered, while " + Evidence.names(Evidence.workAt(other, ask.at()));
    }

    private Optional<TaskLane> working(TaskLane lane, Ask ask) {
        return evidence.story().tasks().stream()
                .filter(other -> other != lane
                        && Objects.equals(
                                other.task().serviceName(), lane.task().serviceName())
                        && !Evidence.workAt(other, ask.at()).isEmpty())
                .findFirst();
    }

    private boolean isFirstOfList(TaskLane lane, Ask ask) {
        return evidence.journal().entries().stream()
                .takeWhile(entry -> entry.sequence() < ask.sequence())
                .filter(entry -> entry.event() instanceof CallEvent.Made call
                        && call.caller().equals(ask.caller()))
                .map(entry -> evidence.answer(entry.sequence()).orElse(null))
                .map(OtherTask::firstListed)
                .filter(Objects::nonNull)
                .reduce((older, newer) -> newer)
                .filter(lane.task().arn().toString()::equals)
                .isPresent();
    }

    private static @Nullable String firstListed(CallEvent.@Nullable Answered answer) {
        return answer instanceof CallEvent.Accepted accepted
                        && accepted.response() instanceof ListTasks.Response list
                        && list.taskArns().size() > 1
                ? list.taskArns().get(0)
                : null;
    }

    private Finding finding(TaskLane lane, Ask ask, String how) {
        return evidence.finding(
                Lint.OTHER_TASK,
                lane.task(),
                ask.sequence(),
                ask.at(),
                "was protected at " + evidence.time(ask.at()) + " " + how,
                FIX);
    }
}
