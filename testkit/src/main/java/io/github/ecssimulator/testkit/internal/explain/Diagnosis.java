package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.testkit.story.TaskLane;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a task fared as it did.
 *
 * @param sentence what happened, with numbers; goes on from the name of the task, such as {@code was never protected}
 * @param cause the call that brought it about, or the absence of one, in one or two lines
 * @param fix what to do about it, in one line
 * @param about the tasks to look at, the one that it is about first
 */
public record Diagnosis(String sentence, List<String> cause, String fix, List<TaskId> about) {

    public Diagnosis {
        cause = List.copyOf(cause);
        about = List.copyOf(about);
    }

    static Diagnosis of(TaskLane lane, String sentence, String fix, String... cause) {
        return new Diagnosis(sentence, List.of(cause), fix, List.of(lane.task().id()));
    }

    Diagnosis alsoAbout(TaskLane other) {
        return new Diagnosis(
                sentence,
                cause,
                fix,
                Stream.concat(about.stream(), Stream.of(other.task().id())).toList());
    }

    Diagnosis alsoCausedBy(Optional<String> line) {
        return line.map(more -> new Diagnosis(
                        sentence, Stream.concat(cause.stream(), Stream.of(more)).toList(), fix, about))
                .orElse(this);
    }
}
