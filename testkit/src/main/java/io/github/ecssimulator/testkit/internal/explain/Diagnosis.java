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
 * @param cause the mistake, in one line
 * @param calls the call that shows it, and what more there is to know of its answer; none where a call is what is missing
 * @param fix what to do about it, in one line
 * @param note what else one should know, or empty
 * @param about the tasks to look at, the one that it is about first
 * @param isOfItsLength whether a longer protection would have been enough
 * @param isOfAnAnswer whether ECS itself brought it about, by an answer or a stop, so that it is no mistake where ECS does otherwise
 */
record Diagnosis(
        String sentence,
        String cause,
        List<String> calls,
        String fix,
        String note,
        List<TaskId> about,
        boolean isOfItsLength,
        boolean isOfAnAnswer) {

    Diagnosis {
        calls = List.copyOf(calls);
        about = List.copyOf(about);
    }

    static Diagnosis of(TaskLane lane, String sentence, String cause, String fix) {
        return new Diagnosis(
                sentence, cause, List.of(), fix, "", List.of(lane.task().id()), false, false);
    }

    Diagnosis because(String other, String remedy) {
        return new Diagnosis(sentence, other, calls, remedy, note, about, isOfItsLength, isOfAnAnswer);
    }

    Diagnosis shownBy(String call) {
        return shownBy(Optional.of(call));
    }

    Diagnosis shownBy(Optional<String> line) {
        List<String> all = Stream.concat(calls.stream(), line.stream()).toList();
        return new Diagnosis(sentence, cause, all, fix, note, about, isOfItsLength, isOfAnAnswer);
    }

    Diagnosis alsoAbout(TaskLane other) {
        List<TaskId> all =
                Stream.concat(about.stream(), Stream.of(other.task().id())).toList();
        return new Diagnosis(sentence, cause, calls, fix, note, all, isOfItsLength, isOfAnAnswer);
    }

    Diagnosis noting(Optional<String> line) {
        return new Diagnosis(sentence, cause, calls, fix, line.orElse(note), about, isOfItsLength, isOfAnAnswer);
    }

    Diagnosis ofItsLength() {
        return new Diagnosis(sentence, cause, calls, fix, note, about, true, isOfAnAnswer);
    }

    Diagnosis ofAnAnswer() {
        return new Diagnosis(sentence, cause, calls, fix, note, about, isOfItsLength, true);
    }

    /** {@return cause, call, fix and note in lines} */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Cause: " + cause);
        for (int i = 0; i < calls.size(); i++) {
            lines.add((i == 0 ? "Call:  " : "       ") + calls.get(i));
        }
        lines.add("Fix:   " + fix);
        if (!note.isEmpty()) {
            lines.add("Note:  " + note);
        }
        return lines;
    }
}
