package io.github.ecssimulator;

import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.internal.engine.WorldSettings;
import io.github.ecssimulator.internal.engine.WorldTime;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.journal.Input;
import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.model.SimulatedTime;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a simulator was made with, and what came into it: all that is needed to live through it again. Immutable; two are equal if
 * they hold the same.
 *
 * <pre>{@code
 * Recording recording = ecs.recording();
 * recording.replay();                                        // the same world, its journal equal entry by entry
 * recording.with(BlockedRenewal.ALLOWED).replay();           // what would have been under another policy
 * recording.until(instant).replay().clock().advance(...);    // a fork: the test goes on from there in another way
 * }</pre>
 *
 * <p>Another world is run again, not guessed: every input comes at its instant, as if all calls had stayed the same. What the code
 * under test would have done in it is not known.
 */
public final class Recording {
    private final WorldSettings settings;
    private final List<JournalEntry> inputs;
    private final Instant end;
    private final int lastTurn;

    Recording(WorldSettings settings, List<JournalEntry> inputs, Instant end, int lastTurn) {
        this.settings = settings;
        this.inputs = List.copyOf(inputs);
        this.end = end;
        this.lastTurn = lastTurn;
    }

    /** Takes what there is of a world. */
    static Recording of(World world) {
        Journal journal = world.journal();
        WorldSettings settings = world.settings();
        if (journal.dropped() > 0) {
            throw new IllegalStateException("The journal keeps " + settings.journalLimit() + " entries and has dropped "
                    + journal.dropped() + ", so this world cannot be replayed from its beginning."
                    + " Raise journalLimit on the builder, or leave it out.");
        }
        List<JournalEntry> inputs =
                journal.entries().stream().filter(JournalEntry::isInput).toList();
        WorldTime time = world.time();
        // nobody else moves the time of a replay
        return new Recording(settings.with(again -> again.followedClock(null)), inputs, time.now(), time.turn());
    }

    /**
     * Makes a recording of its parts, such as those that were written to a file.
     *
     * @param settings what the world was made with
     * @param inputs entries of a journal whose events are {@link Input}s, oldest first
     * @param end the last instant of the world
     * @param turn how many pieces of work of the world ran at its last instant, as {@link #turn()} tells
     * @return the recording; threads of the code under test are waited for as by default
     * @throws IllegalArgumentException if an entry is no input, stands at the wrong place, or is not within start and end
     */
    public static Recording of(RecordedSettings settings, List<JournalEntry> inputs, Instant end, int turn) {
        WorldSettings world = Objects.requireNonNull(settings, "settings").world();
        SimulatedTime.requireInstant("end", end);
        JournalEntry before = new JournalEntry(0, settings.start(), 0, 0, new Deed.ClusterGiven("of none"));
        for (JournalEntry entry : Objects.requireNonNull(inputs, "inputs")) {
            if (!entry.isInput()) {
                throw new IllegalArgumentException("Entry " + entry.sequence() + " is no input.");
            }
            requireBehind(entry, before);
            before = entry;
        }
        if (before.at().isAfter(end) || (before.at().equals(end) && before.turn() > turn)) {
            throw new IllegalArgumentException("The recording ends at " + end + ", turn " + turn + ", but entry "
                    + before.sequence() + " came at " + before.at() + ", turn " + before.turn() + ".");
        }
        return new Recording(world, inputs, end, turn);
    }

    private static void requireBehind(JournalEntry entry, JournalEntry before) {
        int later = entry.at().compareTo(before.at());
        if (entry.sequence() <= before.sequence() || later < 0 || (later == 0 && entry.turn() < before.turn())) {
            throw new IllegalArgumentException("Entry " + entry.sequence() + ", at " + entry.at() + ", turn "
                    + entry.turn() + ", cannot come behind "
                    + (before.sequence() == 0 ? "the start" : "entry " + before.sequence()) + ", at " + before.at()
                    + ", turn " + before.turn() + ".");
        }
    }

    /** {@return what the recorded world was made with} */
    public RecordedSettings settings() {
        return RecordedSettings.of(settings);
    }

    /** {@return what came into the world: entries of the journal whose events are {@link Input}s, oldest first} */
    public List<JournalEntry> inputs() {
        return inputs;
    }

