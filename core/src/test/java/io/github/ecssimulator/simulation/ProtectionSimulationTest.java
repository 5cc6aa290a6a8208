package io.github.ecssimulator.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.journal.TaskEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Seeded random stories: weighted actions, every invariant after every action and every event, every answer compared with a
 * model of a few lines. {@code -Decs.simulator.seeds=20000} tells more of them.
 */
class ProtectionSimulationTest {
    private static final int SEEDS = Integer.getInteger("ecs.simulator.seeds", 200);
    private static final int STEPS = 120;

    @Test
    void everyStory_keepsEveryInvariant() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            story(seed).requireToHold();
        }
    }

    @Test
    void everyStory_letToRest_endsWithoutProtectionAndWithEveryTaskWhereItStays() {
        for (long seed = 1; seed <= 10; seed++) {
            Scene scene = story(seed).requireToHold();

            assertThat(scene.fragile().startsAgain()).isNotNull();
            scene.advance(Duration.ofDays(3));

            assertThat(scene.model().protectedInAll()).isZero();
            assertThat(scene.tasks()).allMatch(task -> task.isRunning() || task.isStopped());
            assertThat(scene.ecs().clock().nextEventAt()).isEmpty();
        }
    }

    @Test
    void story_toldTwice_isTheSame() {
        Scene one = story(7).requireToHold();
        Scene other = story(7).requireToHold();

        assertThat(other.story()).isEqualTo(one.story());
        assertThat(other.ecs().journal().entries().toString())
                .isEqualTo(one.ecs().journal().entries().toString());
    }

    @Test
    void stories_together_takeEveryActionAndMeetEveryOutcome() {
        Set<String> met = new TreeSet<>();
        for (long seed = 1; seed <= 10; seed++) {
            Scene scene = story(seed).requireToHold();
            story(seed).steps().forEach(step -> met.add(step.action().name()));
            scene.ecs()
                    .journal()
                    .events(CallEvent.Accepted.class)
                    .flatMap(call -> Set.of(FailureReason.values()).stream()
                            .map(Enum::name)
                            .filter(call.text()::contains))
                    .forEach(met::add);
            scene.ecs().journal().entries().stream()
                    .map(entry -> entry.event().getClass().getSimpleName())
                    .forEach(met::add);
        }

        List<String> expected = new ArrayList<>();
        Stream.of(FailureReason.values()).forEach(reason -> expected.add(reason.name()));
        Plan.ofEverything().actions().forEach(action -> expected.add(action.name()));
        for (Class<?> event : List.of(
                TaskEvent.ProtectionExpired.class,
                TaskEvent.ProtectionCleared.class,
                TaskEvent.ProtectionEnded.class,
                ServiceEvent.ScaleInHeld.class)) {
            expected.add(event.getSimpleName());
        }
        assertThat(met).containsAll(expected);
    }

    @Test
    void failingStory_report_namesTheSeedAndTellsTheShortestStory() {
        Story failing = new Story(3, Plan.ofEverything().steps(3, STEPS), () -> List.of(new NoProtectionExpires()));

        Throwable report = catchThrowable(failing::requireToHold);

        assertThat(report)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Seed 3 fails at step ")
                .hasMessageContaining("lost its protection: it expired")
                .hasMessageContaining("Its journal:\n");
    }

    @Test
    void failingStory_shrunk_keepsOnlyTheStepsItNeeds() {
        List<Story> failingOnes = LongStream.rangeClosed(1, 8)
                .mapToObj(seed -> new Story(
                        seed, Plan.ofEverything().steps(seed, STEPS), () -> List.of(new NoProtectionExpires())))
                .filter(story -> story.tell().failed())
                .toList();
        assertThat(failingOnes).hasSizeGreaterThan(4);
        for (Story failing : failingOnes) {
            List<Step> shortest = failing.shrunk().steps();

            assertThat(shortest).isSubsetOf(failing.steps());
            assertThat(shortest)
                    .as("a service, a protection, and time")
                    .hasSizeGreaterThan(2)
                    .filteredOn(step -> step.action().getClass().getEnclosingClass() != TimeActions.class)
                    .hasSizeBetween(2, 3);
        }
    }

    @Test
    void failingStory_whoseActionThrows_isReportedToo() {
        Plan plan = new Plan().with(1, (scene, random) -> {
            throw new UnsupportedOperationException("broken action");
        });

        assertThatThrownBy(() -> new Story(1, plan.steps(1, 5), Invariants::all).requireToHold())
                .hasMessageContaining("Seed 1 fails at step 1 of 5: broken action");
    }

    private static Story story(long seed) {
        return new Story(seed, Plan.ofEverything().steps(seed, STEPS), Invariants::all);
    }

    /** Does not hold, so that there is a story to shrink. */
    private static final class NoProtectionExpires implements Invariant {
        @Override
        public void onEntry(JournalEntry entry, Scene scene) {
            assertThat(entry.event()).as(entry.text()).isNotInstanceOf(TaskEvent.ProtectionExpired.class);
        }
    }
}
