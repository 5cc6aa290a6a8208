package io.github.ecssimulator.testkit.assertions;

import static io.github.ecssimulator.testkit.assertions.BddSimulatorAssertions.then;
import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static io.github.ecssimulator.testkit.assertions.Worlds.START;
import static io.github.ecssimulator.testkit.assertions.Worlds.minute;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.model.TaskTimings;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServiceOutcomeAssertTest {
    private final Worlds world = new Worlds();
    private final SimulatedService transcoder = world.transcoder;

    @Test
    void lostNoWork_ofATaskThatWasStopped_namesIt() {
        world.busy.work("job 7");
        transcoder.scaleTo(0);

        Worlds.assertFailsFirst(() -> assertThat(transcoder).lostNoWork(), """
                Expected service media/transcoder to have lost no work at +00:00
                 but it lost 1 piece of it, "job 7": task media/transcoder/aaaaaaaa was told to stop at +00:00\
                 while its work "job 7" was open: nobody had protected it.""");
    }

    @Test
    void lostNoWork_allFinished_passes() {
        world.busy.work("job 7").finish();
        transcoder.scaleTo(0);

        assertThat(transcoder).lostNoWork();
        then(transcoder).lostNoWork();
    }

    @Test
    void gaveItsCapacityBackWithin_protectedUntilThen_passes() {
        world.protect(world.busy, 30);
        transcoder.scaleTo(0);
        world.advanceMinutes(60);

        assertThat(transcoder).gaveItsCapacityBackWithin(Duration.ofMinutes(30));
    }

    @Test
    void gaveItsCapacityBackWithin_keptLonger_tellsHowLong() {
        world.protect(world.busy, 60);
        transcoder.scaleTo(0);
        world.advanceMinutes(40);

        Worlds.assertFailsFirst(() -> assertThat(transcoder).gaveItsCapacityBackWithin(Duration.ofMinutes(30)), """
                Expected service media/transcoder to have given its capacity back within 30 min at +00:40
                 but it had too many tasks for 40 min from +00:00: task media/transcoder/aaaaaaaa is protected until +01:00, and\
                 nobody released it.""");
    }

    @Test
    void scaledInTo_thatCount_passes() {
        transcoder.scaleTo(1);

        assertThat(transcoder).scaledInTo(1).by(ecsNow()).scaledInTo(1).by(START);
    }

    @Test
    void scaledInTo_moreLeft_fails() {
        world.protect(world.busy, 60);
        transcoder.scaleTo(0);
        world.advanceMinutes(10);

        Worlds.assertFailsFirst(() -> assertThat(transcoder).scaledInTo(0).by(minute(5)), """
                Expected service media/transcoder to have scaled in to 0 by +00:05 at +00:10
                 but it had 1 then: task media/transcoder/aaaaaaaa is protected until +01:00, and nobody released it.""");
    }

    @Test
    void scaledInTo_inTheFuture_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(transcoder).scaledInTo(0).by(minute(5)))
                .withMessageContaining("nothing is known of");
    }

    @Test
    void stoppedExactly_these_passes() {
        world.protect(world.busy, 60);
        transcoder.scaleTo(1);

        assertThat(transcoder).stoppedExactly(world.idle);
    }

    @Test
    void stoppedExactly_others_fails() {
        transcoder.scaleTo(0);

        Worlds.assertFailsFirst(() -> assertThat(transcoder).stoppedExactly(world.idle), """
                Expected service media/transcoder to have stopped exactly [task media/transcoder/bbbbbbbb] (at +00:00)
                 but it stopped [task media/transcoder/aaaaaaaa, task media/transcoder/bbbbbbbb].""");
    }

    @Test
    void heldUpDeploymentForLessThan_nobodyProtected_passes() {
        transcoder.deploy(world.ecs.registerTaskDefinition("transcoder"));
        world.advanceMinutes(10);

        assertThat(transcoder).heldUpDeploymentForLessThan(Duration.ofMinutes(1));
    }

    @Test
    void heldUpDeploymentForLessThan_protectedTask_tellsHowLong() {
        world.protect(world.busy, 60);
        transcoder.deploy(world.ecs.registerTaskDefinition("transcoder"));
        world.advanceMinutes(20);

        Worlds.assertFailsFirst(() -> assertThat(transcoder).heldUpDeploymentForLessThan(Duration.ofMinutes(20)), """
                Expected service media/transcoder to have held up its deployments for less than 20 min at +00:20
                 but deployment transcoder:2 of +00:00 waited 20 min: task media/transcoder/aaaaaaaa is protected until +01:00,\
                 and nobody released it.""");
        assertThat(transcoder).heldUpDeploymentForLessThan(Duration.ofMinutes(21));
    }

    /** A task that protects itself as soon as it begins is protected for longer than those that it is to replace. */
    @Test
    void heldUpDeploymentForLessThan_protectedReplacement_isNotTheOneItWaitsFor() {
        world.protect(world.busy, 60);
        transcoder.deploy(world.ecs.registerTaskDefinition("transcoder"));
        world.advanceMinutes(10);
        SimulatedTask replacement = transcoder.tasks().get(transcoder.tasks().size() - 1);
        world.protect(replacement, 120);
        world.advanceMinutes(10);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(transcoder).heldUpDeploymentForLessThan(Duration.ofMinutes(20)))
                .withMessageContaining("waited 20 min: task media/transcoder/aaaaaaaa is protected until +01:00");
    }

    @Test
    void heldUpDeploymentForLessThan_protectedWhileItsTasksStart_waitsFromWhenTheyRun() {
        EcsSimulator slow = EcsSimulator.builder()
                .taskIds(Worlds.BUSY)
                .taskTimings(TaskTimings.instant().withPending(Duration.ofMinutes(5)))
                .build();
        SimulatedService service = slow.createCluster("media").createService("transcoder", 2);
        slow.clock().advance(Duration.ofMinutes(10));
        service.deploy();
        slow.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(Worlds.BUSY), true, 120));
        slow.clock().advance(Duration.ofMinutes(35));

        Worlds.assertFailsFirst(() -> assertThat(service).heldUpDeploymentForLessThan(Duration.ofMinutes(30)), """
                Expected service media/transcoder to have held up its deployments for less than 30 min at +00:45
                 but deployment transcoder:1 of +00:10 waited 30 min: task media/transcoder/aaaaaaaa is protected until +02:10,\
                 and nobody released it.""");
        assertThat(service).heldUpDeploymentForLessThan(Duration.ofMinutes(31));
    }

    @Test
    void heldUpDeploymentForLessThan_replacedByANewerOne_waitsNoLonger() {
        world.protect(world.busy, 30);
        transcoder.deploy();
        world.advanceMinutes(10);
        transcoder.deploy();
        world.advanceMinutes(60);

        assertThat(transcoder).heldUpDeploymentForLessThan(Duration.ofMinutes(21));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(transcoder).heldUpDeploymentForLessThan(Duration.ofMinutes(20)))
                .withMessageContaining("of +00:10 waited 20 min");
    }

    @Test
    void softly_severalFail_tellsAll() {
        SimulatorSoftAssertions softly = new SimulatorSoftAssertions();

        softly.assertThat(transcoder).hasRunningCount(7).lostNoWork();
        softly.assertThat(world.busy).isStopped();
        softly.assertThat(world.media).hasProtectedCount(3);
        softly.assertThat(world.ecs.clock()).isAt(minute(1));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(softly::assertAll)
                .withMessageContaining("4 failures");
    }

    @Test
    void bdd_eachSubject_isAsserted() {
        then(world.busy).isRunning();
        then(world.media).hasRunningCount(2);
        then(world.ecs.clock()).isAt(START);
    }

    private java.time.Instant ecsNow() {
        return world.ecs.clock().instant();
    }

    @Test
    void outcome_ofAServiceThatHadNamesakes_isOfItsOwnTasks() {
        world.busy.work("job 7");
        world.advanceMinutes(60);
        transcoder.delete();
        SimulatedService again = world.media.createService("transcoder", 1);
        world.advanceMinutes(10);

        assertThat(again)
                .lostNoWork()
                .stoppedExactly()
                .gaveItsCapacityBackWithin(Duration.ofMinutes(1))
                .scaledInTo(1)
                .by(ecsNow());
        assertThatIllegalStateException()
                .isThrownBy(() -> assertThat(transcoder).lostNoWork())
                .withMessage("service media/transcoder was deleted, and another one of its name has been created since."
                        + " Assert on its past before that.");
    }

    @Test
    void outcome_ofAServiceWhoseBeginningWasDropped_isNotTold() {
        EcsSimulator brief = EcsSimulator.builder().journalLimit(4).build();
        SimulatedService service = brief.createCluster("media").createService("transcoder", 2);
        brief.clock().advance(Duration.ofMinutes(10));
        String message = "Nobody can tell what happened to service media/transcoder: the journal has a limit, and has"
                + " dropped its first " + brief.journal().dropped() + " entries."
                + " Raise journalLimit on the builder, or leave it out.";

        Stream.<Consumer<SimulatedServiceAssert>>of(
                        AbstractServiceOutcomeAssert::lostNoWork,
                        AbstractServiceOutcomeAssert::stoppedExactly,
                        it -> it.gaveItsCapacityBackWithin(Duration.ofMinutes(1)),
                        it -> it.heldUpDeploymentForLessThan(Duration.ofMinutes(1)),
                        it -> it.scaledInTo(2).by(START))
                .forEach(assertion -> assertThatIllegalStateException()
                        .isThrownBy(() -> assertion.accept(assertThat(service)))
                        .withMessage(message));
        assertThat(service).hasRunningCount(2);
    }

    @Test
    void lostNoWork_twoPiecesOfOneName_countsBoth() {
        world.busy.work("job 7");
        world.idle.work("job 7");
        transcoder.scaleTo(0);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(transcoder).lostNoWork())
                .withMessageContaining(" but it lost 2 pieces of it, \"job 7\": task ");
    }
}
