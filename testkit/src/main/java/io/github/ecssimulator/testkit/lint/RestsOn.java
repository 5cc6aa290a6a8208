package io.github.ecssimulator.testkit.lint;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.Recording;
import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a test takes for granted about ECS although AWS never published it. The world is lived through once more under each other
 * constant of each policy; where that changes who stopped when and why, what was refused, or until when a task was protected, the
 * outcome rests on that policy.
 *
 * <pre>{@code
 * RestsOn.of(ecs).assumptions().forEach(System.out::println);
 * // with BlockedRenewal.ALLOWED (U2), task media/transcoder/0a1b2c3d stops at +01:50 instead of +00:30
 * }</pre>
 *
 * <p>Less than a second earlier or later is the same outcome. All calls come as they came: what the code under test would have done otherwise is not known. It is one replay for each
 * constant, so it is not done for worlds with more than 5,000 inputs, nor for those whose journal has dropped some.
 */
public final class RestsOn {
    private static final int MOST_INPUTS = 5_000;

    private final List<Assumption> assumptions;
    private final @Nullable String whyNot;

    private RestsOn(List<Assumption> assumptions, @Nullable String whyNot) {
        this.assumptions = List.copyOf(assumptions);
        this.whyNot = whyNot;
    }

    /** {@return what the outcome of a world rests on, up to now} This lives through the world under each other policy. */
    public static RestsOn of(EcsSimulator ecs) {
        if (Objects.requireNonNull(ecs, "ecs").journal().dropped() > 0) {
            return new RestsOn(List.of(), "its journal has a limit, and has dropped what came first");
        }
        Recording recording = ecs.recording().with(Settling.off());
        int inputs = recording.inputs().size();
        if (inputs > MOST_INPUTS) {
            return new RestsOn(List.of(), inputs + " inputs are too many to live through them for each policy");
        }
        return new RestsOn(assumptions(ecs, recording), null);
    }

    private static List<Assumption> assumptions(EcsSimulator ecs, Recording recording) {
        Fates fates = Fates.of(ecs);
        List<Assumption> found = new ArrayList<>();
        for (Class<? extends Policy> policy : Policies.all()) {
            for (Policy other : policy.getEnumConstants()) {
                if (!ecs.policies().has(other)) {
                    under(other, recording, fates).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Optional<Assumption> under(Policy other, Recording recording, Fates fates) {
        try (EcsSimulator again = recording.with(other).replay()) {
            Fates.Difference difference = fates.differenceTo(Fates.of(again));
            return difference.isNone()
                    ? Optional.empty()
                    : Optional.of(
                            new Assumption(other, difference.tasks(), difference.sentence(), difference.isOfLife()));
        }
    }

    /** {@return what the outcome rests on, by the names of the policies; none also where it was not looked at} */
    public List<Assumption> assumptions() {
        return assumptions;
    }

    Stream<Finding> findings(Instant now) {
        return assumptions.stream()
                .map(assumption -> new Finding(
                        Lint.RESTS_ON,
                        null,
                        Long.MAX_VALUE,
                        now,
                        assumption.toString(),
                        "see that it is right under " + assumption.other() + ", too: builder.policy("
                                + assumption.policy().getSimpleName() + "." + assumption.other() + ")",
                        null,
                        1));
    }

    /** {@return why it was not looked at, or empty if it was} */
    public Optional<String> whyNotLookedAt() {
        return Optional.ofNullable(whyNot);
    }

    /**
     * That the outcome is another one under another policy.
     *
     * @param other the setting under which it is
     * @param tasks whose fate is another one then
     * @param sentence what happens then, of the first task; its times are since the start of the world
     * @param isOfLife whether the first task lives on in only one of the two worlds
     */
    public record Assumption(Policy other, List<TaskRef> tasks, String sentence, boolean isOfLife) {
        public Assumption {
            Objects.requireNonNull(other, "other");
            tasks = List.copyOf(tasks);
            Objects.requireNonNull(sentence, "sentence");
        }

        /** {@return the policy, whose number {@code docs/fidelity.md} explains} */
        public Class<? extends Policy> policy() {
            return other.getClass();
        }

        /** {@return for example {@code with BlockedRenewal.ALLOWED (U2), task media/transcoder/0a1b2c3d runs on, ...}} */
        @Override
        public String toString() {
            return "with " + policy().getSimpleName() + "." + other + " (" + other.unknown() + "), " + sentence
                    + (tasks.size() < 2
                            ? ""
                            : ", and " + (tasks.size() - 1) + " more " + (tasks.size() == 2 ? "fares" : "fare")
                                    + " otherwise");
        }
    }

    @Override
    public String toString() {
        if (whyNot != null) {
            return "not looked at: " + whyNot;
        }
        return assumptions.isEmpty()
                ? "nothing assumed"
                : String.join(
                        "\n", assumptions.stream().map(Assumption::toString).toList());
    }
}
