package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.AdvanceStep;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How far a drive is, told to who watches. */
final class Headway {
    private final Drives all;
    private final Agenda agenda;
    private final boolean isOutermost;
    private @Nullable Instant from;
    private Instant to = Instant.MIN;

    Headway(Drives all, Agenda agenda, boolean isOutermost) {
        this.all = all;
        this.agenda = agenda;
        this.isOutermost = isOutermost;
    }

    /** Begins, or goes on to another goal. */
    void headsFor(Instant goal) {
        from = from == null ? agenda.now() : from;
        to = goal;
        tell(false);
    }

    void comesOn() {
        tell(false);
    }

    void ends() {
        tell(true);
    }

    /** One within a callback of another is part of that. */
    private void tell(boolean isLast) {
        Consumer<? super AdvanceStep> watcher = all.watcherOrNull();
        if (watcher != null && isOutermost && from != null) {
            watcher.accept(new AdvanceStep(from, agenda.now(), to, isLast));
        }
    }
}
