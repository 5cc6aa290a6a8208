package io.github.ecssimulator.testkit.lint;

import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.journal.WorkEvent;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.testkit.internal.text.Times;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.Story;
import io.github.ecssimulator.testkit.story.TaskLane;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the rules look at: a story, its answers, and which line of the user's code did what. */
final class Facts {
    private final Story story;
    private final boolean isToldInSeconds;
    private final Map<Long, CallEvent.Answered> answers = new LinkedHashMap<>();
    private final Map<String, TaskRef> tasks = new LinkedHashMap<>();
    private final Map<TaskRef, Long> workEnds = new LinkedHashMap<>(); // the last of each task

    Facts(Story story) {
        this.story = story;
        this.isToldInSeconds = story.isToldInSeconds();
        story.tasks().forEach(lane -> tasks.put(lane.task().id().toString(), lane.task()));
        for (JournalEntry entry : journal().entries()) {
            if (entry.event() instanceof CallEvent.Answered answer) {
                answers.put(entry.cause(), answer);
            } else if (entry.event() instanceof WorkEvent work && !(work instanceof WorkEvent.Begun)) {
                workEnds.put(work.task(), entry.sequence());
            }
        }
    }

    Story story() {
        return story;
    }

    Journal journal() {
        return story.journal();
    }

    /** Tells the answer to the call of an entry, if there is one. */
    Optional<CallEvent.Answered> answer(long sequence) {
        return Optional.ofNullable(answers.get(sequence));
    }

    /** Tells whether a call was refused as a whole for what it said, and not by a fault or for coming too often. */
    static boolean isForItsWords(CallEvent.Refused refused) {
        return !refused.injected() && !refused.error().code().startsWith("Throttling");
    }

    /** Tells whether a call or request was refused as a whole for what it said. */
    boolean isForItsWords(Ask ask) {
        if (answers.get(ask.sequence()) instanceof CallEvent.Refused refused) {
            return isForItsWords(refused);
        }
        JournalEvent event =
                journal().entry(ask.sequence()).map(JournalEntry::event).orElse(null);
        return event instanceof AgentEvent.Refused refused && !refused.injected();
    }

    /** Finds the task that an id or an ARN names, if the world has it. */
    @Nullable
    TaskRef taskNamed(String idOrArn) {
        return tasks.get(idOrArn.substring(idOrArn.lastIndexOf('/') + 1));
    }

    /** Tells whether a call is behind an entry, and not the test itself, as for a protection that a world begins with. */
    boolean isOfACall(long sequence) {
        return journal()
                .entry(sequence)
                .map(this::input)
                .filter(input -> input.event() instanceof CallEvent.Made)
                .isPresent();
    }

    /** Tells whether the code in a task ended a piece of work after an entry, be it at the same instant. */
    boolean hasWorkEndedAfter(long sequence, TaskRef task) {
        return workEnds.getOrDefault(task, 0L) > sequence;
    }

    /** Names the work that was open on a task at an instant. */
    static List<String> workAt(TaskLane lane, Instant at) {
        return lane.workAt(at).stream().map(TaskLane.WorkSpan::name).toList();
    }

    /** Makes a finding about an entry. The line is that of the input behind it. */
    Finding finding(Lint lint, @Nullable TaskRef task, long sequence, Instant at, String sentence, String fix) {
        return new Finding(lint, task, sequence, at, sentence, fix, lineBehind(sequence), 1);
    }

    private @Nullable String lineBehind(long sequence) {
        return journal().entry(sequence).map(this::input).flatMap(story::lineOf).orElse(null);
    }

    private JournalEntry input(JournalEntry entry) {
        List<JournalEntry> causes = journal().causes(entry);
        return causes.isEmpty() ? entry : causes.get(causes.size() - 1);
    }

    String time(Instant at) {
        return Times.since(story.start(), at, isToldInSeconds);
    }

    /** Such as {@code work "a"}, or {@code work "a" and 2 more}. */
    static String names(List<String> work) {
        return "work \"" + work.get(0) + "\"" + (work.size() == 1 ? "" : " and " + (work.size() - 1) + " more");
    }
}
