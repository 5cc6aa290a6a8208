package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.internal.log.AppendOnly;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what happens, at the instant at which it happens, with what it follows from. Nearly all that the journal holds of a long
 * run are calls with their answers, so of these it keeps what tells them apart, and makes the event when somebody asks for it. All
 * others are kept as they are.
 */
final class JournalLog {
    private final Agenda agenda;
    private final AppendOnly<JournalEntry> entries;

    JournalLog(Agenda agenda, int limit) {
        this.agenda = agenda;
        this.entries = new AppendOnly<>(limit, JournalLog::entry);
    }

    /** Writes an entry. Returns its sequence. */
    long write(JournalEvent event) {
        Object kept = kept(event);
        return entries.add(agenda.now(), agenda.turn(), agenda.cause(), kept, keptBesideItsCall(event, kept));
    }

    private static JournalEntry entry(
            long sequence, Instant at, int turn, long cause, Object kept, @Nullable Object ofCause) {
        return new JournalEntry(sequence, at, turn, cause, whole(kept, ofCause));
    }

    long next() {
        return entries.added() + 1;
    }

    /** Writes an entry, and does what follows from it. */
    void write(JournalEvent event, Runnable effects) {
        agenda.because(write(event), effects);
    }

    Journal soFar() {
        return new Journal(entries.soFar());
    }

    /** A call, with its id as a number: the text of it takes more room than all the rest. */
    private record Call(String caller, long high, long low, EcsRequest<?> request) {

        static Call of(CallEvent.Made call) {
            UUID id = UUID.fromString(call.requestId());
            return new Call(call.caller(), id.getMostSignificantBits(), id.getLeastSignificantBits(), call.request());
        }

        CallEvent.Made whole() {
            return new CallEvent.Made(caller, new UUID(high, low).toString(), request);
        }
    }

    /** What is kept of an event by itself. */
    private static Object kept(JournalEvent event) {
        return event instanceof CallEvent.Made call ? Call.of(call) : event;
    }

    /** What is kept of an event whose cause is kept beside it: of an answer that came at once, what was answered. */
    private static Object keptBesideItsCall(JournalEvent event, Object byItself) {
        return event instanceof CallEvent.Accepted answer && answer.delay().isZero()
                ? kept(answer.response())
                : byItself;
    }

    /** Renewals that nothing is wrong with are the most of all, so of these the tasks are enough. */
    private static Object kept(EcsResponse response) {
        return response instanceof UpdateTaskProtection.Response protection
                        && protection.failures().isEmpty()
                ? protection.protectedTasks()
                : response;
    }

    @SuppressWarnings("unchecked") // kept(EcsResponse) keeps no other list
    private static EcsResponse response(Object kept) {
        return kept instanceof EcsResponse response
                ? response
                : new UpdateTaskProtection.Response((List<ProtectedTask>) kept, List.of());
    }

    /** The event, from what is kept of it and, if that is beside it, of its cause. */
    private static JournalEvent whole(Object kept, @Nullable Object ofCause) {
        if (kept instanceof JournalEvent event) {
            return event;
        }
        if (kept instanceof Call call) {
            return call.whole();
        }
        CallEvent.Made call = ((Call) Objects.requireNonNull(ofCause)).whole();
        return new CallEvent.Accepted(call, response(kept), Duration.ZERO);
    }
}
