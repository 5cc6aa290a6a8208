package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Policy;
import java.time.Duration;

/** What a whole world is like, other than the one that the test was written for. */
sealed interface Circumstance {

    /** The menu that it is drawn from. */
    Menu menu();

    /** Another answer to what AWS has not published. */
    record OfPolicy(Policy policy) implements Circumstance {
        @Override
        public Menu menu() {
            return Menu.of(policy);
        }

        /** The policy as a replay names it, such as {@code BlockedRenewal.REFUSED}. */
        @Override
        public String toString() {
            return policy.getClass().getSimpleName() + "." + policy;
        }
    }

    /** Tasks that take so long to start, or to stop. */
    record OfTiming(Menu menu, Duration length) implements Circumstance {
        TaskTimings over(TaskTimings timings) {
            return menu == Menu.SLOW_START ? timings.withPending(length) : timings.withStopTimeout(length);
        }

        /** The timing as a replay names it, such as {@code SLOW_STOP=PT90S}. */
        @Override
        public String toString() {
            return menu + "=" + length;
        }
    }

    /** Code of several tasks that is due at one instant runs in an order that the seed draws. */
    record OfTies() implements Circumstance {
        @Override
        public Menu menu() {
            return Menu.TIES;
        }

        /** The ties as a replay names them. */
        @Override
        public String toString() {
            return menu().name();
        }
    }

    /** Makes a world so. */
    static void apply(Iterable<Circumstance> circumstances, TaskTimings ofTest, EcsSimulatorBuilder builder) {
        TaskTimings timings = ofTest;
        for (Circumstance each : circumstances) {
            if (each instanceof OfPolicy drawn) {
                builder.policy(drawn.policy());
            } else if (each instanceof OfTiming drawn) {
                timings = drawn.over(timings);
            } else if (each instanceof OfTies) {
                builder.drawTies();
            }
        }
        builder.taskTimings(timings);
    }
}
