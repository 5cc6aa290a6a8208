package io.github.ecssimulator.testkit.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.model.TaskId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a whole text of a failure holds, and what it leaves out where there is no room. */
class ExplanationTest {
    private final ToldWorld world = new ToldWorld();

    private static TaskId idOf(SimulatedTask task) {
        return task.snapshot().ref().id();
    }

    @Test
    void text_ofARunOutProtection_isToldToItsEnd() {
        world.protect(world.busy, 30);
        world.busy.work("job 7");
        world.transcoder.scaleTo(0);
        world.pass(40);

        assertThat(world.told(world.busy, Symptom.LOST)).isEqualToNormalizingNewlines("""
                What went wrong by +00:40: task media/transcoder/c5160d22 was stopped at +00:30, when its protection ran out: it was protected once, for 30 minutes, and never renewed.
                Cause: no renewal came in the 30 min after +00:00, though its work "job 7" was open
                Call:  "protect 30 min" at +00:00
                Fix:   renew it every 15 min as long as work is open, or ask for a longer one (at most 2880 minutes)
                            00:00     00:10     00:20     00:30     00:40
                            |----.----|----.----|----.----|----.----|
                 transcoder v
                 c5160d22   P#############################x
                  job 7     ===============================
                 94cda0f3   x
                 df7d3b77   x
                            P set  # protected  v scaled in  x told to stop  = work
                 +00:00  protect 30 min                      until +00:30  typed API
                 +00:00  begins work "job 7"
                 +00:00  scaled from 3 to 0
                 +00:00  stops 94cda0f3 df7d3b77, not the protected c5160d22
                 +00:30  protection ran out
                 +00:30  scale-in stops it
                With 41 minutes instead of 30 at +00:00 it would have lived until now, if all calls had stayed the same.
                Lints: expired, lost-work (docs/lints.md)
                All 31 entries: ecs.journal().timeline()   seed 1""");
    }

    @Test
    void text_ofAWorldWhereNothingHappened_saysSo() {
        EcsSimulator ecs = EcsSimulator.create();

        assertThat(Explanation.ofAnything(ecs).text())
                .isEqualTo("In the simulator at +00:00, nothing had happened.\n"
                        + "All 0 entries: ecs.journal().timeline()   seed 1");
    }

    @Test
    void text_ofALongStoryWithoutASuspect_tellsItsBeginningAndItsEnd() {
        for (int i = 0; i < 10; i++) {
            world.read(world.busy);
        }
        List<String> all = world.ecs.journal().timeline().lines().toList();

        List<String> lines = world.toldOfAnything().lines().toList();

        assertThat(lines).hasSize(21).startsWith("In the simulator at +00:00, this had happened:");
        assertThat(lines.subList(1, 7)).isEqualTo(indented(all.subList(0, 6)));
        assertThat(lines.get(7)).isEqualTo("  (" + (all.size() - 18) + " more)");
        assertThat(lines.subList(8, 20)).isEqualTo(indented(all.subList(all.size() - 12, all.size())));
    }

    @Test
    void text_ofAShortStoryWithoutASuspect_tellsAllOfIt() {
        EcsSimulator ecs = EcsSimulator.create();
        for (int i = 0; i < 18; i++) {
            ecs.createCluster("media-" + i);
        }
        List<String> all = ecs.journal().timeline().lines().toList();

        assertThat(all).hasSize(18);
        assertThat(Explanation.ofAnything(ecs).text().lines().skip(1).limit(18)).isEqualTo(indented(all));
    }

    private static List<String> indented(List<String> lines) {
        return lines.stream().map(line -> "  " + line).toList();
    }

    @Test
    void lines_ofTasksThatDidALot_keepToTheirLimit() {
        List<SimulatedTask> tasks = world.media.createService("fleet", 4).tasks();
        tasks.forEach(task -> {
            world.protect(task, 30);
            task.work("job 7");
            task.work("job 8");
        });
        world.pass(10);
        for (int minutes = 31; minutes < 45; minutes++) {
            world.protect(tasks.get(0), minutes);
        }

        Explanation all = Explanation.of(
                world.ecs, tasks.stream().map(ExplanationTest::idOf).toList());

        assertThat(all.lines(2)).hasSize(23).anyMatch(line -> line.contains(" more)"));
        assertThat(all.lines(5)).hasSize(20);
    }

    @Test
    void lines_ofAServiceThatTheTestTellsOf_showItsTasks() {
        world.protect(world.busy, 30);
        world.pass(10);

        assertThat(Explanation.of(world.ecs, world.transcoderArn()).lines(2))
                .contains(" c5160d22   P####################", " 94cda0f3   ---------------------");
        assertThat(Explanation.of(world.ecs, world.transcoderArn(), Symptom.LOST)
                        .subject())
                .contains(world.busy.snapshot().ref().toString());
    }

    @Test
    void note_ofAnotherTaskThatWentOnAfterItsEnd_isNotOfThisOne() {
        world.protect(world.busy, 60);
        world.idle.stop();
        world.pass(10);
        world.idle.work("job 8");

        assertThat(world.told(world.busy, Symptom.KEPT)).doesNotContain("Note:");
        assertThat(world.told(world.idle, Symptom.LOST))
                .contains("Note:  it ")
                .contains("\"job 8\"")
                .contains("(in production that process is gone)\n");
    }

    @Test
    void assumption_aboutAnotherTask_isNotOfThisOne() {
        world.protect(world.idle, 30);
        world.throttle();
        world.protect(world.busy, 30);
        world.deploy();
        world.pass(10);
        world.protect(world.idle, 30);
        world.pass(30);

        assertThat(world.told(world.busy, Symptom.LOST)).doesNotContain("AWS does not document this case");
    }

    @Test
    void lints_belowAComplaint_areItsWarnings() {
        world.protect(world.busy, 60);
        world.pass(50);
        world.protect(world.busy, 60);

        assertThat(LintComplaint.of(world.ecs).orElseThrow())
                .contains("still-protected: ")
                .contains("\nLints: margin (docs/lints.md)\n");
    }

    @Test
    void lints_thatFoundNothing_haveNoLine() {
        assertThat(world.told(world.busy, Symptom.KEPT)).doesNotContain("Lints:");
    }

    @Test
    void isIn_ofATextThatEndsLikeOne_knowsIt() {
        String text = world.toldOfAnything();

        assertThat(Explanation.isIn("expected 1\n" + text)).isTrue();
        assertThat(Explanation.isIn("expected 1")).isFalse();
        assertThat(Explanation.isIn(null)).isFalse();
        assertThat(Explanation.isIn("expected 1\n"
                        + Attempt.at(() -> {
                            throw new IllegalStateException("broken\ntwice");
                        })))
                .isTrue();
    }
}
