package io.github.ecssimulator.testkit.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Policy;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an outcome rests on is right for each policy of the ledger. */
@Tag("any-version")
class RestsOnEachPolicyTest {

    static List<PolicyPairs.Pair> pairs() {
        return PolicyPairs.all();
    }

    static List<PolicyAnswers.Answer> answers() {
        return PolicyAnswers.all();
    }

    @Test
    void policies_all_haveALineInOneOfTheTables() {
        assertThat(Stream.concat(
                        pairs().stream().map(PolicyPairs.Pair::policy),
                        answers().stream().map(PolicyAnswers.Answer::policy)))
                .containsExactlyInAnyOrderElementsOf(Policies.all());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void world_thatThePolicyDecides_restsOnIt(PolicyPairs.Pair pair) {
        assertThat(restsOn(pair.resting())).contains(pair.policy());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void world_thatThePolicyDoesNotDecide_doesNotRestOnIt(PolicyPairs.Pair pair) {
        assertThat(restsOn(pair.standing())).doesNotContain(pair.policy());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void policy_thatChangesOnlyAnswers_isNoFate(PolicyAnswers.Answer answer) {
        EcsSimulator world = answer.world();
        Object told = answer.in(world.recording().replay());

        assertThat(Arrays.stream(answer.policy().getEnumConstants())
                        .map(setting ->
                                answer.in(world.recording().with(setting).replay())))
                .as("answers")
                .anyMatch(other -> !Objects.equals(other, told));
        answer.in(world);
        assertThat(restsOn(world)).doesNotContain(answer.policy());
    }

    private static List<Class<? extends Policy>> restsOn(EcsSimulator ecs) {
        RestsOn restsOn = RestsOn.of(ecs);
        assertThat(restsOn.whyNotLookedAt()).isEmpty();
        return restsOn.assumptions().stream()
                .<Class<? extends Policy>>map(RestsOn.Assumption::policy)
                .distinct()
                .toList();
    }
}
