package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.testkit.explore.HostileWorld.Taken;
import io.github.ecssimulator.testkit.internal.explain.Assumptions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs a test in one world after the other. */
record Trials(ExploredCode code, Consumer<EcsSimulatorBuilder> settings, Judgement judgement) {
    /**
     * What a test came to.
     *
     * @param taken the hostile steps that came
     * @param end how it failed, or which assumption did not hold; absent if it came to its end
     */
    record Attempt(
            Hostility hostility,
            EcsSimulator ecs,
            List<Taken> taken,
            @Nullable Throwable end) {

        boolean failed() {
            return end != null && !Assumptions.didNotHold(end);
        }

        /** Whoever catches an interrupt has to set it again, or to throw; the thread forgets it here in both cases. */
        private boolean hadInterrupt() {
            boolean isSet = Thread.interrupted();
            return isSet
                    || Stream.iterate(end, Objects::nonNull, Throwable::getCause)
                            .anyMatch(InterruptedException.class::isInstance);
        }
    }

    /**
     * Runs the test without any hostile step.
     *
     * @param place where an interrupt from outside says that it came, as in {@link #run}
     */
    Calm calm(String place) throws Exception {
        Attempt attempt = uninterrupted(place, () -> {
            EcsSimulatorBuilder builder = EcsSimulator.builder();
            settings.accept(builder);
            EcsSimulator ecs = builder.build();
            return attempt(new Hostility(ecs.seed(), List.of(), List.of()), ecs, List.of(), true);
        });
        if (attempt.failed()) {
            throw FailureText.ofCalm(attempt);
        }
        if (attempt.end() instanceof Exception assumption) {
            throw assumption;
        }
        return Calm.of(attempt.ecs(), settledPolicies(attempt.ecs()));
    }

    /** Those that the settings of the test leave alone are others in a world that had others before. */
    private Set<Class<?>> settledPolicies(EcsSimulator calm) {
        EcsSimulatorBuilder builder = EcsSimulator.builder();
        Policies.all().forEach(type -> builder.policy(type.getEnumConstants()[1]));
        settings.accept(builder);
        try (EcsSimulator other = builder.build()) {
            return Policies.all().stream()
                    .filter(type -> !calm.policies().has(type.getEnumConstants()[0])
                            || !other.policies().has(type.getEnumConstants()[1]))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    /** Runs the test in a hostile world; one of whose failure nobody reads is faster, without lines of code and explanation. */
    Attempt run(Hostility hostility, Calm calm, boolean isRead, String place) throws InterruptedException {
        return uninterrupted(place, () -> {
            EcsSimulator ecs = world(hostility, calm, isRead);
            HostileWorld world = HostileWorld.plan(ecs, calm, hostility.steps());
            return attempt(hostility, ecs, world.taken(), isRead);
        });
    }

    /**
     * Runs a test, leaves no interrupt to what runs next, and refuses to go on if it was interrupted from outside, as by JUnit at the
     * limit of a test. Interrupts that a test brings about itself come each time that it runs; the others come once, and end an
     * exploration, which else would go on for long behind the limit.
     */
    private static Attempt uninterrupted(String place, Supplier<Attempt> test) throws InterruptedException {
        Attempt attempt = test.get();
        if (attempt.hadInterrupt() && !test.get().hadInterrupt()) {
            InterruptedException interrupt = new InterruptedException(
                    "The exploration was interrupted from outside, as at the limit of a test, " + place + ".");
            interrupt.initCause(attempt.end());
            throw interrupt;
        }
        return attempt;
    }

    @SuppressWarnings("CatchingUnchecked") // however a test fails, it has failed
    private Attempt attempt(Hostility hostility, EcsSimulator ecs, List<Taken> taken, boolean isRead) {
        try (ecs) {
            code.run(ecs);
            judgement.require(ecs, isRead);
        } catch (Exception | AssertionError | StackOverflowError e) {
            return new Attempt(hostility, ecs, taken, e);
        }
        return new Attempt(hostility, ecs, taken, null);
    }

    private EcsSimulator world(Hostility hostility, Calm calm, boolean withLines) {
        EcsSimulatorBuilder builder = EcsSimulator.builder();
        settings.accept(builder);
        builder.seed(hostility.seed()).lenient(); // a fault that no call meets is nobody's mistake here
        Circumstance.apply(hostility.circumstances(), calm.timings(), builder);
        return (withLines ? builder : builder.withoutCallSites()).build();
    }
}
