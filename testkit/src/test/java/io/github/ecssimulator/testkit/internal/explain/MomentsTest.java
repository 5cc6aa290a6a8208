package io.github.ecssimulator.testkit.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The events that matter for a task, a line for each. */
class MomentsTest {
    private final ToldWorld world = new ToldWorld();

    private List<String> moments(int most, SimulatedTask... about) {
        return Moments.of(
                Evidence.of(world.ecs),
                List.of(about).stream().map(task -> task.snapshot().ref().id()).toList(),
                List.of(),
                most);
    }

    @Test
    void moments_twoThatAreEqual_areTwo() {
        world.read(world.busy);
        world.read(world.busy);

        assertThat(moments(9, world.busy))
                .containsExactly(" +00:00  read     typed API", " +00:00  read     typed API");
    }

    @Test
    void moments_threeThatAreEqual_areOneAndACount() {
        world.release(world.busy);
        for (int i = 0; i < 3; i++) {
            world.read(world.busy);
            world.pass(1);
        }

        assertThat(moments(9, world.busy))
                .containsExactly(
                        " +00:00  release     typed API",
                        " +00:00  read        typed API",
                        "         2 x the same until +00:02");
    }

    @Test
    void moments_asManyAsThereIsRoomFor_areAllTold() {
        for (int minutes = 1; minutes <= 4; minutes++) {
            world.protect(world.busy, minutes);
        }

        assertThat(moments(4, world.busy)).hasSize(4).noneMatch(line -> line.contains("more"));
        assertThat(moments(3, world.busy))
                .containsExactly(
                        " +00:00  protect 1 min  until +00:01  typed API",
                        "         (2 more)",
                        " +00:00  protect 4 min  until +00:04  typed API");
        assertThat(moments(2, world.busy)).isEmpty();
    }

    @Test
    @Timeout(120) // a guard: with each looked for among all the others it takes minutes
    void moments_ofVeryManyRenewals_areToldInTimeThatGrowsWithTheirNumber() {
        int renewals = 150_000;
        for (int i = 0; i < renewals; i++) {
            world.protect(world.busy, 30 + i % 2);
        }

        assertThat(moments(3, world.busy))
                .containsExactly(
                        " +00:00  protect 30 min  until +00:30  typed API",
                        "         (149998 more)",
                        " +00:00  protect 31 min  until +00:31  typed API");
    }

    @Test
    void moments_ofAnotherService_areNotItsOwn() {
        SimulatedService other = world.media.createService("other", 2);
        other.scaleTo(1);
        other.deploy(world.ecs.registerTaskDefinition("other"));
        world.transcoder.scaleTo(4);

        assertThat(moments(9, world.busy)).containsExactly(" +00:00  scaled from 3 to 4");
    }

    @Test
    void moments_ofWhatNobodyAskedForByItsName_areThoseOfStrays() {
        world.ask("media", List.of("short"), true, 30);
        world.ask("media", List.of("12345678"), true, null);
        world.ask("media", List.of("123456789"), false, null);

        assertThat(moments(9, world.busy))
                .containsExactly(
                        " +00:00  protect short 30 min  MISSING  typed API",
                        " +00:00  protect 12345678      MISSING  typed API",
                        " +00:00  release 12345678      MISSING  typed API");
    }

    @Test
    void moments_ofATaskThatWasAskedFor_areNotThoseOfStrays() {
        world.ask("media", List.of("short"), true, 30);
        world.release(world.busy);

        assertThat(moments(9, world.busy)).containsExactly(" +00:00  release     typed API");
    }

    @Test
    void moments_ofManySparedTasks_nameThree() {
        SimulatedService fleet = world.media.createService("fleet", 5);
        List<SimulatedTask> tasks = fleet.tasks();
        tasks.forEach(task -> world.protect(task, 30));
        fleet.scaleTo(4);
        String ids = ToldWorld.shortened(tasks.get(0)) + " " + ToldWorld.shortened(tasks.get(1)) + " "
                + ToldWorld.shortened(tasks.get(2));

        assertThat(moments(9, tasks.get(0)))
                .contains(" +00:00  stops none, as all are protected: " + ids + " and 2 more");
    }

