package io.github.ecssimulator.testkit.explore;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Something that ECS or the network does while the test goes on.
 *
 * @param menu what
 * @param at when, since the start of the world
 * @param choice where the step takes its own choices from, such as the task that it hits
 */
record HostileStep(Menu menu, Duration at, int choice) {
    static final int CHOICES = 10_000;

    SplittableRandom random() {
        return new SplittableRandom(choice);
    }

    HostileStep at(Duration other) {
        return new HostileStep(menu, other, choice);
    }

    /** The step as a replay names it, such as {@code SCALING@PT12M#4711}. */
    @Override
    public String toString() {
        return menu + "@" + at + "#" + choice;
    }
}
