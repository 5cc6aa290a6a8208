package io.github.ecssimulator.journal;

import io.github.ecssimulator.internal.log.Unchanging;
import io.github.ecssimulator.model.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All that happened in a world, in order, up to the instant at which it was asked for. Immutable.
 *
 * <p>Each entry names the entry that brought it about. What comes from outside stands before what it brings about, so the causes
 * of an entry lead back, one by one, to a call or to a deed of the test:
 *
 * <pre>{@code
 * JournalEntry stop = journal.first(TaskEvent.StopRequested.class).orElseThrow();
 * journal.causes(stop).forEach(System.out::println); // scale-in, expiry, the protection, the call that set it
 * }</pre>
 *
 * @param entries what happened, oldest first
 */
public record Journal(List<JournalEntry> entries) {

    public Journal {
        entries = Unchanging.of(Objects.requireNonNull(entries, "entries"));
    }

    /** {@return how many entries are missing at the beginning, since the simulator keeps no more; 0 without a limit} */
    public long dropped() {
        return entries.isEmpty() ? 0 : entries.get(0).sequence() - 1;
    }

    /** {@return the events of one kind, for example {@code TaskEvent.ProtectionSet.class}, oldest first} */
    public <T extends JournalEvent> Stream<T> events(Class<T> kind) {
        Objects.requireNonNull(kind, "kind");
        return entries.stream()
                .map(JournalEntry::event)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** {@return the entry of the first event of one kind, or empty} */
    public Optional<JournalEntry> first(Class<? extends JournalEvent> kind) {
        Objects.requireNonNull(kind, "kind");
        return entries.stream().filter(entry -> kind.isInstance(entry.event())).findFirst();
    }

    /** {@return the calls with their answers, to ask for some of them} */
    public Calls calls() {
        return Calls.of(this);
    }

    /** {@return the entry at a place in the journal, from 1; empty if there is none, or it was dropped} */
    public Optional<JournalEntry> entry(long sequence) {
        long index = sequence - 1 - dropped();
        return index < 0 || index >= entries.size() ? Optional.empty() : Optional.of(entries.get((int) index));
    }

    /**
     * {@return what came behind an entry, of those that are kept, oldest first; none if there is no such entry yet} Who looks again
     * and again asks so for what is new.
     *
     * @param sequence the place of the entry in the journal; 0 for all
     */
    public List<JournalEntry> after(long sequence) {
        long first = Math.max(0, sequence - dropped());
        return entries.subList((int) Math.min(first, entries.size()), entries.size());
    }

    /**
     * {@return what brought an entry of this journal about: its cause, the cause of that, and so on to what came from outside; it
     * ends early where entries were dropped}
     */
    public List<JournalEntry> causes(JournalEntry entry) {
        List<JournalEntry> chain = new ArrayList<>();
        Optional<JournalEntry> next =
                entry(Objects.requireNonNull(entry, "entry").cause());
        while (next.isPresent()) {
            chain.add(next.get());
            next = entry(next.get().cause());
        }
        return List.copyOf(chain);
    }

    /**
     * {@return what happened, a line for each entry, in plain ASCII for plain names} A call and its answer are one line, at the
     * place of the call. What the test did is told by what it brought about.
     */
    public String timeline() {
        return timeline(event -> true);
    }

    /** {@return the lines of the timeline that tell of wanted events; a call is told if its answer is wanted} */
    public String timeline(Predicate<JournalEvent> wanted) {
        Objects.requireNonNull(wanted, "wanted");
        Map<Long, JournalEvent> answers = answers();
        StringJoiner lines = new StringJoiner("\n");
        if (dropped() > 0) {
            lines.add("(" + dropped() + " earlier entries are not kept)");
        }
        for (JournalEntry entry : entries) {
            JournalEvent told = answers.getOrDefault(entry.sequence(), entry.event());
            boolean toldElsewhere =
                    told instanceof Deed || (entry.event() instanceof CallEvent.Answered && entry.cause() > dropped());
            if (!toldElsewhere && wanted.test(told)) {
                lines.add(entry.at() + "  " + told.text());
            }
        }
        return lines.toString();
    }

    private Map<Long, JournalEvent> answers() {
        Map<Long, JournalEvent> answers = new LinkedHashMap<>();
        for (JournalEntry entry : entries) {
            if (entry.event() instanceof CallEvent.Answered answer) {
                answers.put(entry.cause(), answer);
            }
        }
        return answers;
    }

    /**
     * {@return the lines of the timeline that concern one task: its own changes, each scale-in in which it was chosen or spared,
     * and what it asked its agent}
     *
     * @param task the id of the task, 32 hex digits
     * @throws IllegalArgumentException if the id is not 32 hex digits
     */
    public String explain(String task) {
        TaskId id = new TaskId(Objects.requireNonNull(task, "task"));
        return timeline(event -> event.concerns(id));
    }
}
