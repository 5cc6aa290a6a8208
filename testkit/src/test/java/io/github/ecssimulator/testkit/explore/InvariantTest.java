package io.github.ecssimulator.testkit.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.testkit.container.Containers;
import io.github.ecssimulator.testkit.lint.Lint;
import io.github.ecssimulator.testkit.lint.Lints;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What has to hold at the end of each world, and what is excused. */
class InvariantTest {

    private static void protect(SimulatedTask task, boolean enabled) {
        task.cluster()
                .simulator()
                .api()
                .updateTaskProtection(
                        new UpdateTaskProtection.Request("media", List.of(task.id()), enabled, enabled ? 240 : null));
    }

    /** Every task of a service works for an hour; each is told what to do before and after. */
    private static Exploration work(Consumer<SimulatedTask> before, Consumer<SimulatedTask> after) {
        return Exploration.of(ecs -> {
            SimulatedService fleet = ecs.createCluster("media").createService("transcoder", 3);
            List<SimulatedTask> tasks = fleet.tasks();
            tasks.forEach(before);
            tasks.forEach(task -> {
                var work = task.work("job");
                ecs.clock().runAfter(Duration.ofHours(1), "end of the job", () -> {
                    if (task.isRunning()) {
                        work.finish();
                        after.accept(task);
                    }
                });
            });
            ecs.clock().advance(Duration.ofHours(3));
        });
    }

    @Test
    void work_ofAnUnprotectedTask_isLostByScaleIn() {
        assertThatExceptionOfType(ExplorationError.class)
                .isThrownBy(work(task -> {}, task -> {}).menus(Menu.SCALING)::run)
                .withMessageContaining("1 of ")
                .withMessageContaining("lost work \"job\"")
                .withMessageContaining("and was never protected");
    }

    @Test
    void work_ofAnUnprotectedTask_isNoMatterIfTheTestSaysSo() throws Exception {
        Exploration narrowed = work(task -> {}, task -> {}).menus(Menu.SCALING).invariants();
        Exploration allowed = work(task -> Lints.in(task.cluster().simulator()).allow(Lint.LOST_WORK), task -> {})
                .menus(Menu.SCALING);

        assertThat(narrowed.run().tried(Menu.SCALING)).isPositive();
        assertThat(allowed.run().tried(Menu.SCALING)).isPositive();
    }

    @ParameterizedTest
    @EnumSource(names = {"CRASH", "HEALTH", "SPOT", "RETIREMENT", "DRAINING", "HOST_LOSS"})
    void work_ofAProtectedTask_isExcusedWhereProtectionDoesNotHelp(Menu menu) throws Exception {
        ExplorationResult result = work(task -> protect(task, true), task -> protect(task, false))
                .menus(menu)
                .seeds(30)
                .run();

        assertThat(result.tried(menu)).isPositive();
    }

    @Test
    void work_ofAProgramThatEndsByAnException_isLostByItself() {
        Exploration exploration = Exploration.of(ecs -> {
            SimulatedService fleet = ecs.createCluster("media").createService("transcoder", 2);
            Containers.in(fleet).run(container -> {
                Work work = container.work("job");
                container.sleeper().sleep(Duration.ofMinutes(30));
                protect(container.task(), true);
                work.finish();
                protect(container.task(), false);
                container.sleeper().sleep(Duration.ofHours(10));
            });
            ecs.clock().advance(Duration.ofHours(1));
        });

        assertThatExceptionOfType(ExplorationError.class)
                .isThrownBy(exploration.menus(Menu.THROTTLING)::run)
                .withMessageContaining("lost work \"job\"");
    }

    @Test
    void capacity_ofATaskThatIsNeverReleased_isNotGivenBack() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(work(task -> protect(task, true), task -> {}).menus(Menu.DEPLOYMENT)::run)
                .withMessageContaining("Expected no finding of still-protected");
    }

    @Test
    void capacity_keptForLongerThanTheLimit_isFound() {
        Exploration exploration = work(task -> protect(task, true), task -> protect(task, false))
                .menus(Menu.SCALING)
                .capacityGivenBackWithin(Duration.ofMinutes(30));

        assertThatExceptionOfType(ExplorationError.class)
                .isThrownBy(exploration::run)
                .withMessageContaining("to have given its capacity back within 30 min");
    }

    @Test
    void capacity_askedForAgainMeanwhile_hasTheLimitAgain() throws Exception {
        Exploration exploration = Exploration.of(ecs -> {
                    SimulatedService fleet = ecs.createCluster("media").createService("transcoder", 3);
                    List<SimulatedTask> tasks = fleet.tasks();
                    tasks.forEach(task -> protect(task, true));
                    fleet.scaleTo(2);
                    ecs.clock().advance(Duration.ofMinutes(30));
                    fleet.scaleTo(1);
                    ecs.clock().advance(Duration.ofMinutes(10));
                    protect(tasks.get(0), false);
                    ecs.clock().advance(Duration.ofMinutes(40));
                    protect(tasks.get(1), false);
                    protect(tasks.get(2), false);
                })
                .menus(Menu.VICTIMS)
                .seeds(1);

        exploration.capacityGivenBackWithin(Duration.ofMinutes(50)).run();
        assertThatExceptionOfType(ExplorationError.class)
                .isThrownBy(exploration.capacityGivenBackWithin(Duration.ofMinutes(49))::run)
                .withMessageContaining("but it had too many tasks for 50 min from +00:30");
    }

    @Test
    void finding_ofAnyLint_failsWhereNoneIsAllowed() {
        Exploration exploration = work(
                        task -> protect(task, true),
                        task -> task.cluster()
                                .simulator()
                                .api()
                                .updateTaskProtection(
                                        new UpdateTaskProtection.Request("media", List.of(task.id()), false, 5)))
                .invariants(Invariant.NO_FINDINGS);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(exploration::run)
                .withMessageContaining("Expected no finding of minutes-with-false");
    }

    @Test
    void scaling_isOverWhenTheTestEnds_andNeverUndoesWhatTheTestDid() throws Exception {
        Exploration exploration =
                Exploration.of(InvariantTest::scaleInAfterAnHour).seeds(300);

        assertThat(exploration.menus(Menu.SCALING, Menu.VICTIMS).run().tried(Menu.SCALING))
                .isGreaterThan(300);
    }

    @Test
    void scaling_journalHasDroppedIt_isOverAllTheSame() throws Exception {
        Exploration exploration = Exploration.of(InvariantTest::scaleInAfterAnHour)
                .in(world -> world.journalLimit(5))
                .seeds(100);

        assertThat(exploration.menus(Menu.SCALING).run().tried(Menu.SCALING)).isPositive();
    }

    private static void scaleInAfterAnHour(EcsSimulator ecs) {
        SimulatedService fleet = ecs.createCluster("media").createService("transcoder", 4);
        ecs.clock().advance(Duration.ofHours(1));
        fleet.scaleTo(2);
        ecs.clock().advance(Duration.ofHours(2));
        assertThat(fleet.desiredCount()).isEqualTo(2);
        assertThat(fleet.runningCount()).isEqualTo(2);
    }
}
