package io.github.ecssimulator.testkit.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.testkit.lint.WhatIf.Change;
import io.github.ecssimulator.testkit.lint.WhatIf.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The smallest change that turns the outcome, found by living through the world again. */
class WhatIfTest {
    private static final String SAVED = " it would have lived until now, if all calls had stayed the same.";

    private final LintWorld world = new LintWorld();

    private List<String> saving(SimulatedTask task) {
        return WhatIf.of(world.ecs).saving(task).stream().map(Change::toString).toList();
    }

    private void losesItsTask(int minutes, int after) {
        world.protect(minutes);
        world.transcoder.scaleTo(0);
        world.pass(after);
    }

    @Test
    void saving_windowThatRanOut_wantsALongerOneOrOneMoreRenewal() {
        losesItsTask(60, 80);

        assertThat(saving(world.busy))
                .containsExactly(
                        "With 81 minutes instead of 60 at +00:00" + SAVED,
                        "With one more renewal before +01:00" + SAVED);
        assertThat(WhatIf.of(world.ecs).saving(world.busy))
                .extracting(Change::kind)
                .containsExactly(Kind.LONGER_WINDOW, Kind.EARLIER_RENEWAL);
    }

    @Test
    void saving_windowAsLongAsTold_isJustEnough() {
        for (int minutes = 80; minutes <= 81; minutes++) {
            LintWorld other = new LintWorld();
            other.protect(minutes);
            other.transcoder.scaleTo(0);
            other.pass(80);

            assertThat(other.busy.isRunning()).as("with %d minutes", minutes).isEqualTo(minutes == 81);
        }
    }

    @Test
    void saving_renewalThatCameTooLate_wantsItEarlier() {
        losesItsTask(60, 60);
        world.ecs.clock().advance(Duration.ofSeconds(90));
        world.protect(60);

        assertThat(saving(world.busy))
                .containsExactly(
                        "With 62 minutes instead of 60 at +00:00" + SAVED,
                        "Had the renewal of +01:01:30 come 1 min 31 s earlier," + SAVED);
    }

    @Test
    void saving_renewalInTheSameMinute_keepsTheOthersInTheirPlace() {
        world.protect(30);
        world.transcoder.scaleTo(0);
        world.pass(20);
        world.protect(30);
        world.pass(50);

        assertThat(saving(world.busy))
                .containsExactly(
                        "With 51 minutes instead of 30 at +00:20" + SAVED,
                        "With one more renewal before +00:50" + SAVED);
    }

    @Test
    void saving_nothingIsEnough_findsNothing() {
        losesItsTask(60, 4000);

        assertThat(saving(world.busy)).isEmpty();
    }

    @Test
    void saving_taskThatLivesOrDiedOfSomethingElse_findsNothing() {
        world.protect(60);
        assertThat(saving(world.busy)).isEmpty();

        world.busy.crash(1);
        assertThat(saving(world.busy)).isEmpty();
    }

    @Test
    void freeing_taskThatIsKeptAfterItsWork_wantsARelease() {
        Work job = world.busy.work("job 1");
        losesItsTask(120, 10);
        job.finish();
        world.pass(20);

        assertThat(WhatIf.of(world.ecs).freeing(world.busy))
                .hasValueSatisfying(change -> assertThat(change.kind()).isEqualTo(Kind.RELEASE))
                .map(Change::toString)
                .hasValue("Released when \"job 1\" ended, at +00:10, it would have stopped at +00:10, if all calls had"
                        + " stayed the same.");
        assertThat(world.busy.isRunning()).isTrue();
    }

    @Test
    void freeing_taskThatWorksOrIsWantedOrWasReleased_findsNothing() {
        world.protect(120);
        Work job = world.busy.work("job 1");
        assertThat(WhatIf.of(world.ecs).freeing(world.busy)).isEmpty();

        job.finish();
        assertThat(WhatIf.of(world.ecs).freeing(world.busy)).isEmpty();

        world.clear();
        assertThat(WhatIf.of(world.ecs).freeing(world.busy)).isEmpty();
    }

    @Test
    void worldThatCannotBeLivedThroughAgain_findsNothing() {
        try (EcsSimulator ecs = EcsSimulator.builder().journalLimit(3).build()) {
            SimulatedTask task = ecs.createCluster("media")
                    .createService("transcoder", 1)
                    .tasks()
                    .get(0);

            assertThat(WhatIf.of(ecs).saving(task)).isEmpty();
            assertThat(WhatIf.of(ecs).freeing(task)).isEmpty();
        }
    }

    @Test
    void taskOfAnotherSimulator_isRefused() {
        WhatIf whatIf = WhatIf.of(world.ecs);

        assertThatThrownBy(() -> whatIf.saving(new LintWorld().busy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(" belongs to another simulator.");
    }
}
