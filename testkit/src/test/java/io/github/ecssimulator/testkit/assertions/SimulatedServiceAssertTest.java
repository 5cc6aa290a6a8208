package io.github.ecssimulator.testkit.assertions;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.SimulatedService;
import org.junit.jupiter.api.Test;

class SimulatedServiceAssertTest {

    private static final String AT_START = """

            Simulated time: 2024-01-01T00:00:00Z
            Tasks:
              task media/transcoder/aaaaaaaa RUNNING, unprotected
              task media/transcoder/bbbbbbbb RUNNING, unprotected""";

    private static final String ONE_KEPT = """

            Simulated time: 2024-01-01T00:00:00Z
            Tasks:
              task media/transcoder/aaaaaaaa RUNNING, protected until 2024-01-01T01:00:00Z""";

    private final Worlds world = new Worlds();
    private final SimulatedService transcoder = world.transcoder;

    @Test
    void hasDesiredCount_thatCount_passes() {
        assertThat(transcoder).hasDesiredCount(2);
    }

    @Test
    void hasDesiredCount_otherCount_fails() {
        world.assertServiceFails(() -> assertThat(transcoder).hasDesiredCount(1), """
                Expected service media/transcoder to want 1 task
                 but it wants 2.""" + AT_START);
    }

    @Test
    void hasDesiredCount_otherCount_tellsTheStoryOfThisServiceOnly() {
        world.protect(world.busy, 60);
        world.idle.stop("drained");
        transcoder.scaleTo(3);
        world.media.createService("packager", 0);
        world.ecs
                .createCluster("other")
                .createService("transcoder", 1)
                .tasks()
                .get(0)
                .stop();

        String story = ServiceStory.of(transcoder, transcoder.snapshot().arn());

        assertThat(story.replaceAll("ecs-svc/\\d+", "ecs-svc/1")).isEqualTo("""
                2024-01-01T00:00:00Z  service media/transcoder was created with desired count 2
                2024-01-01T00:00:00Z  service media/transcoder began deployment ecs-svc/1 of transcoder:1
                2024-01-01T00:00:00Z  service media/transcoder has deployment ecs-svc/1 COMPLETED
                2024-01-01T00:00:00Z  service media/transcoder has reached a steady state.
                2024-01-01T00:00:00Z  task media/transcoder/aaaaaaaa is protected until 2024-01-01T01:00:00Z
                2024-01-01T00:00:00Z  task media/transcoder/bbbbbbbb was told to stop (UserInitiated: drained)
                2024-01-01T00:00:00Z  service media/transcoder has reached a steady state.
                2024-01-01T00:00:00Z  service media/transcoder was scaled from 2 to 3
                2024-01-01T00:00:00Z  service media/transcoder has reached a steady state.""");
        world.assertServiceFails(() -> assertThat(transcoder).hasDesiredCount(2), """
                Expected service media/transcoder to want 2 tasks
                 but it wants 3.
                Simulated time: 2024-01-01T00:00:00Z
                Tasks:
                %s""".formatted(
                        ServiceStory.tasks(transcoder.snapshot()).indent(2).stripTrailing()));
    }

    @Test
    void hasDesiredCount_null_failsAsAssertJDoes() {
        Worlds.assertFails(
                () -> assertThat((SimulatedService) null).hasDesiredCount(1), "Expecting actual not to be null");
    }

    @Test
    void hasRunningCount_thatCount_passes() {
        assertThat(transcoder).hasRunningCount(2);
    }

    @Test
    void hasRunningCount_otherCount_fails() {
        world.assertServiceFails(() -> assertThat(transcoder).hasRunningCount(3), """
                Expected service media/transcoder to run 3 tasks
                 but it runs 2.""" + AT_START);
    }

    @Test
    void hasProtectedCount_thatCount_passes() {
        world.protect(world.busy, 60);

        assertThat(transcoder).hasProtectedCount(1);
    }

    @Test
    void hasProtectedCount_otherCount_fails() {
        world.assertServiceFails(() -> assertThat(transcoder).hasProtectedCount(1), """
                Expected service media/transcoder to have 1 protected task
                 but it has 0.""" + AT_START);
    }

    @Test
    void hasNoProtectedTasks_none_passes() {
        assertThat(transcoder).hasNoProtectedTasks();
    }

    @Test
    void hasNoProtectedTasks_one_fails() {
        protectAndScaleToZero();

        world.assertServiceFails(() -> assertThat(transcoder).hasNoProtectedTasks(), """
                Expected service media/transcoder to have 0 protected tasks
                 but it has 1.""" + ONE_KEPT);
    }

    @Test
    void hasProtectedTasks_exactlyThese_passes() {
        world.protect(world.idle, 60);
        world.protect(world.busy, 60);

        assertThat(transcoder).hasProtectedTasks(world.busy, world.idle);
    }

    @Test
    void hasProtectedTasks_others_fails() {
        protectAndScaleToZero();

        world.assertServiceFails(() -> assertThat(transcoder).hasProtectedTasks(world.idle), """
                Expected service media/transcoder to have exactly these protected tasks [task media/transcoder/bbbbbbbb]
                 but it has [task media/transcoder/aaaaaaaa].""" + ONE_KEPT);
    }

    @Test
    void hasRunningTasks_exactlyThese_passes() {
        protectAndScaleToZero();

        assertThat(transcoder).hasRunningTasks(world.busy);
    }

    @Test
    void hasRunningTasks_oneMore_fails() {
        protectAndScaleToZero();

        world.assertServiceFails(() -> assertThat(transcoder).hasRunningTasks(world.idle, world.busy), """
                Expected service media/transcoder to have exactly these running tasks\
                 [task media/transcoder/aaaaaaaa, task media/transcoder/bbbbbbbb]
                 but it has [task media/transcoder/aaaaaaaa].""" + ONE_KEPT);
    }

    @Test
    void isSteady_asManyAsDesired_passes() {
        assertThat(transcoder).isSteady();
    }

    @Test
    void isSteady_surplusKept_fails() {
        protectAndScaleToZero();

        world.assertServiceFails(() -> assertThat(transcoder).isSteady(), """
                Expected service media/transcoder to be steady
                 but it wants 0, has 1 and runs 1.""" + ONE_KEPT);
    }

    @Test
    void keepsSurplus_thatMany_passes() {
        assertThat(transcoder).keepsSurplus(0);
        protectAndScaleToZero();
        assertThat(transcoder).keepsSurplus(1);
    }

    @Test
    void keepsSurplus_otherNumber_fails() {
        protectAndScaleToZero();

        world.assertServiceFails(() -> assertThat(transcoder).keepsSurplus(2), """
                Expected service media/transcoder to keep a surplus of 2 tasks
                 but it keeps 1 task too many: it wants 0, has 1 and runs 1.""" + ONE_KEPT);
    }

    private void protectAndScaleToZero() {
        world.protect(world.busy, 60);
        transcoder.scaleTo(0);
    }
}
