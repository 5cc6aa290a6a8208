package io.github.ecssimulator.testkit.assertions;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.SimulatedService;
import org.junit.jupiter.api.Test;

class SimulatedServiceAssertTest {

    private final Worlds world = new Worlds();
    private final SimulatedService transcoder = world.transcoder;

    @Test
    void hasDesiredCount_thatCount_passes() {
        assertThat(transcoder).hasDesiredCount(2);
    }

    @Test
    void hasDesiredCount_otherCount_fails() {
        Worlds.assertFailsFirst(() -> assertThat(transcoder).hasDesiredCount(1), """
                Expected service media/transcoder to want 1 task (at +00:00)
                 but it wants 2.""");
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
        Worlds.assertFailsFirst(() -> assertThat(transcoder).hasRunningCount(3), """
                Expected service media/transcoder to run 3 tasks (at +00:00)
                 but it runs 2.""");
    }

    @Test
    void hasProtectedCount_thatCount_passes() {
        world.protect(world.busy, 60);

        assertThat(transcoder).hasProtectedCount(1);
    }

    @Test
    void hasProtectedCount_otherCount_fails() {
        Worlds.assertFailsFirst(() -> assertThat(transcoder).hasProtectedCount(1), """
                Expected service media/transcoder to have 1 protected task (at +00:00)
                 but it has 0.""");
    }

    @Test
    void hasNoProtectedTasks_none_passes() {
        assertThat(transcoder).hasNoProtectedTasks();
    }

    @Test
    void hasNoProtectedTasks_one_fails() {
        protectAndScaleToZero();

        Worlds.assertFailsFirst(() -> assertThat(transcoder).hasNoProtectedTasks(), """
                Expected service media/transcoder to have 0 protected tasks at +00:00
                 but it has 1: task media/transcoder/aaaaaaaa is protected until +01:00, and nobody released it.""");
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

        Worlds.assertFailsFirst(() -> assertThat(transcoder).hasProtectedTasks(world.idle), """
                Expected service media/transcoder to have exactly these protected tasks [task\
                 media/transcoder/bbbbbbbb] (at +00:00)
                 but it has [task media/transcoder/aaaaaaaa].""");
    }

    @Test
    void hasRunningTasks_exactlyThese_passes() {
        protectAndScaleToZero();

        assertThat(transcoder).hasRunningTasks(world.busy);
    }

    @Test
    void hasRunningTasks_oneMore_fails() {
        protectAndScaleToZero();

        Worlds.assertFailsFirst(() -> assertThat(transcoder).hasRunningTasks(world.idle, world.busy), """
                Expected service media/transcoder to have exactly these running tasks [task\
                 media/transcoder/aaaaaaaa, task media/transcoder/bbbbbbbb] (at +00:00)
                 but it has [task media/transcoder/aaaaaaaa].""");
    }

    @Test
    void isSteady_asManyAsDesired_passes() {
        assertThat(transcoder).isSteady();
    }

    @Test
    void isSteady_surplusKept_fails() {
        protectAndScaleToZero();

        Worlds.assertFailsFirst(() -> assertThat(transcoder).isSteady(), """
                Expected service media/transcoder to be steady at +00:00
                 but it wants 0, has 1 and runs 1: task media/transcoder/aaaaaaaa is protected until +01:00, and\
                 nobody released it.""");
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

        Worlds.assertFailsFirst(() -> assertThat(transcoder).keepsSurplus(2), """
                Expected service media/transcoder to keep a surplus of 2 tasks (at +00:00)
                 but it keeps 1 task too many: it wants 0, has 1 and runs 1.""");
    }

    private void protectAndScaleToZero() {
        world.protect(world.busy, 60);
        transcoder.scaleTo(0);
    }
}
