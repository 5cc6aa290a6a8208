package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.NoteEvent;
import io.github.ecssimulator.testkit.internal.text.Times;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.ServiceLane;
import io.github.ecssimulator.testkit.story.Story;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.Stop;
import io.github.ecssimulator.testkit.story.TaskLane.Window;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a diagnosis looks at: the story, and the words in which parts of it are told. */
record Evidence(EcsSimulator ecs, Story story, boolean isToldInSeconds) {

    static Evidence of(EcsSimulator ecs) {
        Story story = Story.of(ecs);
        return new Evidence(ecs, story, story.isToldInSeconds());
    }

    /** {@return an instant since the start of the world, such as {@code +01:20}, to the second where another one needs it} */
    String at(Instant instant) {
        return Times.since(story.start(), instant, isToldInSeconds);
    }

    /** {@return a call in words, with what it was answered and the line that made it} */
    String call(Ask ask) {
        if (Heartbeat.isGiven(ask)) {
            return "none, for the task came into the world protected at " + at(ask.at());
        }
        String minutes = ask.minutes() == null ? "" : ask.minutes() + " min";
        String what = switch (ask.kind()) {
            case PROTECT -> "protect " + (minutes.isEmpty() ? "without expiresInMinutes" : minutes);
            case RELEASE -> "release" + (minutes.isEmpty() ? "" : " with " + minutes);
            case READ -> "read";
            case UNREADABLE -> "request";
        };
        String refusal = ask.answer().replaceFirst("[.]$", "");
        String answer = ask.outcome() == Ask.Outcome.GRANTED_UNHEARD
                ? " was done, but its reply was lost"
                : refusal.isEmpty() ? "" : " was answered " + refusal;
        return "\"" + what + "\" at " + at(ask.at()) + answer + from(ask);
    }

    /** {@return that programs in containers ended by an exception, oldest first} */
    List<JournalEntry> failedPrograms() {
        return story.journal().entries().stream()
                .filter(entry -> entry.event() instanceof NoteEvent.ProgramFailed)
                .toList();
    }

    /** {@return what a program threw, when and where, in words} */
    String failure(JournalEntry entry) {
        NoteEvent.ProgramFailed failed = (NoteEvent.ProgramFailed) entry.event();
        String where = line(entry);
        return "the program of " + failed.task().id().abbreviated() + " threw " + failed.thrown() + " at "
                + at(entry.at()) + (where.isEmpty() ? "" : ", at " + where);
    }

    /** {@return what the containers ended with whose end was a stop, in words, or nothing if that was not so} */
    String exitCode(Stop stop) {
        return story.journal().entry(stop.sequence()).stream()
                .flatMap(entry -> story.journal().causes(entry).stream())
                .flatMap(entry -> entry.event() instanceof Deed.ContainersExited exited
                        ? Stream.of(exited.exitCode())
                        : entry.event() instanceof Deed.ContainerCrashed crashed
                                ? Stream.of(crashed.exitCode())
                                : Stream.empty())
                .findFirst()
                .map(code -> ", with exit code " + code)
                .orElse("");
    }

    /** {@return the line of the user's code that brought a stop about, in words, or nothing if that is not known} */
    String causeOf(Stop stop) {
        return story.journal().entry(stop.sequence()).stream()
                .flatMap(entry -> story.journal().causes(entry).stream())
                .map(this::line)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> ", brought about by " + line)
                .orElse("");
    }

    /** {@return the line of the user's code that an entry or its cause came from, or nothing if that is not known} */
    String line(JournalEntry entry) {
        return ecs.madeAt(entry)
                .or(() -> story.journal().entry(entry.cause()).flatMap(ecs::madeAt))
                .map(Story::line)
                .orElse("");
    }

    /** {@return where a call came from, in brackets, or nothing if that is not known} */
    String from(Ask ask) {
        return ask.lineIfKnown().map(line -> ", sent by " + line).orElse("");
    }

    /** {@return the call that ended a window, in words} */
    String release(TaskLane lane, Window window) {
        return releaseIfKnown(lane, window)
                .map(this::call)
                .orElse("a release at " + at(window.to() == null ? window.until() : window.to()));
    }

    /** {@return the call that ended a window, if there was one} */
    static Optional<Ask> releaseIfKnown(TaskLane lane, Window window) {
        Instant end = window.to() == null ? window.until() : window.to();
        return lane.asks().stream()
                .filter(ask -> ask.kind() == Ask.Kind.RELEASE
                        && ask.outcome().isGranted()
                        && ask.at().equals(end)
                        && ask.sequence() < window.ending())
                .reduce((first, last) -> last);
    }

    /** {@return the name of the cluster that a call has named, if it is not that of the task} */
    Optional<String> otherCluster(TaskLane lane, Ask ask) {
        return story.journal()
                .entry(ask.sequence())
                .map(JournalEntry::event)
                .flatMap(event -> event instanceof CallEvent.Made made
                                && made.request() instanceof UpdateTaskProtection.Request update
                        ? Optional.ofNullable(update.cluster())
                        : Optional.empty())
                .map(cluster -> cluster.substring(cluster.lastIndexOf('/') + 1))
                .filter(cluster ->
                        !cluster.equals(lane.task().arn().clusterName().toString()));
    }

    /** {@return the work that was under way in a task when an entry was written: the one to end last} */
    static Optional<WorkSpan> workAt(TaskLane lane, long entry) {
        return lane.workAtEntry(entry).stream()
                .max(Comparator.comparing(span -> span.to() == null ? Instant.MAX : span.to()));
    }

    Optional<ServiceLane> serviceOf(TaskLane lane) {
        return lane.task().service().flatMap(story::service);
    }

    /** {@return the tasks of the service of a task, itself among them} */
    List<TaskLane> fleet(TaskLane lane) {
        return lane.task().service().map(story::tasksOf).orElse(List.of());
    }
}
