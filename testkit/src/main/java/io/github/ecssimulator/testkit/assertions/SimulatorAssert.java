package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.policy.Policy;
import io.github.ecssimulator.testkit.internal.explain.LintComplaint;
import io.github.ecssimulator.testkit.lint.Lints;
import io.github.ecssimulator.testkit.lint.RestsOn;
import io.github.ecssimulator.testkit.lint.RestsOn.Assumption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions on all that happened in an {@link EcsSimulator}. Made by {@link SimulatorAssertions#assertThat(EcsSimulator)}. */
public class SimulatorAssert extends AbstractAssert<SimulatorAssert, EcsSimulator> {

    SimulatorAssert(EcsSimulator actual) {
        super(actual, SimulatorAssert.class);
    }

    /**
     * Verifies that no lint has found a mistake up to now. Warnings are none, and what {@link Lints#in(EcsSimulator)} allows is
     * not either.
     *
     * <pre>{@code
     * worker.finish();
     * assertThat(ecs).hasNoFindings(); // fails if it left its task protected, for example
     * }</pre>
     *
     * @throws AssertionError if the simulator is {@code null}, or there is a finding; the message tells how to mend each
     */
    public SimulatorAssert hasNoFindings() {
        isNotNull();
        LintComplaint.of(actual).ifPresent(complaint -> failWithMessage("%s", complaint));
        return this;
    }

    /**
     * Verifies that the outcome is the same whatever AWS has not published: under each other setting of each policy.
     *
     * <pre>{@code
     * assertThat(ecs).restsOnNothingAssumed(); // fails if, say, a task stopped when its protection ended: how soon is assumed
     * }</pre>
     *
     * @throws AssertionError if the simulator is {@code null}, or the outcome rests on a policy; the message tells what would be
     *     otherwise
     * @throws IllegalStateException if the world is too long to be lived through again
     * @see RestsOn
     */
    public SimulatorAssert restsOnNothingAssumed() {
        return restsOnNothingBut(List.of(), "to rest on nothing assumed");
    }

    /**
     * Verifies that the outcome is the same whatever AWS has not published, but for some policies.
     *
     * <pre>{@code
     * assertThat(ecs).restsOnNothingBut(SchedulerReaction.class, ScaleInOrder.class);
     * }</pre>
     *
     * @param policies what the test may take for granted
     * @throws AssertionError as {@link #restsOnNothingAssumed()} does
     * @throws IllegalStateException if the world is too long to be lived through again
     */
    @SafeVarargs
    public final SimulatorAssert restsOnNothingBut(Class<? extends Policy>... policies) {
        isNotNull();
        List<Class<? extends Policy>> allowed = new ArrayList<>();
        for (Class<? extends Policy> policy : Objects.requireNonNull(policies, "policies")) {
            allowed.add(Objects.requireNonNull(policy, "policy"));
        }
        String names = allowed.stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
        return restsOnNothingBut(allowed, "to rest on nothing but " + names);
    }

    private SimulatorAssert restsOnNothingBut(List<Class<? extends Policy>> allowed, String expectation) {
        isNotNull();
        RestsOn restsOn = RestsOn.of(actual);
        restsOn.whyNotLookedAt().ifPresent(why -> {
            throw new IllegalStateException("Nobody can tell what this world rests on: " + why + ".");
        });
        List<Assumption> others = restsOn.assumptions().stream()
                .filter(assumption -> !allowed.contains(assumption.policy()))
                .toList();
        if (!others.isEmpty()) {
            String lines = others.stream().map(Assumption::toString).collect(Collectors.joining("\n"));
            failWithMessage(
                    "%s",
                    Complaint.that("the simulator", expectation, "it does: AWS has not published what decides this")
                            .at(actual.clock().instant())
                            .with("If all calls had stayed the same", lines));
        }
        return this;
    }
}
