package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.NoteEvent;
import io.github.ecssimulator.testkit.internal.text.Times;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.Story;
import io.github.ecssimulator.testkit.story.TaskLane.Stop;
import java.time.Instant;
import java.util.List;
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
                : refusal.isEmpty()
                        ? ""
                        : refusal.startsWith("no answer: ") ? " had " + refusal : " was answered " + refusal;
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
}
