package io.github.ecssimulator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.Recording;
import io.github.ecssimulator.journal.JournalEntry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every story of the simulation, lived through again from its recording alone. */
class RecordingSimulationTest {
    private static final int SEEDS = Integer.getInteger("ecs.simulator.seeds", 200);
    private static final int STEPS = 120;

    @Test
    void everyStory_replayed_givesAnEqualJournal() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            EcsSimulator told = tell(story(seed));

            requireEqual(seed, told, told.recording().replay());
        }
    }

    @Test
    void everyStory_forkedHalfWayAndToldOn_givesAnEqualJournal() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            requireEqual(seed, tell(story(seed)), tell(story(seed).forked()));
        }
    }

    @Test
    void everyStory_replayedUpToAnInstant_givesTheBeginningOfItsJournal() {
        for (long seed = 1; seed <= 20; seed++) {
            EcsSimulator told = tell(story(seed));
            Recording whole = told.recording();
            Instant half = whole.inputs().get(whole.inputs().size() / 2).at();

            List<JournalEntry> begun = told.journal().entries().stream()
                    .filter(entry -> !entry.at().isAfter(half))
                    .toList();
            assertThat(whole.until(half).replay().journal().entries()).isEqualTo(begun);
        }
    }

    private static Story story(long seed) {
        return new Story(seed, Plan.ofEverything().steps(seed, STEPS), List::of);
    }

    private static EcsSimulator tell(Story story) {
        return story.requireToHold().ecs();
    }

    private static void requireEqual(long seed, EcsSimulator told, EcsSimulator replayed) {
        List<JournalEntry> expected = told.journal().entries();
        List<JournalEntry> actual = replayed.journal().entries();
        assertThat(expected).hasSizeGreaterThan(20);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(i < actual.size() ? actual.get(i) : null)
                    .as("seed %s, entry %s of %s", seed, i + 1, expected.size())
                    .isEqualTo(expected.get(i));
        }
        assertThat(actual).hasSameSizeAs(expected);
        assertThat(replayed.clock().instant()).isEqualTo(told.clock().instant());
        assertThat(replayed.clock().nextEventAt()).isEqualTo(told.clock().nextEventAt());
    }
}