    @Test
    void moments_ofThreeSparedTasks_nameThemAll() {
        List<SimulatedTask> tasks = world.transcoder.tasks();
        tasks.forEach(task -> world.protect(task, 30));
        world.transcoder.scaleTo(2);
        world.transcoder.scaleTo(1);
        String ids = ToldWorld.shortened(tasks.get(0)) + " " + ToldWorld.shortened(tasks.get(1)) + " "
                + ToldWorld.shortened(tasks.get(2));

        assertThat(moments(9, tasks.get(0)))
                .filteredOn(line -> line.contains("stops none"))
                .containsExactly(" +00:00  stops none, as all are protected: " + ids);
    }

    @Test
    void moments_ofTwoTasks_nameEach() {
        world.protect(world.busy, 10);
        world.protect(world.idle, 10);
        world.ask("media", List.of(world.busy.id(), world.idle.id()), false, null);
        world.pass(10);
        world.protect(world.idle, 10);
        world.pass(10);
        world.idle.stop();
        String idle = ToldWorld.shortened(world.idle);

        assertThat(moments(9, world.busy, world.idle))
                .contains(
                        " +00:00  protect " + ToldWorld.shortened(world.busy) + " 10 min      until +00:10  typed API",
                        " +00:00  release 2 tasks                            typed API",
                        " +00:20  " + idle + " protection ran out",
                        " +00:20  StopTask stops " + idle);
    }

    @Test
    void moments_ofDeployments_leaveOutTheFirst() {
        world.deploy();

        assertThat(moments(9, world.busy))
                .containsExactly(" +00:00  deploys transcoder:2", " +00:00  a deployment stops it");
    }

    @Test
    void moments_atAnAgent_saySo() {
        world.askAgent(world.busy, "PUT", "{\"ProtectionEnabled\":true}");
        world.askAgent(world.busy, "PUT", "nonsense");

        assertThat(moments(9, world.busy))
                .containsExactly(
                        " +00:00  protect  until +02:00                at its agent",
                        " +00:00  request  400 InvalidParameterException  in-memory HTTP");
    }

    @Test
    void moments_ofWhichThereAreTooMany_keepThoseOfTheCauseAndTheEndOfTheProtection() {
        world.protect(world.busy, 30);
        for (int i = 0; i < 4; i++) {
            world.busy.work("part " + i).finish();
        }
        world.pass(15);
        world.throttle();
        world.protect(world.busy, 30);
        world.transcoder.scaleTo(0);
        world.pass(15);
        for (int i = 0; i < 3; i++) {
            world.release(world.busy);
            world.protect(world.busy, 30);
        }

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("Cause: the renewal at +00:15 failed with ThrottlingException")
                .contains("\n +00:00  protect 30 min                      until +00:30         typed API\n")
                .contains("\n +00:15  protect 30 min                      ThrottlingException  typed API\n")
                .contains("\n +00:30  protection ran out\n +00:30  scale-in stops it\n         (6 more)\n");
    }

    @Test
    void moments_behindTheStop_areLeftOutBeforeOthers() {
        world.protect(world.busy, 1);
        world.busy.work("job 7").finish();
        world.busy.work("job 8").finish();
        world.transcoder.scaleTo(0);
        world.pass(1);
        world.release(world.busy);
        world.read(world.busy);
        world.release(world.busy);

        assertThat(moments(9, world.busy))
                .hasSize(9)
                .endsWith(" +00:01  protection ran out", " +00:01  scale-in stops it", "         (3 more)");
    }

    @Test
    void moments_equalOnesThatALineOfTheCauseNames_areKeptWithTheirCount() {
        world.protect(world.busy, 30);
        for (int i = 0; i < 4; i++) {
            world.pass(5);
            world.throttle();
            world.protect(world.busy, 30);
        }
        for (int i = 0; i < 9; i++) {
            world.busy.work("part " + i).finish();
        }
        world.transcoder.scaleTo(0);
        world.pass(15);

        assertThat(world.told(world.busy, Symptom.LOST))
                .containsPattern(
                        "\n \\+00:05  protect 30 min +ThrottlingException  typed API\n {9}3 x the same until \\+00:20\n")
                .contains("\n +00:30  protection ran out\n +00:30  scale-in stops it\n");
    }
}
