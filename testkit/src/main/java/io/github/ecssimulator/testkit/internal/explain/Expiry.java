package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.model.Limits;
import io.github.ecssimulator.testkit.internal.text.Times;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.Window;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Why the protection of a task ran out. */
final class Expiry {
    private final Evidence evidence;
    private final TaskLane lane;
    private final Window window;
    private final Instant end;
    private final Instant lostAt;

    /** {@code lostAt} is when it was told to stop, or now. */
    Expiry(Evidence evidence, TaskLane lane, Window window, Instant lostAt) {
        this.evidence = evidence;
        this.lane = lane;
        this.window = window;
        this.end = Objects.requireNonNull(window.to());
        this.lostAt = lostAt;
    }

    Diagnosis diagnosis() {
        Heartbeat heartbeat = Heartbeat.of(lane, window);
        List<Ask> refused = heartbeat.refusedSince(lostAt);
        if (!refused.isEmpty()) {
            return renewalRefused(heartbeat, refused);
        }
        if (heartbeat.isSlowerThanItsWindow()) {
            return tooSlow(heartbeat);
        }
        return (window.renewals().size() == 1 ? neverRenewed(heartbeat) : stoppedRenewing(heartbeat)).ofItsLength();
    }

    private String ranOut() {
        String at = evidence.at(end);
        if (lane.stopIfTold().isEmpty()) {
            return "lost its protection at " + at + ", when it ran out";
        }
        return lostAt.equals(end)
                ? "was stopped at " + at + ", when its protection ran out"
                : "was stopped at " + evidence.at(lostAt) + "; its protection had run out at " + at;
    }

    private Diagnosis renewalRefused(Heartbeat heartbeat, List<Ask> refused) {
        Ask first = refused.get(0);
        if (heartbeat.diedWith(first, lostAt)) {
            return Diagnosis.of(
                    lane,
                    ranOut() + ": the renewal at " + evidence.at(first.at()) + " failed, and none came after it",
                    "catch inside the renewal: a ScheduledExecutorService never runs a task again that has thrown",
                    evidence.call(first));
        }
        return Diagnosis.of(
                        lane,
                        ranOut() + ": the renewal at " + evidence.at(first.at())
                                + (refused.size() == 1
                                        ? " was refused, and nobody reacted"
                                        : " and " + (refused.size() - 1) + " more were refused, and nobody reacted"),
                        Remedy.of(first, evidence.at(end)),
                        evidence.call(first))
                .alsoCausedBy(Blockade.line(evidence, lane, first));
    }

    private Diagnosis tooSlow(Heartbeat heartbeat) {
        long enough =
                Math.min(Limits.PROTECTION_MINUTES_MAX, heartbeat.interval().toMinutes() * 2);
        return Diagnosis.of(
                lane,
                (lane.stopIfTold().isPresent() ? "was stopped" : "was unprotected")
                        + " in a hole of its protection, which ran out at "
                        + evidence.at(end) + ": heartbeats come every " + Times.words(heartbeat.interval())
                        + ", each protects for " + Times.words(heartbeat.window()),
                "renew every " + half(heartbeat) + " min, or protect for " + enough,
                evidence.call(heartbeat.last()));
    }

    private Diagnosis neverRenewed(Heartbeat heartbeat) {
        Integer minutes = heartbeat.last().minutes();
        return Diagnosis.of(
                lane,
                ranOut() + ": it was protected once, "
                        + (minutes == null
                                ? "without expiresInMinutes (the default is " + Limits.PROTECTION_MINUTES_USUAL + ")"
                                : "for " + minutes + " minutes")
                        + ", and never renewed",
                "renew it every " + half(heartbeat) + " min as long as work is open, or ask for a longer one (at most "
                        + Limits.PROTECTION_MINUTES_MAX + " minutes)",
                evidence.call(heartbeat.last()));
    }

    private Diagnosis stoppedRenewing(Heartbeat heartbeat) {
        return Diagnosis.of(
                lane,
                ranOut() + ": the last of " + window.renewals().size() + " renewals came at "
                        + evidence.at(heartbeat.last().at()) + ", and none after it",
                "go on renewing as long as work is open",
                evidence.call(heartbeat.last()));
    }

    private static long half(Heartbeat heartbeat) {
        return Math.max(1, heartbeat.window().toMinutes() / 2);
    }
}
