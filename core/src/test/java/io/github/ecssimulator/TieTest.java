package io.github.ecssimulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In which order code under test runs that is due at one instant. */
class TieTest {
    private static final List<String> TASKS = List.of("a", "b", "c", "d", "e");

    /** What runs in five minutes, in each of which the code of five tasks is due. */
    private static List<String> orders(EcsSimulator ecs) {
        return IntStream.rangeClosed(1, 5)
                .mapToObj(minute -> {
                    List<String> ran = new ArrayList<>();
                    TASKS.forEach(task -> plan(ecs, task, () -> ran.add(task)));
                    ecs.clock().advance(Duration.ofMinutes(1));
                    return String.join("", ran);
                })
                .toList();
    }

    private static void plan(EcsSimulator ecs, String name, Runnable code) {
        ecs.clock().runCodeAt(ecs.clock().instant().plusSeconds(60), name, code);
    }

    private static EcsSimulator drawn(long seed) {
        return EcsSimulator.builder().seed(seed).drawTies().build();
    }

    @Test
    void ties_byDefault_areAsPlanned() {
        assertThat(orders(EcsSimulator.create())).containsOnly("abcde");
    }

    @Test
    void ties_drawn_areOthersAtEachInstantAndForEachSeed() {
        assertThat(Stream.of(1, 2, 3).flatMap(seed -> orders(drawn(seed)).stream()))
                .doesNotHaveDuplicates()
                .allMatch(order -> order.chars().sorted().count() == TASKS.size());
    }

    @Test
    void ties_drawnFromTheSameSeed_areTheSame() {
        assertThat(orders(drawn(7))).isEqualTo(orders(drawn(7)));
    }

    @Test
    void ties_ofOneName_areAsPlannedEvenIfDrawn() {
        EcsSimulator ecs = drawn(1);
        List<Integer> ran = new ArrayList<>();
        IntStream.range(0, 20).forEach(number -> plan(ecs, "a", () -> ran.add(number)));

        ecs.clock().advance(Duration.ofMinutes(1));

        assertThat(ran).isSorted().hasSize(20);
    }

    @Test
    void ties_withWhatTheTestHasPlanned_areForTheTest() {
        EcsSimulator ecs = drawn(1);
        List<String> ran = new ArrayList<>();
        TASKS.forEach(task -> plan(ecs, task, () -> ran.add(task)));
        ecs.clock().runAfter(Duration.ofMinutes(1), "the test", () -> ran.add("test"));

        ecs.clock().advance(Duration.ofMinutes(1));

        assertThat(ran).startsWith("test").hasSize(6);
    }

    @Test
    void code_calledOff_neverRuns() {
        EcsSimulator ecs = EcsSimulator.create();
        List<String> ran = new ArrayList<>();
        PlannedWork code = ecs.clock().runCodeAt(TestWorld.START.plusSeconds(60), "a", () -> ran.add("a"));

        assertThat(code.cancel()).isTrue();
        assertThat(code.cancel()).isFalse();
        ecs.clock().advance(Duration.ofMinutes(1));

        assertThat(ran).isEmpty();
    }
}
