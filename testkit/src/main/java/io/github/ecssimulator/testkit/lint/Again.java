package io.github.ecssimulator.testkit.lint;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.Recording;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.Input;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.testkit.internal.text.Times;
import io.github.ecssimulator.testkit.story.Story;
import io.github.ecssimulator.testkit.story.TaskLane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A world that is lived through again with one call changed. */
record Again(Story story, Recording recording) {

    String at(Instant instant) {
        return Times.since(story.start(), instant);
    }

    /** A call for one task, as the code in it would have made it. */
    static CallEvent.Made call(TaskRef task, boolean enabled, @Nullable Integer minutes) {
        return new CallEvent.Made(
                "what if",
                "",
                new UpdateTaskProtection.Request(
                        task.arn().clusterName(), List.of(task.id().value()), enabled, minutes));
    }

    /** The same with one more input, behind those of its instant. */
    Recording adding(Instant at, Input input) {
        return adding(recording.inputs(), at, input);
    }

    /** The same with one input at another instant, behind those of that. */
    Recording moving(JournalEntry entry, Instant to) {
        List<JournalEntry> others = recording.inputs().stream()
                .filter(each -> each.sequence() != entry.sequence())
                .toList();
        return adding(others, to, (Input) entry.event());
    }

    private Recording adding(List<JournalEntry> inputs, Instant at, Input input) {
        List<JournalEntry> all = new ArrayList<>();
        int turn = 0;
        int place = 0;
        for (JournalEntry entry : inputs) {
            if (!entry.at().isAfter(at)) {
                turn = entry.at().equals(at) ? entry.turn() : 0;
                place++;
            }
            all.add(entry);
        }
        all.add(place, new JournalEntry(0, at, turn, 0, input));
        return Recording.of(recording.settings(), numbered(all), recording.end(), recording.turn())
                .with(Settling.off());
    }

    /** The same, but what comes in at an instant comes when the world has done all of it: nobody should be saved by a tie. */
    Recording behindTheWorld(Recording other, Instant at) {
        List<JournalEntry> inputs = other.inputs().stream()
                .map(entry -> entry.at().equals(at) ? last(entry) : entry)
                .toList();
        int turn = other.end().equals(at) ? Integer.MAX_VALUE : other.turn();
        return Recording.of(other.settings(), inputs, other.end(), turn).with(Settling.off());
    }

    private static JournalEntry last(JournalEntry entry) {
        return new JournalEntry(entry.sequence(), entry.at(), Integer.MAX_VALUE, 0, entry.event());
    }

    private static List<JournalEntry> numbered(List<JournalEntry> inputs) {
        List<JournalEntry> numbered = new ArrayList<>();
        for (JournalEntry entry : inputs) {
            numbered.add(new JournalEntry(numbered.size() + 1L, entry.at(), entry.turn(), 0, entry.event()));
        }
        return numbered;
    }

    boolean livesIn(Recording other, TaskRef task) {
        return in(
                other,
                world -> world.task(task.id().value())
                        .filter(found -> found.snapshot().stopCode().isEmpty())
                        .isPresent());
    }

    /** The tasks that run on in this story and are told to stop in the other. */
    List<TaskRef> stoppedInsteadIn(Recording other) {
        return in(other, world -> {
            Story then = Story.of(world);
            return story.tasks().stream()
                    .filter(lane -> lane.stop() == null && lane.end() == null)
                    .map(TaskLane::task)
                    .filter(task ->
                            then.task(task.id()).flatMap(TaskLane::stopIfTold).isPresent())
                    .toList();
        });
    }

    <T> T in(Recording other, Function<EcsSimulator, T> question) {
        try (EcsSimulator world = other.replay()) {
            return question.apply(world);
        }
    }
}
