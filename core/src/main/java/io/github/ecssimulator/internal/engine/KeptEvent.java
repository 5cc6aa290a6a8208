package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEvent;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the journal keeps of an event. Nearly all it holds of a long run are calls with their answers, so of these it keeps what tells
 * them apart, and makes the event when somebody asks for it. All others are kept as they are.
 */
final class KeptEvent {
    private KeptEvent() {}

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
    static Object of(JournalEvent event) {
        return event instanceof CallEvent.Made call ? Call.of(call) : event;
    }

    /** What is kept of an event whose cause is kept beside it: of an answer that came at once, what was answered. */
    static Object besideItsCall(JournalEvent event, Object byItself) {
        return event instanceof CallEvent.Accepted answer && answer.delay().isZero() ? of(answer.response()) : byItself;
    }

    /** Renewals that nothing is wrong with are the most of all, so of these the tasks are enough. */
    private static Object of(EcsResponse response) {
        return response instanceof UpdateTaskProtection.Response protection
                        && protection.failures().isEmpty()
                ? protection.protectedTasks()
                : response;
    }

    @SuppressWarnings("unchecked") // of(EcsResponse) keeps no other list
    private static EcsResponse response(Object kept) {
        return kept instanceof EcsResponse response
                ? response
                : new UpdateTaskProtection.Response((List<ProtectedTask>) kept, List.of());
    }

    /** The event, from what is kept of it and, if that is beside it, of its cause. */
    static JournalEvent whole(Object kept, @Nullable Object ofCause) {
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
