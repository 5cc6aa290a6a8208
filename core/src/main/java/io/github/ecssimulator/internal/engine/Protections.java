package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.internal.engine.ScheduledEvent.Deferred;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.policy.Judging.ExpiryInstant;
import io.github.ecssimulator.policy.Judging.ShorterRenewal;
import io.github.ecssimulator.policy.Policies;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sets protection, clears it, and lets it expire. */
public final class Protections {
    private final Agenda agenda;
    private final JournalLog journal;
    private final Looks looks;
    private final boolean keepsTheLater; // assumed: U44
    private final boolean endsAtItsInstant; // assumed: U22
    private Instant lastAsked = Instant.MIN;

    Protections(Agenda agenda, JournalLog journal, Policies policies, Looks looks) {
        this.agenda = agenda;
        this.journal = journal;
        this.looks = looks;
        this.keepsTheLater = policies.has(ShorterRenewal.KEEPS_THE_LATER_EXPIRY);
        this.endsAtItsInstant = policies.has(ExpiryInstant.AT_EXPIRATION_DATE);
    }

    /** Protects a service task from now on, or renews its protection. */
    public void set(TaskState task, Duration window) {
        Instant before = task.protectedUntilOrNull();
        Instant until = until(before, shared(agenda.now().plus(window)));
        task.protectUntil(until);
        endBy(task, expiryInstant(until), journal.write(new TaskEvent.ProtectionSet(task.ref(), until, before)));
        if (before == null) {
            task.refile(); // a renewal leaves it where it is
        }
    }

    private void endBy(TaskState task, Instant end, long entry) {
        Deferred planned = task.expiryOrNull();
        if (planned != null && !planned.at().isAfter(end)) {
            planned.putOff(agenda.queue().takeSequence(), entry);
        } else {
            agenda.callOff(task.expireBy(null));
            task.expireBy(agenda.plan(new Expiry(end, entry, task)));
        }
    }

    /** The tasks of one call have the same instant, not ten equal ones. */
    private Instant shared(Instant asked) {
        lastAsked = asked.equals(lastAsked) ? lastAsked : asked;
        return lastAsked;
    }

    private Instant until(@Nullable Instant before, Instant asked) { // documented: UTP - always reset
        return before != null && before.isAfter(asked) && keepsTheLater ? before : asked;
    }

    /** Clears the protection of a task; nothing happens if it has none. */
    public void clear(TaskState task) {
        Instant before = task.protectUntil(null);
        if (before != null) {
            journal.write(new TaskEvent.ProtectionCleared(task.ref(), before), () -> end(task));
        }
    }

    /** Takes the protection from a task that has stopped. */
    void endWith(TaskState task) {
        agenda.callOff(task.expireBy(null));
        Instant before = task.protectUntil(null);
        if (before != null) {
            journal.write(new TaskEvent.ProtectionEnded(task.ref(), before));
        }
    }

    private void expire(TaskState task) {
        task.expireBy(null);
        task.protectUntil(null);
        journal.write(new TaskEvent.ProtectionExpired(task.ref()), () -> end(task));
    }

    private void end(TaskState task) {
        task.refile();
        ServiceState service = task.serviceOrNull();
        if (service != null) {
            looks.protectionEnded(service);
        }
    }

    private Instant expiryInstant(Instant until) {
        return endsAtItsInstant ? until : until.plusNanos(1);
    }

    /** The end of a protection by time; a class of its own, for there is one for each protected task. */
    private final class Expiry extends Deferred {
        private final TaskState task;

        Expiry(Instant at, long entry, TaskState task) {
            super(at, entry);
            this.task = task;
        }

        @Override
        @Nullable
        Instant dueOrNull() {
            Instant until = task.protectedUntilOrNull();
            return until == null ? null : expiryInstant(until);
        }

        @Override
        boolean goesBack() {
            boolean back = super.goesBack();
            if (!back) {
                task.expireBy(null);
            }
            return back;
        }

        @Override
        boolean endsAProtection() {
            return true;
        }

        @Override
        String name() {
            return "expiry of the protection of " + task;
        }

        @Override
        void run() {
            expire(task);
        }
    }
}
