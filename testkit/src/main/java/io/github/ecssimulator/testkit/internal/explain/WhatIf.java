package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.Recording;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.model.Limits;
import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.End;
import java.util.Optional;

/** What would have saved a task whose protection ran out: the shortest window of its last renewal, found by living through it again. */
final class WhatIf {
    private static final int INPUTS = 2_000;

    private final Recording recording;
    private final TaskId task;
    private final JournalEntry call;
    private final UpdateTaskProtection.Request request;
    private final String caller;

    private WhatIf(Recording recording, TaskId task, JournalEntry call, CallEvent.Made made) {
        this.recording = recording;
        this.task = task;
        this.call = call;
        this.caller = made.caller();
        this.request = (UpdateTaskProtection.Request) made.request();
    }

    static Optional<String> line(Evidence evidence, TaskId task) {
        return evidence.story()
                .task(task)
                .filter(lane -> lane.stop() != null && endedBy(lane) == End.EXPIRED)
                .flatMap(WhatIf::lastGranted)
                .flatMap(ask -> of(evidence, task, ask).flatMap(whatIf -> whatIf.told(evidence, ask)));
    }

    private static End endedBy(TaskLane lane) {
        return lane.windows().isEmpty()
                ? End.OPEN
                : lane.windows().get(lane.windows().size() - 1).end();
    }

    private static Optional<Ask> lastGranted(TaskLane lane) {
        return lane.asks().stream()
                .filter(ask -> ask.isProtect() && ask.outcome().isGranted())
                .reduce((older, newer) -> newer);
    }

    private static Optional<WhatIf> of(Evidence evidence, TaskId task, Ask ask) {
        if (evidence.story().journal().dropped() > 0) {
            return Optional.empty();
        }
        Recording recording = evidence.ecs().recording().with(Settling.off());
        return recording.inputs().size() > INPUTS
                ? Optional.empty()
                : evidence.story()
                        .journal()
                        .entry(ask.sequence())
                        .filter(JournalEntry::isInput)
                        .filter(entry -> entry.event() instanceof CallEvent.Made)
                        .map(entry -> new WhatIf(recording, task, entry, (CallEvent.Made) entry.event()));
    }

    private Optional<String> told(Evidence evidence, Ask ask) {
        int given = ask.minutes() == null ? Limits.PROTECTION_MINUTES_USUAL : ask.minutes();
        if (!livesWith(Limits.PROTECTION_MINUTES_MAX)) {
            return Optional.empty();
        }
        int dies = given;
        int lives = Limits.PROTECTION_MINUTES_MAX;
        while (lives - dies > 1) {
            int middle = (dies + lives) >>> 1;
            if (livesWith(middle)) {
                lives = middle;
            } else {
                dies = middle;
            }
        }
        return Optional.of("With " + lives + " minutes instead of " + given + " at " + evidence.at(ask.at())
                + " it would have lived until now, if all calls had stayed the same.");
    }

    private boolean livesWith(int minutes) {
        UpdateTaskProtection.Request longer =
                new UpdateTaskProtection.Request(request.cluster(), request.tasks(), true, minutes);
        try (EcsSimulator other = recording
                .replacing(call.sequence(), new CallEvent.Made(caller, "", longer))
                .replay()) {
            return other.task(task.value())
                    .filter(found -> found.snapshot().stopCode().isEmpty())
                    .isPresent();
        }
    }
}
