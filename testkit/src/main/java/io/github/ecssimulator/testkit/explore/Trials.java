package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.testkit.explore.HostileWorld.Taken;
import io.github.ecssimulator.testkit.internal.explain.Assumptions;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs a test in one world after the other.
 *
 * @param code the test
 * @param settings what the test wants of its worlds
 * @param judgement what has to hold at its end
 */
record Trials(ExploredCode code, Consumer<EcsSimulatorBuilder> settings, Judgement judgement) {
    /**
     * What a test came to.
     *
     * @param hostility how hostile its world was
     * @param ecs its world
     * @param taken the hostile steps that came
     * @param failure how it failed; absent if it did not
     */
    record Attempt(
            Hostility hostility,
            EcsSimulator ecs,
            List<Taken> taken,
            @Nullable Throwable failure) {

        boolean failed() {
            return failure != null;
        }
    }

    /** Runs the test without any hostile step. */
    Calm calm() throws Exception {
        EcsSimulatorBuilder builder = EcsSimulator.builder();
        settings.accept(builder);
        EcsSimulator ecs = builder.build();
        try (ecs) {
            Instant start = ecs.clock().instant();
            code.run(ecs);
            judgement.require(ecs, true);
            return Calm.of(ecs, start, settledPolicies(ecs));
        } catch (Exception | AssertionError e) {
            if (Assumptions.didNotHold(e)) {
                throw e;
            }
            throw FailureText.ofCalm(new Attempt(new Hostility(ecs.seed(), List.of(), List.of()), ecs, List.of(), e));
        }
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
    @SuppressWarnings("CatchingUnchecked") // however a test fails, it has failed
    Attempt run(Hostility hostility, Calm calm, boolean isRead) {
        EcsSimulator ecs = world(hostility, calm, isRead);
        HostileWorld world = HostileWorld.plan(ecs, calm, hostility.steps());
        try (ecs) {
            code.run(ecs);
            judgement.require(ecs, isRead);
            return new Attempt(hostility, ecs, world.taken(), null);
        } catch (Exception | AssertionError | StackOverflowError e) {
            return new Attempt(hostility, ecs, world.taken(), Assumptions.didNotHold(e) ? null : e);
        }
    }

    private EcsSimulator world(Hostility hostility, Calm calm, boolean withLines) {
        EcsSimulatorBuilder builder = EcsSimulator.builder();
        settings.accept(builder);
        builder.seed(hostility.seed()).lenient(); // a fault that no call meets is nobody's mistake here
        Circumstance.apply(hostility.circumstances(), calm.timings(), builder);
        return (withLines ? builder : builder.withoutCallSites()).build();
    }
}
