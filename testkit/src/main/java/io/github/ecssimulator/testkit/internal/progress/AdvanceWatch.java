package io.github.ecssimulator.testkit.internal.progress;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.model.AdvanceStep;
import io.github.ecssimulator.testkit.internal.text.Times;
import java.time.Duration;
import java.util.function.Consumer;

/** Tells how far an advance is that takes long in real time. */
public final class AdvanceWatch implements Consumer<AdvanceStep> {
    private final Progress progress;
    private boolean isUnderWay;

    AdvanceWatch(Progress progress) {
        this.progress = progress;
    }

    /** Watches the advances of a simulator. */
    public static void on(EcsSimulator ecs) {
        ecs.clock().onAdvance(new AdvanceWatch(Progress.ofThisProcess()));
    }

    @Override
    public synchronized void accept(AdvanceStep step) {
        if (!isUnderWay) {
            progress.begin();
        }
        isUnderWay = !step.isLast();
        if (isUnderWay) {
            progress.at(() -> "ecs-simulator: advanced by " + passed(step) + " of "
                    + Times.words(Duration.between(step.from(), step.to())));
        } else {
            progress.end(took -> "ecs-simulator: an advance of " + passed(step) + " took " + took.toSeconds() + " s");
        }
    }

    private static String passed(AdvanceStep step) {
        return Times.words(Duration.between(step.from(), step.now()));
    }
}
