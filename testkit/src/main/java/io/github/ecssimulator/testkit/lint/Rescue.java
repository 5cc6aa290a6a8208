package io.github.ecssimulator.testkit.lint;

import io.github.ecssimulator.Recording;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.model.Limits;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.testkit.internal.text.Times;
import io.github.ecssimulator.testkit.lint.WhatIf.Change;
import io.github.ecssimulator.testkit.lint.WhatIf.Kind;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.End;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What would have saved a task whose protection ran out. */
record Rescue(Again again, TaskLane lane, Ask last, Instant ranOut) {
    private static final Duration IN_TIME = Duration.ofSeconds(1);

    static Optional<Rescue> of(Again again, TaskLane lane) {
        if (lane.stop() == null) {
            return Optional.empty();
        }
        Optional<Ask> last = lane.asks().stream()
                .filter(ask -> ask.isProtect() && ask.outcome().isGranted())
                .reduce((older, newer) -> newer);
        return lane.lastWindow()
                .filter(window -> window.end() == End.EXPIRED)
                .flatMap(window -> Optional.ofNullable(window.to()))
                .flatMap(ranOut -> last.map(ask -> new Rescue(again, lane, ask, ranOut)));
    }

    /** The shortest window of the last renewal that would have been long enough. */
    Optional<Change> longerWindow() {
        return madeBy(last)
                .filter(call -> livesWith(call, Limits.PROTECTION_MINUTES_MAX))
                .map(this::longerWindow);
    }

    private Change longerWindow(JournalEntry call) {
        int minutes = fewest(call);
        return new Change(
                Kind.LONGER_WINDOW,
                last.at(),
                "With " + minutes + " minutes instead of " + given() + " at " + again.at(last.at())
                        + saved(with(call, minutes)));
    }

    /** What it would have come to, with the task that would have paid for it: a service that has too many stops one of them. */
    private String saved(Recording other) {
        List<TaskRef> stopped = again.stoppedInsteadIn(other);
        String instead = stopped.isEmpty()
                ? ""
                : " and " + stopped.get(0).id().abbreviated()
                        + (stopped.size() == 1 ? "" : " and " + (stopped.size() - 1) + " more")
                        + " would have been stopped instead,";
        return " it would have lived until now," + instead + " if all calls had stayed the same.";
    }

    private int given() {
        Integer minutes = last.minutes();
        return minutes == null ? Limits.PROTECTION_MINUTES_USUAL : minutes;
    }

    private int fewest(JournalEntry call) {
        int dies = given();
        int lives = Limits.PROTECTION_MINUTES_MAX;
        while (lives - dies > 1) {
            int middle = (dies + lives) >>> 1;
            if (livesWith(call, middle)) {
                lives = middle;
            } else {
                dies = middle;
            }
        }
        return lives;
    }

    private boolean livesWith(JournalEntry call, int minutes) {
        return again.livesIn(with(call, minutes), lane.task());
    }

    private Recording with(JournalEntry call, int minutes) {
        CallEvent.Made made = (CallEvent.Made) call.event();
        UpdateTaskProtection.Request request = (UpdateTaskProtection.Request) made.request();
        UpdateTaskProtection.Request longer =
                new UpdateTaskProtection.Request(request.cluster(), request.tasks(), true, minutes);
        Recording other = again.recording().replacing(call.sequence(), new CallEvent.Made(made.caller(), "", longer));
        Instant end = call.at().plus(Duration.ofMinutes(minutes));
        return again.behindTheWorld(other, end);
    }

    /** The call that came too late, a second before the protection ran out; or one more there. */
    Optional<Change> earlierRenewal() {
        Instant inTime = ranOut.minus(IN_TIME);
        if (!inTime.isAfter(last.at())) {
            return Optional.empty();
        }
        Optional<JournalEntry> late = lane.asks().stream()
                .filter(ask -> ask.isProtect() && !ask.at().isBefore(ranOut))
                .findFirst()
                .flatMap(this::madeBy);
        Recording other = late.map(call -> again.moving(call, inTime))
                .orElseGet(() -> again.adding(inTime, Again.call(lane.task(), true, last.minutes())));
        String change = late.map(call -> "Had the renewal of " + again.at(call.at()) + " come "
                        + Times.words(Duration.between(inTime, call.at())) + " earlier,")
                .orElse("With one more renewal before " + again.at(ranOut));
        return again.livesIn(other, lane.task())
                ? Optional.of(new Change(Kind.EARLIER_RENEWAL, inTime, change + saved(other)))
                : Optional.empty();
    }

    /** The call that asked for protection, be it through an agent or not. */
    private Optional<JournalEntry> madeBy(Ask ask) {
        return again.story().journal().entry(ask.sequence()).filter(JournalEntry::isInput);
    }
}
