package io.github.ecssimulator.testkit.explore;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How hostile a world is: all that an exploration draws for one seed.
 *
 * @param steps what comes at an instant, in the order of time
 * @param circumstances what holds for the whole world
 */
record Hostility(long seed, List<Step> steps, List<Circumstance> circumstances) {

    /**
     * Something that ECS or the network does while the test goes on.
     *
     * @param at when, since the start of the world
     * @param choice where the step takes its own choices from, such as the task that it hits
     */
    record Step(Menu menu, Duration at, int choice) {
        static final int CHOICES = 10_000;

        SplittableRandom random() {
            return new SplittableRandom(choice);
        }

        Step at(Duration other) {
            return new Step(menu, other, choice);
        }

        /** The step as a replay names it, such as {@code SCALING@PT12M#4711}. */
        @Override
        public String toString() {
            return menu + "@" + at + "#" + choice;
        }
    }

    Hostility {
        steps = steps.stream().sorted(Comparator.comparing(Step::at)).toList();
        circumstances = List.copyOf(circumstances);
    }

    Hostility withSteps(List<Step> others) {
        return new Hostility(seed, others, circumstances);
    }

    Hostility withCircumstances(List<Circumstance> others) {
        return new Hostility(seed, steps, others);
    }

    /** All of it as a replay names it, such as {@code 37: SCALING@PT12M#4711, BlockedRenewal.REFUSED}. */
    @Override
    public String toString() {
        return Stream.concat(steps.stream(), circumstances.stream())
                .map(Object::toString)
                .collect(Collectors.joining(", ", seed + ": ", ""))
                .strip();
    }
}
