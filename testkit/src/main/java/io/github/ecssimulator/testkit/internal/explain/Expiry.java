package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.NoteEvent;
import io.github.ecssimulator.model.Limits;
import io.github.ecssimulator.model.VisibleText;
import io.github.ecssimulator.testkit.internal.remedy.Remedy;
import io.github.ecssimulator.testkit.internal.text.Times;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.TaskLane.Renewal;
import io.github.ecssimulator.testkit.story.TaskLane.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Why the protection of a task ran out; {@code lostAt} is when it was told to stop, or now. */
record Expiry(Case task, Window window, Instant end, Instant lostAt) {
    private static final String CATCH = "catch inside the heartbeat what a renewal throws: ";
    private static final String NEVER_AGAIN = "a ScheduledExecutorService never runs a task again that has thrown";

    private static final int THROWN = 80;
    private static final int AT_ONCE = 4; // as many jobs seldom begin at one instant

    Diagnosis diagnosis() {
        Heartbeat heartbeat = Heartbeat.of(task.lane(), window);
        List<Ask> refused = heartbeat.refusedBefore(window.ending());
        Optional<JournalEntry> death = heartbeat
                .deaths(task.evidence().story().journal(), window.ending())
                .filter(died -> isItsOwn(died, refused))
                .findFirst();
        if (death.isPresent()) {
            return died(refused, death.get());
        }
        if (!refused.isEmpty()) {
            return renewalRefused(heartbeat, refused);
        }
        return begunUnprotected(heartbeat)
                .or(() -> Unserved.of(task, window).map(unserved -> unserved.explains(ranOut(), end)))
                .orElseGet(() -> unrenewed(heartbeat));
    }

    private Diagnosis unrenewed(Heartbeat heartbeat) {
        boolean isCut = cutShort().isPresent();
        Optional<Diagnosis> heldUp = isCut ? Optional.empty() : heldUp(heartbeat);
        if (heldUp.isPresent()) {
            return heldUp.get().ofItsLength();
        }
        Optional<Ask> late =
                heartbeat.firstAfter(window.ending()).filter(ask -> ask.at().equals(end));
        if (late.isPresent() && !isCut) {
            return tooLateByNothing(heartbeat, late.get());
        }
        boolean goesOn = heartbeat.firstAfter(window.ending()).isPresent();
        if (heartbeat.isSlowerThanItsWindow() && (goesOn || !isCut)) {
            return tooSlow(heartbeat);
        }
        if (isCut) {
            return stoppedRenewing(heartbeat).ofItsLength();
        }
        Diagnosis found = notRenewed(heartbeat);
        return Standstill.at(task.evidence().ecs(), end)
                .or(() -> Standstill.of(task.evidence().ecs()))
                .map(standstill -> standstill.explains("the renewals", found))
                .or(() -> allAtOnce(found))
                .orElse(found)
                .ofItsLength();
    }

    /** By what ends with the work, so that the renewals come when it is too late. */
    private Optional<Diagnosis> heldUp(Heartbeat heartbeat) {
        Diagnosis found = notRenewed(heartbeat);
        return BusyThread.at(task, end, heartbeat, window.ending())
                .map(busy -> busy.explains(found))
                .or(() -> Standstill.behindALock(task.evidence().ecs(), end)
                        .map(lock -> lock.explains("the renewals", found)));
    }

    private Diagnosis notRenewed(Heartbeat heartbeat) {
        return window.renewals().size() == 1 ? neverRenewed(heartbeat) : stoppedRenewing(heartbeat);
    }

    /** Nothing was left to protect when it ran out, and then the task began its next work. */
    private Optional<Diagnosis> begunUnprotected(Heartbeat heartbeat) {
        if (task.workAt(window.ending()).isPresent()) {
            return Optional.empty();
        }
        return NextWork.after(task, window)
                .filter(NextWork::isOfALivingTask)
                .map(next -> next.inSpiteOfARefusal(ranOut() + ", and it began " + next.name() + " at " + next.at())
                        .orElseGet(() -> next.unprotected(ranOut() + ", before its work " + next.name() + " began")
                                .shownBy(task.call(heartbeat.last()))));
    }

