package io.github.ecssimulator.testkit.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of all seeds, on several machines and in several threads of each. */
class ShardTest {

    @Test
    void text_ofThePropertyOfABuild_isAPartOfAll() {
        assertThat(Shard.read("2/8")).isEqualTo(new Shard(2, 8)).hasToString("2/8");
        assertThat(Shard.read("1/1")).isEqualTo(Shard.ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "2/", "a/b", "-1/8", "2/8/9"})
    void text_ofNoPart_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shard.read(text))
                .withMessage(
                        "The system property ecs.simulator.shard is a part and the number of parts, such as 2/8, but was \""
                                + text + "\".");
    }

    @Test
    void part_ofNoneOfTheParts_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shard.read("9/8"))
                .withMessage("A shard is one of 1 to count, but index was 9 of 8.");
    }

    @Test
    void parts_ofParts_haveEachSeedOnce() {
        List<Integer> seeds = new ArrayList<>();
        for (int machine = 1; machine <= 3; machine++) {
            for (int thread = 1; thread <= 4; thread++) {
                Shard part = new Shard(machine, 3).part(new Shard(thread, 4));
                for (int seed = part.index(); seed <= 100; seed += part.count()) {
                    seeds.add(seed);
                }
            }
        }

        assertThat(seeds)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 100).boxed().toList());
    }
}
