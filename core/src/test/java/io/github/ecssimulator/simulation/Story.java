package io.github.ecssimulator.simulation;

import io.github.ecssimulator.internal.explore.Fewest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * A seed with its steps. It can be told, and when it fails it is shrunk to the fewest steps with which it does.
 */
final class Story {
    private final long seed;
    private final List<Step> steps;
    private final Supplier<List<Invariant>> invariants;

    /** How a telling went: where it failed and why, or that it did not. */
    record Outcome(Scene scene, int steps, Throwable failure) {
        boolean failed() {
            return failure != null;
        }
    }

    Story(long seed, List<Step> steps, Supplier<List<Invariant>> invariants) {
        this.seed = seed;
        this.steps = steps;
        this.invariants = invariants;
    }

    List<Step> steps() {
        return steps;
    }

    /** The same story, whose world is left behind half-way for one that lives through its recording. */
    Story forked() {
        List<Step> all = new ArrayList<>(steps);
        Step half = steps.get(steps.size() / 2);
        all.add(steps.size() / 2, new Step(half.number(), (scene, random) -> scene.fork(), 0));
        return new Story(seed, all, invariants);
    }

    @SuppressWarnings("CatchingUnchecked") // whatever goes wrong, the story shall be told
    Outcome tell() {
        Scene scene = new Scene(seed, invariants.get());
        int told = 0;
        try {
            for (Step step : steps) {
                told++;
                scene.begin(step);
                step.action().perform(scene, new SplittableRandom(step.seed()));
                scene.check();
            }
            return new Outcome(scene, told, null);
        } catch (Exception | AssertionError e) {
            return new Outcome(scene, told, e);
        }
    }

    /** Checks the story, and fails with all that is needed to understand it. */
    Scene requireToHold() {
        Outcome outcome = tell();
        if (!outcome.failed()) {
            return outcome.scene();
        }
        Story shortest = shrunk();
        Outcome told = shortest.tell();
        throw new AssertionError(
                "Seed " + seed + " fails at step " + outcome.steps() + " of " + steps.size() + ": "
                        + outcome.failure().getMessage() + "\n\nThe shortest story that fails:\n"
                        + String.join("\n", told.scene().story()) + "\n\nIts journal:\n"
                        + told.scene().ecs().journal().timeline() + "\n\nIt fails with: "
                        + told.failure().getMessage(),
                told.failure());
    }

    Story shrunk() {
        return new Story(seed, Fewest.of(steps, some -> new Story(seed, some, invariants).failsAfter()), invariants);
    }

    private OptionalInt failsAfter() {
        Outcome outcome = tell();
        return outcome.failed() ? OptionalInt.of(outcome.steps()) : OptionalInt.empty();
    }
}
