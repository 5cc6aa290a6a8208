package io.github.ecssimulator.testkit.lint;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.journal.NoteEvent;
import io.github.ecssimulator.model.TaskRef;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a test means so which a lint would take for a mistake. It is written into the journal, so it holds for this world alone, and
 * for its replays.
 *
 * <pre>{@code
 * Lints.in(ecs).allow(EXPIRED);             // no task clears its protection here
 * Lints.in(ecs).allow(LOST_WORK, idle);     // this one has to lose its job
 * Lints.in(ecs).expectRefusal(busy);        // the next call for it is refused, and has to be
 * }</pre>
 */
public final class MeantSo {
    private final EcsSimulator ecs;

    MeantSo(EcsSimulator ecs) {
        this.ecs = ecs;
    }

    /** Allows a lint for all that happens in this world, before or later. */
    public MeantSo allow(Lint lint) {
        return note(lint, null, false);
    }

    /** Allows a lint for one task, before or later. */
    public MeantSo allow(Lint lint, SimulatedTask task) {
        return note(lint, Objects.requireNonNull(task, "task").snapshot().ref(), false);
    }

    /** Says that the next refusal of a call that names the task is provoked. If none comes, that is a finding. */
    public MeantSo expectRefusal(SimulatedTask task) {
        return note(
                Lint.REFUSED, Objects.requireNonNull(task, "task").snapshot().ref(), true);
    }

    private MeantSo note(Lint lint, @Nullable TaskRef task, boolean isAwaited) {
        ecs.clock()
                .notes()
                .add(new NoteEvent.Meant(Objects.requireNonNull(lint, "lint").id(), task, isAwaited));
        return this;
    }
}
