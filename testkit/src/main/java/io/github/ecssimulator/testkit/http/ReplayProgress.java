package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.Recording;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.testkit.internal.progress.Progress;

/** Tells how far a long replay is. */
final class ReplayProgress {
    private final Recording recording;
    private final Progress progress;
    private int done;

    private ReplayProgress(Recording recording, Progress progress) {
        this.recording = recording;
        this.progress = progress;
    }

    static EcsSimulator replay(Recording recording, Progress progress) {
        ReplayProgress replay = new ReplayProgress(recording, progress);
        EcsSimulator again = recording.with(Settling.off()).replay(replay::before);
        progress.end(
                took -> replay.inputs() + " inputs replayed in " + took.toSeconds() + " s, up to " + recording.end());
        return again;
    }

    private void before(JournalEntry input) {
        progress.at(() -> done + " of " + inputs() + " inputs, at " + input.at());
        done++;
    }

    private int inputs() {
        return recording.inputs().size();
    }
}
