package io.github.ecssimulator.testkit.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.testkit.story.Story;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lives of tasks as they are drawn below a failure. */
class LanesTest {
    private final ToldWorld world = new ToldWorld();

    private List<String> lanes(SimulatedTask... about) {
        return Lanes.of(
                Story.of(world.ecs),
                List.of(about).stream().map(task -> task.snapshot().ref().id()).toList());
    }

    @Test
    void lanes_ofATaskWithAllThatCanHappen_markIt() {
        world.protect(world.busy, 30);
        Work job = world.busy.work("job 7");
        world.pass(5);
        world.protect(world.busy, 30);
        world.pass(5);
        world.throttle();
        world.protect(world.busy, 30);
        job.finish();
        world.pass(5);
        world.transcoder.scaleTo(4);
        world.pass(5);
        world.deploy();
        world.release(world.busy);
        world.pass(5);

        assertThat(lanes(world.busy))
                .startsWith(
                        "            00:00     00:05     00:10     00:15     00:20     00:25",
                        "            |----.----|----.----|----.----|----.----|----.----|",
                        " transcoder                               ^         D",
                        " c5160d22   P#########R#########!###################x",
                        "  job 7     =====================");
    }

    @Test
    void lanes_ofATaskThatIsReleasedAndLivesOn_markTheRelease() {
        world.protect(world.busy, 30);
        world.pass(5);
        world.throttle();
        world.release(world.busy);
        world.pass(2);
        world.release(world.busy);
        world.pass(3);

        assertThat(lanes(world.busy))
                .containsExactly(
                        "            00:00     00:05     00:10",
                        "            |----.----|----.----|",
                        " c5160d22   P#########!###U------",
                        "            P set  U released  ! refused  # protected  - unprotected");
    }

    @Test
    void lanes_ofTasksOfTwoServices_areThoseOfTheLaterOne() {
        SimulatedService other = world.media.createService("other", 2);
        world.media.createService("third", 1);
        world.pass(5);
        other.scaleTo(1);
        world.transcoder.scaleTo(2);
        SimulatedTask left = other.tasks().get(0);

        assertThat(lanes(world.busy, left))
                .anyMatch(line -> line.startsWith(" other  "))
                .noneMatch(line -> line.startsWith(" transcoder"));
        assertThat(lanes(world.busy)).anyMatch(line -> line.startsWith(" transcoder"));
    }

    @Test
    void lanes_ofNeighboursOfNote_areDrawnUpToFour() {
        SimulatedService fleet = world.media.createService("fleet", 8);
        List<SimulatedTask> tasks = fleet.tasks();
        tasks.subList(0, 6).forEach(task -> world.protect(task, 30));
        world.pass(10);

        assertThat(lanes(tasks.get(0)))
                .filteredOn(line -> line.contains(" P###"))
                .hasSize(4);
        assertThat(lanes(tasks.get(0)))
                .contains("  +2 more")
                .noneMatch(line -> line.contains(ToldWorld.shortened(tasks.get(7))));
    }

    @Test
    void lanes_ofFewNeighbours_areAllThereAre() {
        world.protect(world.idle, 30);
        world.pass(10);

        assertThat(lanes(world.busy))
                .noneMatch(line -> line.contains("more"))
                .noneMatch(line -> line.contains(
                        ToldWorld.shortened(world.transcoder.tasks().get(2))));
    }

    @Test
    void lanes_afterTheEndOfATask_showWhatItStillDid() {
        Work job = world.busy.work("job 7");
        world.pass(10);
        world.busy.stop();
        world.pass(10);
        job.finish();
        world.pass(10);

        assertThat(lanes(world.busy))
                .contains(" c5160d22   ----------x..........", "  job 7     ===========")
                .last()
                .isEqualTo("            - unprotected  x told to stop  = work  . after its end");
    }

    @Test
    void lanes_ofDays_countTheirSteps() {
        world.ecs.clock().advance(Duration.ofDays(9));

        assertThat(lanes(world.busy))
                .startsWith(
                        "            00:00     48:00     96:00     144:00    192:00    240:00",
                        "            |----.----|----.----|----.----|----.----|----.----|");
    }

    @Test
    void lanes_ofAWholeNumberOfSteps_endWithTheLast() {
        world.ecs.clock().advance(Duration.ofSeconds(5));

        assertThat(lanes(world.busy))
                .startsWith(
                        "            00:00:00  00:00:01  00:00:02  00:00:03  00:00:04  00:00:05",
                        "            |----.----|----.----|----.----|----.----|----.----|",
                        " c5160d22   ---------------------------------------------------");
    }

    @Test
    void lanes_ofAServiceScaledToWhatItHas_markNothing() {
        world.transcoder.scaleTo(3);
        world.pass(5);

        assertThat(lanes(world.busy)).noneMatch(line -> line.startsWith(" transcoder"));
    }

    @Test
    void lanes_whereNoTimePassed_areNone() {
        assertThat(lanes(world.busy)).isEmpty();
    }

    @Test
    void legend_ofAllMarks_isBrokenIntoLines() {
        assertThat(Marks.legend("PRU!x#-.v^D=", TextForm.ASCII))
                .containsExactly(
                        "P set  R renewed  U released  ! refused  # protected  - unprotected  v scaled in  ^ scaled out",
                        "D deployed  x told to stop  = work  . after its end");
    }

    @Test
    void legend_asLongAsALineMayBe_isOneLine() {
        assertThat(Marks.legend("PRU#-vx.", TextForm.ASCII)).hasSize(1);
    }

    @Test
    void legend_ofNoMarks_isEmpty() {
        assertThat(Marks.legend("", TextForm.ASCII)).isEmpty();
    }
}