    /** No simulated time passes between the calls of what waits in real time, if one does not happen to see it wait. */
    private Optional<Diagnosis> allAtOnce(Diagnosis found) {
        int calls = window.renewals().size();
        boolean isOneInstant = window.from().equals(window.lastRenewal().at());
        return calls < AT_ONCE || !isOneInstant
                ? Optional.empty()
                : Optional.of(found.because(
                        found.cause() + ", at which instant all " + calls
                                + " calls came: most likely what sends them waits in real time, and simulated time does"
                                + " not move that",
                        "let it wait in simulated time: clock.sleep, clock.runEvery or"
                                + " SimulatedExecutors.scheduled(ecs.clock()); if it does, " + found.fix()));
    }

    /** Of several workers each may have an executor. Those of a container are named after its task. */
    private boolean isItsOwn(JournalEntry death, List<Ask> refused) {
        String executor = ((NoteEvent.WorkDied) death.event()).executor();
        return BusyThread.belongsTo(task, executor)
                .orElseGet(() -> refused.stream().anyMatch(ask -> ask.at().equals(death.at())));
    }

    private String ranOut() {
        String at = task.at(end);
        if (task.lane().stopIfTold().isEmpty()) {
            return "lost its protection at " + at + ", when it ran out";
        }
        return lostAt.equals(end)
                ? "was stopped at " + at + ", when its protection ran out"
                : "was stopped at " + task.at(lostAt) + "; its protection had run out at " + at;
    }

    /** Its executor has told so. */
    private Diagnosis died(List<Ask> refused, JournalEntry death) {
        String at = task.at(death.at());
        String what =
                refused.isEmpty() ? thrown((NoteEvent.WorkDied) death.event()) : "the exception of the failed renewal";
        return task.found(
                        ranOut() + ": its heartbeat died at " + at,
                        what + " escaped the heartbeat at " + at
                                + ", which ended it for good: no renewal came after it",
                        CATCH + NEVER_AGAIN)
                .shownBy(refused.stream().findFirst().map(task::call));
    }

    private static String thrown(NoteEvent.WorkDied death) {
        String thrown = VisibleText.of(death.thrown());
        return thrown.length() <= THROWN ? thrown : thrown.substring(0, THROWN - 3) + "...";
    }

    private Diagnosis renewalRefused(Heartbeat heartbeat, List<Ask> refused) {
        Ask first = refused.get(0);
        String at = task.at(first.at());
        if (heartbeat.diedWith(first, lostAt)) {
            Optional<String> sleeper = Standstill.sleeper(task.evidence().ecs());
            return task.found(
                            ranOut() + ": the renewal at " + at + " failed, and none came after it",
                            "the renewals, until then " + Times.words(heartbeat.interval())
                                    + " apart, ended with the one that failed at " + at
                                    + ": most likely its exception escaped the heartbeat"
                                    + sleeper.map(thread -> ", or " + thread + ", was to try again")
                                            .orElse(""),
                            CATCH + "it ends a thread, and " + NEVER_AGAIN
                                    + sleeper.map(thread -> "; or " + Standstill.SLEEPER)
                                            .orElse(""))
                    .shownBy(task.call(first));
        }
        boolean isOne = refused.size() == 1;
        return task.found(
                        ranOut() + ": the renewal at " + at
                                + (isOne ? " was" : " and " + (refused.size() - 1) + " more were")
                                + " refused, and nobody reacted",
                        isOne || first.outcome() == Ask.Outcome.FAILED
                                ? new Reaction(task, first).told("the renewal")
                                : "each of the " + refused.size() + " renewals since " + at + " "
                                        + Remedy.answered(first) + ", and the work went on",
                        Remedy.ofRenewal(first, task.at(end)))
                .shownBy(task.call(first))
                .shownBy(Blockade.line(task, first))
                .ofAnAnswer();
    }