    /** {@return how far the recording goes: the last instant of the world} */
    public Instant end() {
        return end;
    }

    /** {@return how far it goes within its last instant: how many pieces of work of the world ran at it} */
    public int turn() {
        return lastTurn;
    }

    /**
     * {@return a new simulator, which has lived through it again} The user's code, such as planned work and stop handlers, is not
     * run: what it did is among the inputs. The new simulator is at the end of the recording, and the test can go on with it.
     */
    public EcsSimulator replay() {
        return replay(input -> {});
    }

    /**
     * Lives through it again, and lets somebody watch how far it is.
     *
     * <pre>{@code
     * AtomicInteger done = new AtomicInteger();
     * recording.replay(input -> progress(done.incrementAndGet(), recording.inputs().size()));
     * }</pre>
     *
     * @param before is told each input before it comes
     * @return a new simulator
     */
    public EcsSimulator replay(Consumer<? super JournalEntry> before) {
        return EcsSimulator.relive(
                settings, inputs.stream().peek(Objects.requireNonNull(before, "before")), end, lastTurn);
    }

    /**
     * {@return the beginning of this recording}
     *
     * @param instant where it ends; what came at this very instant is part of it
     * @throws IllegalArgumentException if the instant is not within the recording
     */
    public Recording until(Instant instant) {
        SimulatedTime.requireInstant("instant", instant);
        if (instant.isBefore(settings.start()) || instant.isAfter(end)) {
            throw new IllegalArgumentException("The recording goes from " + settings.start() + " to " + end
                    + ", so it cannot end at " + instant + ".");
        }
        if (instant.equals(end)) {
            return this;
        }
        List<JournalEntry> earlier =
                inputs.stream().filter(entry -> !entry.at().isAfter(instant)).toList();
        return new Recording(settings, earlier, instant, Integer.MAX_VALUE);
    }

    /** {@return a recording of the same inputs under another policy} */
    public Recording with(Policy policy) {
        Policies policies = settings.policies().with(Objects.requireNonNull(policy, "policy"));
        return new Recording(settings.with(other -> other.policies(policies)), inputs, end, lastTurn);
    }

    /** {@return the same recording, whose replays wait for threads of the code under test in another way once they are gone on with} */
    public Recording with(Settling settling) {
        Objects.requireNonNull(settling, "settling");
        return new Recording(settings.with(other -> other.settling(settling)), inputs, end, lastTurn);
    }

    /**
     * {@return a recording to which one input never came}
     *
     * @param sequence the sequence of its entry, as in the journal of the recorded world
     * @throws IllegalArgumentException if that is no input of this recording
     */
    public Recording without(long sequence) {
        requireInput(sequence);
        return with(inputs.stream().filter(entry -> entry.sequence() != sequence));
    }

    /**
     * {@return a recording to which another input came in the place of one}
     *
     * @param sequence the sequence of its entry, as in the journal of the recorded world
     * @param input what came instead
     * @throws IllegalArgumentException if that is no input of this recording
     */
    public Recording replacing(long sequence, Input input) {
        Objects.requireNonNull(input, "input");
        requireInput(sequence);
        UnaryOperator<JournalEntry> replace = entry ->
                entry.sequence() == sequence ? new JournalEntry(sequence, entry.at(), entry.turn(), 0, input) : entry;
        return with(inputs.stream().map(replace));
    }

    private Recording with(Stream<JournalEntry> others) {
        return new Recording(settings, others.toList(), end, lastTurn);
    }

    private void requireInput(long sequence) {
        if (inputs.stream().noneMatch(entry -> entry.sequence() == sequence)) {
            throw new IllegalArgumentException("Entry " + sequence + " is no input of this recording. Its inputs are "
                    + inputs.stream().map(JournalEntry::sequence).toList() + ".");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Recording recording
                && inputs.equals(recording.inputs)
                && settings().equals(recording.settings())
                && end.equals(recording.end)
                && lastTurn == recording.lastTurn;
    }

    @Override
    public int hashCode() {
        return Objects.hash(inputs.size(), settings.seed(), end, lastTurn);
    }

    @Override
    public String toString() {
        return "Recording[" + inputs.size() + " inputs from " + settings.start() + " to " + end + ", seed "
                + settings.seed() + "]";
    }
}
