package io.github.ecssimulator.internal.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LotsTest {

    @Test
    void draw_often_comesAsItsWeightSays() {
        Lots<String> lots = new Lots<String>().with(1, "seldom").with(9, "often");
        SplittableRandom random = new SplittableRandom(1);

        List<String> drawn =
                Stream.generate(() -> lots.draw(random)).limit(10_000).toList();

        assertThat(drawn.stream().filter("often"::equals).count()).isBetween(8_800L, 9_200L);
        assertThat(lots.all()).containsExactly("seldom", "often");
    }
}