    private Diagnosis tooSlow(Heartbeat heartbeat) {
        Duration interval = heartbeat.interval();
        Duration gap = interval.minus(heartbeat.window());
        long enough = Math.min(Limits.PROTECTION_MINUTES_MAX, interval.toMinutes() * 2);
        return task.found(
                        (task.lane().stopIfTold().isPresent()
                                        ? ranOut() + ": the next renewal was due "
                                        : "was unprotected from " + task.at(end)
                                                + " on, when its protection ran out: the next renewal came ")
                                + Times.words(gap) + " later",
                        "heartbeats come every " + Times.words(interval) + ", but each protects for only "
                                + Times.words(heartbeat.window()),
                        "renew every " + half(heartbeat) + ", or protect for " + enough)
                .shownBy(task.call(heartbeat.last()));
    }

    private Diagnosis tooLateByNothing(Heartbeat heartbeat, Ask late) {
        long enough = Math.min(Limits.PROTECTION_MINUTES_MAX, heartbeat.window().toMinutes() * 2);
        return task.found(
                        ranOut() + ": the renewal came at that very instant",
                        "the call at " + task.at(late.at())
                                + " came when the protection had just run out: a renewal has to come before the end",
                        "renew it every " + half(heartbeat) + ", or ask for " + enough + " minutes")
                .shownBy(task.call(late));
    }

    private Diagnosis neverRenewed(Heartbeat heartbeat) {
        return task.found(
                        ranOut() + ": it " + protectedOnce(heartbeat.last()) + ", and never renewed",
                        "no renewal came in the " + Times.words(heartbeat.window()) + " after "
                                + task.at(heartbeat.last().at()) + stillAtWork(),
                        "renew it every " + half(heartbeat) + " as long as work is open" + orForLonger(heartbeat))
                .shownBy(task.call(heartbeat.last()));
    }

    private static String orForLonger(Heartbeat heartbeat) {
        return heartbeat.window().toMinutes() < Limits.PROTECTION_MINUTES_MAX
                ? ", or ask for a longer one (at most " + Limits.PROTECTION_MINUTES_MAX + " minutes)"
                : ": " + Limits.PROTECTION_MINUTES_MAX + " minutes are the most that ECS gives";
    }

    private static String protectedOnce(Ask call) {
        Integer minutes = call.minutes();
        if (Heartbeat.isGiven(call)) {
            return "came into the world protected";
        }
        return "was protected once, "
                + (minutes == null
                        ? "without expiresInMinutes (the default is " + Limits.PROTECTION_MINUTES_USUAL + ")"
                        : "for " + minutes + (minutes == 1 ? " minute" : " minutes"));
    }

    private Diagnosis stoppedRenewing(Heartbeat heartbeat) {
        String last = task.at(heartbeat.last().at());
        int renewals = window.renewals().size() - 1; // the first began it
        Optional<String> late = heartbeat.firstAfter(window.ending()).map(ask -> task.at(ask.at()));
        Optional<Instant> cut = cutShort();
        return task.found(
                        ranOut() + ": "
                                + (renewals == 1 ? "its only renewal" : "the last of " + renewals + " renewals")
                                + " came at " + last
                                + late.map(at -> ", and the next call only at " + at)
                                        .orElse(", and none after it"),
                        cut.map(until ->
                                        "the call at " + last + " cut the protection short: it would have lasted until "
                                                + task.at(until) + ", and each call sets its end anew")
                                .orElseGet(() -> "nobody renewed it after " + last
                                        + late.map(at -> " until " + at).orElse("") + stillAtWork()),
                        (cut.isPresent() ? "ask for no less than what is left, and " : "")
                                + "go on renewing as long as work is open")
                .shownBy(task.call(heartbeat.last()));
    }

    /** How long the last call but one would have protected it, if that was longer. */
    private Optional<Instant> cutShort() {
        List<Renewal> all = window.renewals();
        return all.stream()
                .skip(Math.max(0, all.size() - 2))
                .map(Renewal::until)
                .findFirst()
                .filter(until -> until.isAfter(window.lastRenewal().until()));
    }

    private String stillAtWork() {
        return task.workAt(window.ending())
                .map(span -> ", though its work \"" + span.name() + "\" was open")
                .orElse("");
    }

    private static String half(Heartbeat heartbeat) {
        long minutes = heartbeat.window().toMinutes() / 2;
        return minutes == 0 ? Times.words(heartbeat.window().dividedBy(2)) : minutes + " min";
    }
}
