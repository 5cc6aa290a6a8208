package io.github.ecssimulator.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedChunksTest {
    private final SortedChunks<Integer> chunks = SortedChunks.natural();

    @Test
    void anyAddsAndRemovals_areThoseOfATree() {
        SplittableRandom random = new SplittableRandom(1);
        TreeSet<Integer> tree = new TreeSet<>();
        for (int i = 0; i < 20_000; i++) {
            int element = random.nextInt(3_000);
            if (random.nextInt(3) > 0) {
                assertThat(chunks.add(element)).isEqualTo(tree.add(element));
            } else {
                assertThat(chunks.remove(element)).isEqualTo(tree.remove(element));
            }
            assertThat(chunks.contains(element)).isEqualTo(tree.contains(element));
        }
        for (int element = -1; element < 3_001; element += 100) {
            assertThat(chunks.after(element)).containsExactlyElementsOf(tree.tailSet(element, false));
        }
        assertThat(chunks.after(null)).containsExactlyElementsOf(tree);

        assertThat(chunks).containsExactlyElementsOf(tree).hasSize(tree.size());
        assertThat(chunks.first()).isEqualTo(tree.first());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200, 2_000})
    void after_anElement_areThoseBehindIt(int size) {
        IntStream.range(0, size).forEach(chunks::add);

        for (int element = 0; element < size; element++) {
            assertThat(chunks.after(element)).hasSize(size - 1 - element);
        }
        assertThat(chunks.after(-1)).hasSize(size);
    }

    @Test
    void elementsTakenFromTheFront_comeInOrder() {
        IntStream.rangeClosed(1, 1_000).map(i -> -i).forEach(chunks::add);

        for (int expected = -1_000; expected < 0; expected++) {
            assertThat(chunks.first()).isEqualTo(expected);
            assertThat(chunks.remove(expected)).isTrue();
        }

        assertThat(chunks).isEmpty();
    }

    @Test
    void order_isTheGivenOne() {
        SortedChunks<Integer> falling = new SortedChunks<>(Comparator.reverseOrder());
        IntStream.range(0, 1_000).forEach(falling::add);

        assertThat(List.copyOf(falling))
                .isSortedAccordingTo(Comparator.reverseOrder())
                .hasSize(1_000);
        assertThat(falling.first()).isEqualTo(999);
    }

    @Test
    void empty_hasNoFirst() {
        assertThat(chunks.contains(1)).isFalse();
        assertThat(chunks.remove(1)).isFalse();
        assertThat(chunks.after(1)).isEmpty();
        assertThatThrownBy(chunks::first).isInstanceOf(NoSuchElementException.class);
    }
}
