package io.github.ecssimulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.NoteEvent;
import io.github.ecssimulator.model.HeldUpWork;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NoteTest {
    private final EcsSimulator ecs = EcsSimulator.create();
    private final SimulatedTask task =
            ecs.createCluster("media").createService("transcoder", 1).tasks().get(0);

    private JournalEntry last() {
        return ecs.journal().entries().get(ecs.journal().entries().size() - 1);
    }

    @Test
    void deathOfPeriodicWork_isToldInTheTimeline() {
        ecs.clock().notes().addDeath("heartbeats", new IllegalStateException("no disk"));

        assertThat(ecs.journal().timeline())
                .endsWith("Z  periodic work of heartbeats ended for good: java.lang.IllegalStateException: no disk");
    }

    @Test
    void deathOfPeriodicWork_withALongMessage_keepsItsBeginning() {
        ecs.clock().notes().addDeath("heartbeats", new IllegalStateException("x".repeat(1000)));

        assertThat(((NoteEvent.WorkDied) last().event()).thrown()).hasSize(300).endsWith("x...");
    }

    @Test
    void meaning_ofATask_isToldInItsStory() {
        ecs.clock().notes().add(new NoteEvent.Meant("expired", task.snapshot().ref(), false));

        assertThat(task.story()).endsWith("the test means it so: expired of " + task);
    }

    @Test
    void meaning_ofTheNextRefusal_saysSo() {
        ecs.clock().notes().add(new NoteEvent.Meant("refused", null, true));

        assertThat(last().event().text()).isEqualTo("the test means it so: the next refused");
    }

    @Test
    void workThatIsHeldUp_isToldFromWhenItWasDueUntilItBegins() {
        Instant start = ecs.clock().instant();
        ecs.clock().advance(Duration.ofMinutes(1));
        Runnable begins = ecs.clock().notes().addHeldUp("heartbeats");
        ecs.clock().advance(Duration.ofMinutes(1));
        begins.run();

        assertThat(ecs.clock().notes().heldUpAt(start)).isEmpty();
        assertThat(ecs.clock().notes().heldUpAt(start.plusSeconds(60)))
                .containsExactly(new HeldUpWork("heartbeats", start.plusSeconds(60)));
        assertThat(ecs.clock().notes().heldUpAt(start.plusSeconds(119))).hasSize(1);
        assertThat(ecs.clock().notes().heldUpAt(start.plusSeconds(120))).isEmpty();
    }

    @Test
    void workThatIsHeldUp_moreThanAThousand_keepsTheNewest() {
        for (int work = 0; work <= 1_000; work++) {
            Runnable unused = ecs.clock().notes().addHeldUp("executor " + work);
        }

        assertThat(ecs.clock().notes().heldUpAt(ecs.clock().instant()))
                .hasSize(1_000)
                .extracting(HeldUpWork::executor)
                .startsWith("executor 1")
                .endsWith("executor 1000");
    }

    @Test
    void note_afterTheEnd_isWrittenDownToo() {
        ecs.close();

        ecs.clock().notes().addDeath("heartbeats", new IllegalStateException("no disk"));

        assertThat(last().isInput()).isTrue();
    }

    @Test
    void notes_inAReplay_areTheSame() {
        ecs.clock().notes().addDeath("heartbeats", new IllegalStateException("no disk"));
        ecs.clock().notes().add(new NoteEvent.Meant("expired", null, false));

        assertThat(ecs.recording().replay().journal()).isEqualTo(ecs.journal());
    }
}
