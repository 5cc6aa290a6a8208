package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.testkit.story.TaskLane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a task fared as it did.
 *
 * @param sentence what happened, with numbers; goes on from the name of the task, such as {@code was never protected}
 * @param cause the call that brought it about, or the absence of one, in one or two lines
 * @param fix what to do about it, in one line
 * @param note what else one should know, or empty
 * @param about the tasks to look at, the one that it is about first
 * @param isOfItsLength whether a longer protection would have been enough
 */
record Diagnosis(
        String sentence, List<String> cause, String fix, String note, List<TaskId> about, boolean isOfItsLength) {

    Diagnosis {
        cause = List.copyOf(cause);
        about = List.copyOf(about);
    }

    static Diagnosis of(TaskLane lane, String sentence, String fix, String... cause) {
        return new Diagnosis(
                sentence, List.of(cause), fix, "", List.of(lane.task().id()), false);
    }

    Diagnosis alsoAbout(TaskLane other) {
        List<TaskId> all =
                Stream.concat(about.stream(), Stream.of(other.task().id())).toList();
        return new Diagnosis(sentence, cause, fix, note, all, isOfItsLength);
    }

    Diagnosis alsoCausedBy(Optional<String> line) {
        List<String> all = Stream.concat(cause.stream(), line.stream()).toList();
        return new Diagnosis(sentence, all, fix, note, about, isOfItsLength);
    }

    Diagnosis noting(Optional<String> line) {
        return new Diagnosis(sentence, cause, fix, line.orElse(note), about, isOfItsLength);
    }

    Diagnosis ofItsLength() {
        return new Diagnosis(sentence, cause, fix, note, about, true);
    }

    /** {@return cause, fix and note in lines} */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < cause.size(); i++) {
            lines.add((i == 0 ? "Cause: " : "       ") + cause.get(i));
        }
        lines.add("Fix:   " + fix);
        if (!note.isEmpty()) {
            lines.add("Note:  " + note);
        }
        return lines;
    }
}
