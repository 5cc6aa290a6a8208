package io.github.ecssimulator.journal;

import io.github.ecssimulator.model.TaskId;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that happened in a world, in order, up to the instant at which it was asked for. Immutable.
 *
 * @param entries what happened, oldest first
 */
public record Journal(List<JournalEntry> entries) {

    public Journal {
        entries = List.copyOf(Objects.requireNonNull(entries, "entries"));
    }

    /**
     * Returns the events of one kind.
     *
     * @param <T> the kind
     * @param kind the class of the kind, for example {@code TaskEvent.ProtectionSet.class}
     * @return the events, oldest first
     */
    public <T extends JournalEvent> Stream<T> events(Class<T> kind) {
        Objects.requireNonNull(kind, "kind");
        return entries.stream()
                .map(JournalEntry::event)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /**
     * Tells what happened, a line for each entry.
     *
     * @return the timeline, in plain ASCII for plain names
     */
    public String timeline() {
        return lines(entry -> true);
    }

    /**
     * Tells what happened to one task: its own changes, and each scale-in in which it was chosen or spared.
     *
     * @param task the id of the task, 32 hex digits
     * @return the lines of the timeline that concern the task
     * @throws IllegalArgumentException if the id is not 32 hex digits
     */
    public String explain(String task) {
        TaskId id = new TaskId(Objects.requireNonNull(task, "task"));
        return lines(entry -> entry.event().concerns(id));
    }

    private String lines(Predicate<JournalEntry> wanted) {
        return entries.stream().filter(wanted).map(JournalEntry::text).collect(Collectors.joining("\n"));
    }
}
