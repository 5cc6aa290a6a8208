package io.github.ecssimulator.testkit.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.testkit.story.Story;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** For how long a service had more tasks than it wanted. */
class SurplusTest {
    private final ToldWorld world = new ToldWorld();
    private final SimulatedService service = world.transcoder;
    private final EcsSimulator ecs = world.ecs;

    private String longest() {
        Story story = Story.of(ecs);
        return Surplus.longest(story, world.transcoderArn()).told(story);
    }

    private String longestAfterAsking() {
        Story story = Story.of(ecs);
        return Surplus.longestAfterAsking(story, world.transcoderArn()).told(story);
    }

    private void protectAll() {
        service.tasks().forEach(task -> world.protect(task, 600));
    }

    @Test
    void service_thatNeverHadTooMany_hadThemForNoTime() {
        world.pass(10);
        service.scaleTo(5);
        world.pass(10);

        assertThat(longest()).isEqualTo("it had too many tasks for no time from +00:00");
    }

    @Test
    void surplus_ofProtectedTasks_lastsUntilTheyAreReleased() {
        protectAll();
        world.pass(10);
        service.scaleTo(2);
        world.pass(10);
        service.scaleTo(1);
        world.pass(5);
        service.tasks().forEach(world::release);
        world.pass(30);

        assertThat(longest()).isEqualTo("it had too many tasks for 15 min from +00:10");
    }

    @Test
    void surplus_afterAsking_beginsAnewWithEachScalingAndDeployment() {
        protectAll();
        world.pass(10);
        service.scaleTo(2);
        world.pass(10);
        service.scaleTo(1);
        world.pass(20);
        world.deploy();
        world.pass(15);

        assertThat(longestAfterAsking()).isEqualTo("it had too many tasks for 20 min from +00:20");
        assertThat(longest()).isEqualTo("it had too many tasks for 45 min from +00:10");
    }

    @Test
    void surplus_ofTwoEquallyLong_isTheFirst() {
        protectAll();
        service.scaleTo(2);
        world.pass(10);
        service.scaleTo(3);
        world.pass(10);
        service.scaleTo(2);
        world.pass(10);

        assertThat(longest()).isEqualTo("it had too many tasks for 10 min from +00:00");
    }

    @Test
    void surplus_thatEndedBefore_isNotProlonged() {
        protectAll();
        service.scaleTo(2);
        world.pass(10);
        service.scaleTo(3);
        world.pass(30);
        service.scaleTo(4);
        world.pass(30);

        assertThat(longest()).isEqualTo("it had too many tasks for 10 min from +00:00");
    }

    @Test
    void task_ofLater_isNotAliveBefore() {
        world.pass(10);
        service.scaleTo(4);
        Story story = Story.of(ecs);

        assertThat(story.tasks()).last().matches(lane -> !Surplus.isAlive(lane, story.start()));
        assertThat(story.tasks()).last().matches(lane -> Surplus.isAlive(lane, story.now()));
        assertThat(Surplus.expected(Duration.ofMinutes(15))).isEqualTo("to have given its capacity back within 15 min");
    }
}
