package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.Recording;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.model.Settling;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells how far a long replay is: to who sits at a console each second, to a log only at the end. */
final class ReplayProgress {
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration STEP = Duration.ofSeconds(1);

    private final Recording recording;
    private final Clock clock;
    private final boolean watched;
    private final PrintStream out;
    private final Instant begin;
    private Instant next;
    private int done;
    private boolean told;

    private ReplayProgress(Recording recording, Clock clock, boolean watched, PrintStream out) {
        this.recording = recording;
        this.clock = clock;
        this.watched = watched;
        this.out = out;
        this.begin = clock.instant();
        this.next = begin.plus(SHORT);
    }

    static EcsSimulator replay(Recording recording, Clock clock, boolean watched, PrintStream out) {
        ReplayProgress progress = new ReplayProgress(recording, clock, watched, out);
        EcsSimulator again = recording.with(Settling.off()).replay(progress::before);
        progress.end();
        return again;
    }

    private void before(JournalEntry input) {
        Instant now = clock.instant();
        if (watched && !now.isBefore(next)) {
            out.print("\r" + done + " of " + inputs() + " inputs, at " + input.at());
            out.flush();
            told = true;
            next = now.plus(STEP);
        }
        done++;
    }

    private void end() {
        Duration took = Duration.between(begin, clock.instant());
        if (took.compareTo(SHORT) >= 0) {
            out.println((told ? "\r" : "") + inputs() + " inputs replayed in " + took.toSeconds() + " s, up to "
                    + recording.end());
        }
    }

    private int inputs() {
        return recording.inputs().size();
    }
}
