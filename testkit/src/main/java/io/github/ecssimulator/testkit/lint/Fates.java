package io.github.ecssimulator.testkit.lint;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.testkit.internal.text.StopWords;
import io.github.ecssimulator.testkit.internal.text.Times;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.Story;
import io.github.ecssimulator.testkit.story.TaskLane;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the tasks of a world fared: what two worlds of the same inputs are compared by. */
final class Fates {
    private final Story story;
    private final Map<TaskId, Fate> fates = new LinkedHashMap<>();

    private Fates(Story story) {
        this.story = story;
        story.tasks().forEach(lane -> fates.put(lane.task().id(), Fate.of(lane)));
    }

    static Fates of(EcsSimulator ecs) {
        return new Fates(Story.of(ecs));
    }

    Difference differenceTo(Fates other) {
        List<TaskRef> tasks = new ArrayList<>();
        String sentence = "";
        boolean isOfLife = false;
        for (Fate fate : fates.values()) {
            Fate then = other.fates.get(fate.task.id());
            if (!fate.equals(then)) {
                isOfLife |= tasks.isEmpty() && then != null && fate.isToldToStop() != then.isToldToStop();
                tasks.add(fate.task);
                sentence = sentence.isEmpty() ? fate.task + " " + told(fate, then) : sentence;
            }
        }
        for (Fate fate : other.fates.values()) {
            if (!fates.containsKey(fate.task.id())) {
                tasks.add(fate.task);
                sentence = sentence.isEmpty() ? "one more task starts, " + fate.task : sentence;
            }
        }
        return new Difference(tasks, sentence, isOfLife);
    }

    private String told(Fate fate, @Nullable Fate then) {
        if (then == null) {
            return "never starts";
        }
        return stopped(fate, then)
                .or(() -> asked(fate, then))
                .or(() -> shielded(fate, then))
                .orElse("fares otherwise");
    }

    private Optional<String> stopped(Fate fate, Fate then) {
        if (Objects.equals(fate.stoppedAt, then.stoppedAt) && fate.cause == then.cause) {
            return Optional.empty();
        }
        if (then.stoppedAt == null) {
            return Optional.of("runs on, instead of being told to stop at " + stop(fate));
        }
        return Optional.of("is told to stop at " + stop(then)
                + (fate.stoppedAt == null ? ", instead of running on" : " instead of " + stop(fate)));
    }

    private String stop(Fate fate) {
        return fate.stoppedAt == null || fate.cause == null
                ? ""
                : time(fate.stoppedAt) + " by " + StopWords.of(fate.cause);
    }

    private Optional<String> asked(Fate fate, Fate then) {
        for (int i = 0; i < Math.min(fate.asks.size(), then.asks.size()); i++) {
            Asked before = fate.asks.get(i);
            Asked after = then.asks.get(i);
            if (!before.equals(after)) {
                return Optional.of(
                        "is answered " + after.answer + " at " + time(before.at) + " instead of " + before.answer);
            }
        }
        return Optional.empty();
    }

    private Optional<String> shielded(Fate fate, Fate then) {
        for (int i = 0; i < Math.max(fate.windows.size(), then.windows.size()); i++) {
            Shield before = i < fate.windows.size() ? fate.windows.get(i) : null;
            Shield after = i < then.windows.size() ? then.windows.get(i) : null;
            if (!Objects.equals(before, after)) {
                return Optional.of("is " + shield(after) + " instead of " + shield(before));
            }
        }
        return Optional.empty();
    }

    private String shield(@Nullable Shield shield) {
        return shield == null ? "unprotected" : "protected from " + time(shield.from) + " until " + time(shield.until);
    }

    private String time(Instant at) {
        return Times.since(story.start(), at);
    }

    /** Less than a second earlier or later is no other fate. */
    private static Instant second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Whose fate differs, how it does for the first of them, and whether that one lives on in one world only. */
    record Difference(List<TaskRef> tasks, String sentence, boolean isOfLife) {
        boolean isNone() {
            return tasks.isEmpty();
        }
    }

    private record Fate(
            TaskRef task,
            @Nullable Instant stoppedAt,
            @Nullable StopCause cause,
            List<Asked> asks,
            List<Shield> windows) {

        static Fate of(TaskLane lane) {
            TaskLane.Stop stop = lane.stop();
            return new Fate(
                    lane.task(),
                    stop == null ? null : second(stop.at()),
                    stop == null ? null : stop.cause(),
                    lane.asks().stream().map(Asked::of).toList(),
                    lane.windows().stream().map(Shield::of).toList());
        }

        boolean isToldToStop() {
            return stoppedAt != null;
        }
    }

    /** What a call was answered: of a refusal its reason or its code, for words are no fate. */
    private record Asked(Instant at, String answer) {
        static Asked of(Ask ask) {
            int colon = ask.answer().indexOf(':');
            String refusal = colon < 0 ? ask.answer() : ask.answer().substring(0, colon);
            return new Asked(second(ask.at()), ask.isRefused() ? refusal : "yes");
        }
    }

    private record Shield(Instant from, Instant until) {
        static Shield of(TaskLane.Window window) {
            return new Shield(second(window.from()), second(window.to() == null ? window.until() : window.to()));
        }
    }
}
