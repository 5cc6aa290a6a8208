package io.github.ecssimulator.internal.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FewestTest {
    private static final List<Integer> HUNDRED =
            IntStream.rangeClosed(1, 100).boxed().toList();

    /** Fails when all that it needs is there, after the last of it. */
    private static Fewest.Trial<Integer, RuntimeException> needs(Set<Integer> needed) {
        return things -> things.containsAll(needed)
                ? OptionalInt.of(
                        1 + needed.stream().mapToInt(things::indexOf).max().orElse(-1))
                : OptionalInt.empty();
    }

    static List<Set<Integer>> needed() {
        return List.of(Set.of(), Set.of(1), Set.of(100), Set.of(3, 4, 5), Set.of(1, 50, 100), Set.of(7, 30, 31, 77));
    }

    @ParameterizedTest
    @MethodSource("needed")
    void things_ofAFailingStory_areThoseThatItNeeds(Set<Integer> needed) {
        assertThat(Fewest.of(HUNDRED, needs(needed))).isSorted().hasSameElementsAs(needed);
    }

    /** As what is looked at when the story is over. */
    @ParameterizedTest
    @MethodSource("needed")
    void things_ofAStoryThatFailsAtItsEnd_areThoseThatItNeeds(Set<Integer> needed) {
        assertThat(Fewest.of(
                        HUNDRED,
                        things -> things.containsAll(needed) ? OptionalInt.of(things.size()) : OptionalInt.empty()))
                .isSorted()
                .hasSameElementsAs(needed);
    }

    @Test
    void things_ofAStoryThatDoesNotFail_areAllKept() {
        assertThat(Fewest.of(HUNDRED, things -> OptionalInt.empty())).isEqualTo(HUNDRED);
    }

    @Test
    void things_behindTheFailure_areNeverTriedAgain() {
        List<List<Integer>> tried = new ArrayList<>();

        Fewest.of(HUNDRED, things -> {
            tried.add(things);
            return needs(Set.of(5)).failsAfter(things);
        });

        assertThat(tried.subList(1, tried.size())).allMatch(things -> things.size() < 5);
    }
}
