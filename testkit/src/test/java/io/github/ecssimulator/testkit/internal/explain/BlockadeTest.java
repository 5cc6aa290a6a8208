package io.github.ecssimulator.testkit.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.ListServiceDeployments;
import io.github.ecssimulator.api.StopServiceDeployment;
import io.github.ecssimulator.policy.Judging.BlockedRenewal;
import org.junit.jupiter.api.Test;

/** What stands below a call that was answered {@code DEPLOYMENT_BLOCKED}: why, in numbers, and the policy that decided so. */
class BlockadeTest {
    private final ToldWorld world = new ToldWorld();

    private void protectAll() {
        world.transcoder.tasks().forEach(task -> world.protect(task, 30));
    }

    private void renewAt10(SimulatedTask task) {
        world.pass(10);
        world.protect(task, 30);
        world.pass(40);
    }

    private static String waiting(String definition, String begun) {
        return "       deployment " + definition + ", begun at " + begun
                + ", waits for this task, which it replaces (assumed: BlockedRenewal.BY_DEPLOYMENT, U2 in docs/fidelity.md)\n";
    }

    @Test
    void renewal_ofATaskThatIsReplaced_namesTheDeploymentThatWaited() {
        protectAll();
        world.deploy();
        renewAt10(world.busy);

        assertThat(world.told(world.busy, Symptom.LOST)).contains(waiting("transcoder:2", "+00:00"));
    }

    @Test
    void renewal_afterADeploymentThatEnded_namesTheOneThatIsUnderWay() {
        protectAll();
        world.deploy();
        String first = world.ecs
                .api()
                .execute(new ListServiceDeployments.Request("transcoder", "media", null, null, null, null))
                .response()
                .serviceDeployments()
                .get(0)
                .serviceDeploymentArn();
        world.ecs.api().execute(new StopServiceDeployment.Request(first, null));
        world.pass(5);
        world.deploy();
        renewAt10(world.busy);

        assertThat(world.told(world.busy, Symptom.LOST)).contains(waiting("transcoder:3", "+00:05"));
    }

    @Test
    void renewal_ofATaskThatReplacedOthers_namesTheDeploymentAfterItsOwn() {
        protectAll();
        world.deploy();
        SimulatedTask fresh = world.transcoder.tasks().get(3);
        world.protect(fresh, 30);
        world.pass(5);
        world.deploy();
        renewAt10(fresh);

        assertThat(world.told(fresh, Symptom.LOST)).contains(waiting("transcoder:3", "+00:05"));
    }

    @Test
    void renewal_refusedByTheCount_tellsTheCount() {
        ToldWorld strict = new ToldWorld(EcsSimulator.builder().policy(BlockedRenewal.REFUSED));
        strict.transcoder.tasks().forEach(task -> strict.protect(task, 30));
        strict.transcoder.scaleTo(2);
        strict.pass(10);
        strict.protect(strict.busy, 30);
        strict.pass(40);

        assertThat(strict.told(strict.busy, Symptom.LOST))
                .contains("       the service had 3 protected tasks and wants 2, so it may protect no more"
                        + " (assumed: BlockedRenewal.REFUSED, U2 in docs/fidelity.md)\n");
    }

    @Test
    void first_besideATaskThatIsProtectedNoMore_doesNotCountThat() {
        protectAll();
        world.transcoder.scaleTo(2);
        world.deploy();
        SimulatedTask fresh = world.transcoder.tasks().get(3);
        world.release(world.busy);
        SimulatedTask next = world.transcoder.tasks().get(3);
        world.protect(next, 60);
        world.protect(fresh, 60);
        world.transcoder.scaleTo(0);

        assertThat(world.told(fresh, Symptom.LOST))
                .contains("the service had 3 protected tasks and wants 2, so it may protect no more");
    }

    @Test
    void service_thatHadABrotherOfItsName_isToldByItself() {
        world.transcoder.delete();
        world.pass(10);
        SimulatedService again = world.media.createService("transcoder", 3);
        world.media.createService("other", 7);
        again.tasks().forEach(task -> world.protect(task, 60));
        again.scaleTo(2);
        again.deploy(world.ecs.registerTaskDefinition("transcoder"));
        SimulatedTask fresh = again.tasks().get(3);
        world.protect(fresh, 60);

        assertThat(world.told(fresh, Symptom.LOST))
                .contains("the service had 3 protected tasks and wants 2, so it may protect no more"
                        + " (assumed: DeploymentBlockedRule.LITERAL, U1 in docs/fidelity.md)\n");
    }
}
