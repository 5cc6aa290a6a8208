package io.github.ecssimulator.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;

/** How time passes. */
final class TimeActions {
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private TimeActions() {}

    static final class Advance implements Action {
        @Override
        public void perform(Scene scene, SplittableRandom random) {
            Duration duration = random.nextInt(4) == 0
                    ? Duration.ofMinutes(random.nextInt(600))
                    : Duration.ofMillis(random.nextInt(3_600_000));
            scene.note("by " + duration);
            scene.advance(duration);
        }
    }

    static final class AdvanceToNextEvent implements Action {
        @Override
        public void perform(Scene scene, SplittableRandom random) {
            Optional<Instant> next = scene.ecs().clock().advanceToNextEvent();
            scene.note(next.map(at -> "at " + at).orElse("nothing is planned"));
        }
    }

    static final class AdvanceJustBeforeNextEvent implements Action {
        @Override
        public void perform(Scene scene, SplittableRandom random) {
            Optional<Instant> before = scene.ecs().clock().nextEventAt().map(at -> at.minus(MILLISECOND));
            if (before.isEmpty() || before.get().isBefore(scene.now())) {
                scene.note("no event to come");
                return;
            }
            scene.note("to " + before.get());
            scene.advance(Duration.between(scene.now(), before.get()));
        }
    }
}
