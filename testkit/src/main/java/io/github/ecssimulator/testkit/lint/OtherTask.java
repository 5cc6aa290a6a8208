package io.github.ecssimulator.testkit.lint;

import io.github.ecssimulator.api.ListTasks;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.testkit.internal.text.BoundCaller;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.TaskLane;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whose protection was taken for whose. A client that belongs to a task tells it by itself. Of others it is sure only where no
 * protected task ever worked, no task that worked was ever protected, and the code took the first that ListTasks had answered.
 */
final class OtherTask {
    private static final String FIX = "take the TaskARN of the task metadata, which is that of the task it runs in";

    private final Facts facts;
    private final Map<String, NavigableMap<Long, String>> lists =
            new LinkedHashMap<>(); // by caller, the first task of each
    private final boolean isWorkUnprotected;

    private OtherTask(Facts facts) {
        this.facts = facts;
        facts.journal().entries().forEach(this::keepList);
        this.isWorkUnprotected = facts.journal().dropped() == 0
                && facts.story().tasks().stream()
                        .noneMatch(lane ->
                                !lane.work().isEmpty() && lane.asks().stream().anyMatch(OtherTask::isGranted));
    }

    static Stream<Finding> findings(Facts facts) {
        OtherTask rule = new OtherTask(facts);
        return facts.story().tasks().stream()
                .flatMap(lane -> lane.asks().stream()
                        .filter(OtherTask::isGranted)
                        .flatMap(ask -> rule.look(lane, ask).stream()));
    }

    private static boolean isGranted(Ask ask) {
        return ask.isProtect() && ask.outcome().isGranted();
    }

    private Optional<Finding> look(TaskLane lane, Ask ask) {
        Optional<TaskId> own = BoundCaller.of(ask.caller());
        if (own.isPresent()) {
            return own.filter(id -> !id.equals(lane.task().id()))
                    .flatMap(facts.story()::task)
                    .map(other -> finding(lane, ask, "by the code of " + other.task()));
        }
        return isWorkUnprotected && isFirstOfList(lane, ask)
                ? working(lane, ask).map(other -> ofList(lane, ask, other))
                : Optional.empty();
    }

    private Finding ofList(TaskLane lane, Ask ask, TaskLane other) {
        String work = Facts.names(Facts.workAt(other, ask.at()));
        return finding(
                lane,
                ask,
                "as the first that ListTasks had answered, while " + work + " of " + other.task()
                        + " was open, which nobody protected");
    }

    private Optional<TaskLane> working(TaskLane lane, Ask ask) {
        return facts.story().tasks().stream()
                .filter(other -> !other.task().equals(lane.task())
                        && areOfOneService(other.task(), lane.task())
                        && !Facts.workAt(other, ask.at()).isEmpty())
                .findFirst();
    }

    private static boolean areOfOneService(TaskRef one, TaskRef other) {
        return Objects.equals(one.serviceName(), other.serviceName())
                && one.arn().clusterName().equals(other.arn().clusterName());
    }

    private boolean isFirstOfList(TaskLane lane, Ask ask) {
        NavigableMap<Long, String> ofCaller = lists.get(ask.caller());
        Map.Entry<Long, String> last = ofCaller == null ? null : ofCaller.lowerEntry(ask.sequence());
        return last != null && last.getValue().equals(lane.task().arn().toString());
    }

    private void keepList(JournalEntry entry) {
        if (entry.event() instanceof CallEvent.Made call
                && facts.answer(entry.sequence()).orElse(null) instanceof CallEvent.Accepted accepted
                && accepted.response() instanceof ListTasks.Response list
                && list.taskArns().size() > 1) {
            String first = list.taskArns().get(0);
            lists.computeIfAbsent(call.caller(), caller -> new TreeMap<>()).put(entry.sequence(), first);
        }
    }

    private Finding finding(TaskLane lane, Ask ask, String how) {
        return facts.finding(
                Lint.OTHER_TASK,
                lane.task(),
                ask.sequence(),
                ask.at(),
                "was protected at " + facts.time(ask.at()) + " " + how,
                FIX);
    }
}
