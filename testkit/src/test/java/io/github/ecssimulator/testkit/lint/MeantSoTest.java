package io.github.ecssimulator.testkit.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.SimulatedTask;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a test means so is no finding. */
class MeantSoTest {
    private final LintWorld world = new LintWorld();

    @Test
    void allow_aLint_isForTheWholeWorld() {
        world.protect(30);
        world.pass(60);
        Lints.in(world.ecs).allow(Lint.EXPIRED);

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void allow_aLintOfATask_leavesTheOthers() {
        Lints.in(world.ecs).allow(Lint.LOST_WORK, world.busy);
        world.busy.work("job 7");
        world.idle.work("job 8");
        world.transcoder.scaleTo(0);

        assertThat(world.texts()).singleElement().asString().startsWith("lost-work: " + world.idle);
    }

    @Test
    void allow_anotherLint_helpsNothing() {
        Lints.in(world.ecs).allow(Lint.HOLE);
        world.protect(30);
        world.pass(60);

        assertThat(world.lints()).containsExactly(Lint.EXPIRED);
    }

    @Test
    void allow_inOneWorld_saysNothingOfAnother() {
        LintWorld other = new LintWorld();
        Lints.in(other.ecs).allow(Lint.EXPIRED);
        world.protect(30);
        world.pass(60);

        assertThat(world.lints()).containsExactly(Lint.EXPIRED);
    }

    @Test
    void allow_inAReplay_holdsToo() {
        Lints.in(world.ecs).allow(Lint.EXPIRED);
        world.protect(30);
        world.pass(60);

        assertThat(Lints.of(world.ecs.recording().replay()).findings()).isEmpty();
    }

    @Test
    void expectRefusal_thatComes_isNoFinding() {
        Lints.in(world.ecs).expectRefusal(world.busy);
        world.ask("media", List.of(world.busy.id()), true, 5000);

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void expectRefusal_ofOneCall_isNotOfTheNext() {
        Lints.in(world.ecs).expectRefusal(world.busy);
        world.protect(0);
        world.protect(0);

        assertThat(world.lints()).containsExactly(Lint.BAD_CALL);
        assertThat(world.findings().get(0).times()).isEqualTo(1);
    }

    @Test
    void expectRefusal_thatNeverComes_isAFinding() {
        world.protect(0);
        Lints.in(world.ecs).expectRefusal(world.busy).allow(Lint.BAD_CALL);
        world.protect(30);
        world.clear();

        assertThat(world.texts())
                .containsExactly("refused: " + world.busy
                        + " was to be refused something after +00:00, as the test says, and was not");
    }

    @Test
    void allow_severalInARow_holdsForEach() {
        Lints.in(world.ecs)
                .allow(Lint.STILL_PROTECTED)
                .allow(Lint.LOST_WORK, world.idle)
                .expectRefusal(world.busy);
        world.protect(5000);
        world.protect(30);
        world.idle.work("job 7");
        world.idle.stop();

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void expectRefusal_ofTwoTasksThatOneCallNames_isMetForEach() {
        Lints.in(world.ecs).expectRefusal(world.busy).expectRefusal(world.idle);
        world.transcoder.scaleTo(0);
        world.ask("media", List.of(world.busy.id(), world.idle.id()), true, 30);

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void expectRefusal_ofOneTask_saysNothingOfAnotherInTheSameCall() {
        SimulatedTask oneOff = world.media.runTask();
        SimulatedTask other = world.media.runTask();
        Lints.in(world.ecs).expectRefusal(oneOff);
        world.ask("media", List.of(oneOff.id(), other.id()), true, 30);

        assertThat(world.texts()).singleElement().asString().startsWith("refused: " + other);
    }
}
