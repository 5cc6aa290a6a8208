package io.github.ecssimulator.testkit.story;

import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The life of a task.
 *
 * @param sequence the entry of the journal that tells of its beginning
 * @param task the task
 * @param begin when it was created, or came into the world
 * @param stop that it was told to stop; absent if nobody did
 * @param end when its containers ended; absent while they live
 * @param windows when it was protected, oldest first
 * @param asks what was asked of its protection, granted or not, oldest first
 * @param work what its code worked at, by begin
 */
public record TaskLane(
        long sequence,
        TaskRef task,
        Instant begin,
        @Nullable Stop stop,
        @Nullable Instant end,
        List<Window> windows,
        List<Ask> asks,
        List<WorkSpan> work) {

    public TaskLane {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(begin, "begin");
        windows = List.copyOf(windows);
        asks = List.copyOf(asks);
        work = List.copyOf(work);
    }

    /** {@return whether that service started it} */
    public boolean isOf(ServiceArn service) {
        return service.serviceName().equals(task.serviceName())
                && service.clusterName().equals(task.arn().clusterName());
    }

    /** {@return that it was told to stop, or empty if nobody did} */
    public Optional<Stop> stopIfTold() {
        return Optional.ofNullable(stop);
    }

    /** {@return when its containers ended, or empty while they live} */
    public Optional<Instant> endIfAny() {
        return Optional.ofNullable(end);
    }

    /** All that a text may tell of it. */
    Stream<Instant> instants() {
        Stream<Stream<Instant>> all = Stream.of(
                stopIfTold().map(Stop::at).stream(),
                endIfAny().stream(),
                asks.stream().map(Ask::at),
                windows.stream().flatMap(window -> window.renewals().stream()).map(Renewal::until),
                work.stream().flatMap(span -> Stream.of(span.from(), span.to() == null ? span.from() : span.to())));
        return all.flatMap(instants -> instants);
    }

    /** {@return the window that is open now, or empty} */
    public Optional<Window> openWindow() {
        return lastWindow().filter(Window::isOpen);
    }

    /** {@return the latest window, be it open or not, or empty if it was never protected} */
    public Optional<Window> lastWindow() {
        return windows.isEmpty() ? Optional.empty() : Optional.of(windows.get(windows.size() - 1));
    }

    /** {@return whether it was protected at an instant} A window holds its first instant and not its last. */
    public boolean wasProtectedAt(Instant instant) {
        return windows.stream().anyMatch(window -> window.holds(instant));
    }

    /** {@return whether it was protected when the journal wrote an entry} Of what happened at one instant this knows the order. */
    public boolean wasProtectedAtEntry(long sequence) {
        return windows.stream().anyMatch(window -> window.holds(sequence));
    }

    /** {@return whether its containers had ended before an instant; not at the instant at which they ended} */
    public boolean wasOverAt(Instant instant) {
        return end != null && instant.isAfter(end);
    }

    /**
     * {@return the work under way at an instant, by begin: what had begun and was not finished; nothing once the containers had
     * ended}
     */
    public List<WorkSpan> workAt(Instant instant) {
        return wasOverAt(instant)
                ? List.of()
                : work.stream().filter(span -> span.holds(instant)).toList();
    }

    /**
     * {@return the work under way when the journal wrote an entry: what had begun before it and was not finished, be it that it was
     * lost; nothing that began when the containers had ended} Of what happened at one instant this knows the order.
     */
    public List<WorkSpan> workAtEntry(long sequence) {
        return work.stream().filter(span -> span.holds(sequence)).toList();
    }

    /**
     * That a task was told to stop.
     *
     * @param sequence the entry of the journal that tells of it
     * @param at when
     * @param cause why
     * @param reason why, in the words of ECS
     */
    public record Stop(long sequence, Instant at, StopCause cause, String reason) {
        /** {@return whether protection would have held it off, as it does scale-in and deployments} */
        public boolean isHeldOffByProtection() { // documented: TSIP
            return cause == StopCause.SCALE_IN || cause == StopCause.DEPLOYMENT;
        }
    }

    /**
     * A stretch of time in which a task was protected without a break.
     *
     * @param from when it began
     * @param renewals what set it and renewed it, oldest first; the first one began it
     * @param until when it would end, or would have ended, by itself
     * @param to when it ended; absent while it is open
     * @param ending the entry of the journal that tells of its end; 0 while it is open
     * @param end how it ended
     */
    public record Window(
            Instant from,
            List<Renewal> renewals,
            Instant until,
            @Nullable Instant to,
            long ending,
            End end) {
        public Window {
            renewals = List.copyOf(renewals);
        }

        /** {@return whether it has not ended} */
        public boolean isOpen() {
            return to == null;
        }

        /** {@return what set it last: the latest renewal, or what began it} */
        public Renewal lastRenewal() {
            return renewals.get(renewals.size() - 1);
        }

        /** {@return the entry of the journal that tells of its begin} */
        public long beginning() {
            return renewals.get(0).sequence();
        }

        /** {@return whether it was open when the journal wrote an entry: it had begun before, and ended later if at all} */
        public boolean holds(long sequence) {
            return beginning() < sequence && lastsBeyond(sequence);
        }

        /** {@return whether the journal wrote an entry before it ended, be it before it began} */
        public boolean lastsBeyond(long sequence) {
            return isOpen() || ending > sequence;
        }

        boolean holds(Instant instant) {
            return !instant.isBefore(from) && (to == null || instant.isBefore(to));
        }
    }

    /**
     * That a protection was set or renewed.
     *
     * @param sequence the entry of the journal that tells of it
     * @param at when
     * @param until when it would end by itself
     */
    public record Renewal(long sequence, Instant at, Instant until) {}

    /** How a window ended. */
    public enum End {
        /** It has not. */
        OPEN,
        /** Somebody cleared the protection. */
        CLEARED,
        /** It ran out. */
        EXPIRED,
        /** The task ended. */
        WITH_THE_TASK
    }

    /**
     * A piece of work.
     *
     * @param sequence the entry of the journal that tells of its beginning
     * @param name what it is called
     * @param from when it began
     * @param to when it was finished or failed, be it after the end of the task; absent if it was not
     * @param ending the entry of the journal that tells of that; 0 if there is none
     * @param outcome how it ended
     */
    public record WorkSpan(
            long sequence,
            String name,
            Instant from,
            @Nullable Instant to,
            long ending,
            Outcome outcome) {

        /** {@return whether the journal wrote an entry before it was finished or failed, be it before it began} */
        public boolean lastsBeyond(long entry) {
            return to == null || ending > entry;
        }

        private boolean holds(long entry) {
            return outcome != Outcome.AFTER_THE_END && sequence < entry && lastsBeyond(entry);
        }

        private boolean holds(Instant instant) {
            return outcome != Outcome.AFTER_THE_END && !from.isAfter(instant) && (to == null || to.isAfter(instant));
        }

        /** How a piece of work ended. */
        public enum Outcome {
            /** It goes on. */
            OPEN,
            /** It was finished in time. */
            FINISHED,
            /** It failed, while the task lived. */
            FAILED,
            /** The containers ended before it was finished, or at the instant at which it began. */
            LOST,
            /** It began later than the containers ended. */
            AFTER_THE_END;

            /** {@return whether it came to an end, good or bad, while the containers lived} */
            public boolean isOverInTime() {
                return this == FINISHED || this == FAILED;
            }
        }
    }
}
