package io.github.ecssimulator.testkit.explore;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How hostile a world is: all that an exploration draws for one seed.
 *
 * @param seed the seed of the world
 * @param steps what comes at an instant, in the order of time
 * @param circumstances what holds for the whole world
 */
record Hostility(long seed, List<HostileStep> steps, List<Circumstance> circumstances) {
    Hostility {
        steps = steps.stream().sorted(Comparator.comparing(HostileStep::at)).toList();
        circumstances = List.copyOf(circumstances);
    }

    Hostility withSteps(List<HostileStep> others) {
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
