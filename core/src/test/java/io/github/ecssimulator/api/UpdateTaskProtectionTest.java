package io.github.ecssimulator.api;

import static io.github.ecssimulator.TestWorld.START;
import static io.github.ecssimulator.TestWorld.arnOf;
import static io.github.ecssimulator.TestWorld.assertInvalid;
import static io.github.ecssimulator.TestWorld.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.journal.TaskEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateTaskProtectionTest {
    private final TestWorld world = TestWorld.with();
    private final SimulatedTask first = world.task(0);
    private final SimulatedTask second = world.task(1);
    private final SimulatedTask third = world.task(2);

    @Test
    void protect_serviceTask_isAnsweredWithItsExpiry() { // documented: UTP example 1
        UpdateTaskProtection.Response response = world.protect(60, first);

        assertThat(response.protectedTasks())
                .containsExactly(new ProtectedTask(first.arn(), true, START.plus(Duration.ofMinutes(60))));
        assertThat(response.failures()).isEmpty();
        assertThat(first.isProtected()).isTrue();
        assertThat(first.protectionExpiresAt()).contains(START.plus(Duration.ofMinutes(60)));
    }

    @Test
    void protect_withoutMinutes_lasts120() { // documented: UTP example 2
        UpdateTaskProtection.Response response = world.protect((Integer) null, first);

        assertThat(response.protectedTasks().get(0).expirationDate()).isEqualTo(START.plus(Duration.ofHours(2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 120, 2879, 2880})
    void protect_minutesInRange_lastThatLong(int minutes) { // documented: UTP
        world.protect(minutes, first);

        assertThat(first.protectionExpiresAt()).contains(START.plus(Duration.ofMinutes(minutes)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 2881, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void protect_minutesOutOfRange_areRefused(int minutes) { // documented: UTP - the range; assumed: U11
        assertInvalid(() -> world.protect(minutes, first), "expiresInMinutes must be between 1 and 2880.");
        assertThat(first.isProtected()).isFalse();
    }

    @Test
    void protect_again_resetsTheExpiry() { // documented: UTP
        world.protect(60, first);
        world.clock().advance(Duration.ofMinutes(50));

        world.protect(60, first);

        assertThat(first.protectionExpiresAt()).contains(START.plus(Duration.ofMinutes(110)));
    }

    @Test
    void protect_againForLess_makesTheExpiryEarlier() { // documented: UTP - the expiry is always reset
        world.protect(600, first);

        world.protect(1, first);

        world.clock().advance(Duration.ofMinutes(1));
        assertThat(first.isProtected()).isFalse();
    }

    @Test
    void protect_againWithoutMinutes_resetsTo120() { // documented: UTP
        world.protect(600, first);

        world.protect((Integer) null, first);

        assertThat(first.protectionExpiresAt()).contains(START.plus(Duration.ofHours(2)));
    }

    @Test
    void protect_renewedForEver_neverExpires() { // documented: UTP
        for (int hour = 0; hour < 200; hour++) {
            world.protect(61, first);
            world.clock().advance(Duration.ofHours(1));
        }

        assertThat(first.isProtected()).isTrue();
        assertThat(world.ecs().journal().events(TaskEvent.ProtectionExpired.class))
                .isEmpty();
    }

    @Test
    void protection_beforeItsExpirationDate_holds() { // assumed: U22
        world.protect(60, first);

        world.clock().advance(Duration.ofMinutes(60).minusNanos(1));

        assertThat(first.isProtected()).isTrue();
    }

    @Test
    void protection_atItsExpirationDate_isOver() { // documented: UTP; assumed: U22
        world.protect(60, first);

        world.clock().advance(Duration.ofMinutes(60));

        assertThat(first.isProtected()).isFalse();
        assertThat(first.protectionExpiresAt()).isEmpty();
        assertThat(world.get(first.id()).protectedTasks()).containsExactly(new ProtectedTask(first.arn(), false, null));
    }

    @Test
    void protection_expired_canBeSetAgain() {
        world.protect(60, first);
        world.clock().advance(Duration.ofMinutes(60));

        assertThat(world.protect(60, first).failures()).isEmpty();
        assertThat(first.isProtected()).isTrue();
    }

    @Test
    void clear_protectedTask_isAnsweredWithoutExpiry() { // documented: UTP example 3
        world.protect(first);

        UpdateTaskProtection.Response response = world.clear(first);

        assertThat(response.protectedTasks()).containsExactly(new ProtectedTask(first.arn(), false, null));
        assertThat(response.failures()).isEmpty();
        assertThat(first.isProtected()).isFalse();
    }

    @Test
    void clear_unprotectedTask_isAnsweredTheSame() { // documented: CLIEX
        assertThat(world.clear(first).protectedTasks()).containsExactly(new ProtectedTask(first.arn(), false, null));
        assertThat(world.ecs().journal().events(TaskEvent.ProtectionCleared.class))
                .isEmpty();
    }

    @Test
    void clear_protectedTask_takesItsExpiryBack() {
        world.protect(first);

        world.clear(first);

        assertThat(world.clock().nextEventAt()).isEmpty();
    }

    @Test
    void expirationDate_ofUpdate_hasMilliseconds() { // documented: UTP samples; assumed: U21
        TestWorld precise =
                new TestWorld(EcsSimulator.builder().startAt(Instant.parse("2022-11-02T17:56:32.553999999Z")));

        ProtectedTask answer =
                precise.protect(60, precise.task(0)).protectedTasks().get(0);

        assertThat(answer.expirationDate()).isEqualTo("2022-11-02T18:56:32.553Z");
    }

    @Test
    void expiry_comparesWithTheFullPrecision() { // assumed: U22
        TestWorld precise =
                new TestWorld(EcsSimulator.builder().startAt(Instant.parse("2022-11-02T17:56:32.553999999Z")));
        precise.protect(60, precise.task(0));

        precise.clock().advanceTo(Instant.parse("2022-11-02T18:56:32.553999998Z"));
        assertThat(precise.task(0).isProtected()).isTrue();
        precise.clock().advance(Duration.ofNanos(1));
        assertThat(precise.task(0).isProtected()).isFalse();
    }

    @Test
    void protect_standaloneTask_failsWithTaskNotValid() { // documented: FAIL
        SimulatedTask oneOff = world.media().runTask();

        UpdateTaskProtection.Response response = world.protect(oneOff);

        assertThat(response.protectedTasks()).isEmpty();
        assertThat(response.failures()).containsExactly(failure(oneOff.arn(), FailureReason.TASK_NOT_VALID));
        assertThat(oneOff.isProtected()).isFalse();
    }

    @Test
    void clear_standaloneTask_failsWithTaskNotValid() { // documented: FAIL
        SimulatedTask oneOff = world.media().runTask();

        assertThat(world.clear(oneOff).failures()).containsExactly(failure(oneOff.arn(), FailureReason.TASK_NOT_VALID));
    }

    @Test
    void protect_unknownTask_failsWithMissing() { // documented: FAIL
        String unknown = "0".repeat(32);

        assertThat(world.update("media", true, 60, unknown).failures())
                .containsExactly(failure(arnOf(unknown), FailureReason.MISSING));
    }

    @Test
    void protect_taskOfAnotherCluster_failsWithMissing() { // observed: sibling DescribeTasks, with a bare id
        SimulatedTask elsewhere = world.ecs()
                .createCluster("games")
                .createService("lobby", 1)
                .tasks()
                .get(0);

        assertThat(world.update("media", true, 60, elsewhere.id()).failures())
                .containsExactly(failure(arnOf(elsewhere.id()), FailureReason.MISSING));
        assertThat(elsewhere.isProtected()).isFalse();
    }

    @Test
    void protect_goodAndBadTasks_judgesEachForItself() { // documented: the response shape; assumed: U18
        SimulatedTask oneOff = world.media().runTask();
        String unknown = "0".repeat(32);

        UpdateTaskProtection.Response response =
                world.update("media", true, 60, third.id(), unknown, first.arn(), oneOff.id());

        Instant until = START.plus(Duration.ofMinutes(60));
        assertThat(response)
                .isEqualTo(new UpdateTaskProtection.Response(
                        List.of(
                                new ProtectedTask(third.arn(), true, until),
                                new ProtectedTask(first.arn(), true, until)),
                        List.of(
                                failure(arnOf(unknown), FailureReason.MISSING),
                                failure(oneOff.arn(), FailureReason.TASK_NOT_VALID))));
        assertThat(second.isProtected()).isFalse();
    }

    @Test
    void update_everyTaskFails_isStillAnAnswer() { // documented: FAIL
        UpdateTaskProtection.Response response = world.update("media", true, 60, "nonsense");

        assertThat(response.protectedTasks()).isEmpty();
        assertThat(response.failures()).hasSize(1);
    }

    @Test
    void protect_tenTasks_isTheMost() { // documented: UTP
        world.transcoder().scaleTo(11);
        String[] ids =
                world.transcoder().tasks().stream().map(SimulatedTask::id).toArray(String[]::new);

        assertThat(world.update("media", true, 60, Arrays.copyOf(ids, 10)).protectedTasks())
                .hasSize(10);
        assertInvalid(() -> world.update("media", true, 60, ids), "taskIds can have at most 10 items.");
        assertThat(world.task(10).isProtected()).isFalse();
    }

    @Test
    void protect_elevenTimesTheSameTask_isTooMany() { // assumed: U17 - the raw list counts
        String[] ids = Stream.generate(first::id).limit(11).toArray(String[]::new);

        assertInvalid(() -> world.update("media", true, 60, ids), "taskIds can have at most 10 items.");
        assertThat(first.isProtected()).isFalse();
    }

    @Test
    void update_noTasks_isRefused() { // observed: sibling DescribeTasks; assumed: U9
        assertInvalid(() -> world.update("media", true, 60), "Tasks cannot be empty.");
        assertInvalid(
                () -> world.ecs()
                        .api()
                        .updateTaskProtection(new UpdateTaskProtection.Request("media", null, true, null)),
                "Tasks cannot be empty.");
    }

    @Test
    void update_withoutProtectionEnabled_isRefused() { // assumed: U33
        world.protect(first);

        assertInvalid(() -> world.update("media", null, null, first.id()), "protectionEnabled can not be null.");
        assertThat(first.isProtected()).isTrue();
    }

    @Test
    void clear_minutesGivenToo_areChecked() { // assumed: U12
        world.protect(first);

        assertInvalid(
                () -> world.update("media", false, 2881, first.id()), "expiresInMinutes must be between 1 and 2880.");
        assertThat(first.isProtected()).isTrue();
    }

    @Test
    void clear_minutesGivenToo_areIgnored() { // assumed: U12
        world.protect(first);

        assertThat(world.update("media", false, 5, first.id()).protectedTasks())
                .containsExactly(new ProtectedTask(first.arn(), false, null));
    }

    @Test
    void protect_stoppedTask_failsWithTaskNotValid() { // assumed: U4
        first.stop();

        assertThat(world.protect(first).failures()).containsExactly(failure(first.arn(), FailureReason.TASK_NOT_VALID));
    }

    @Test
    void refusedCall_withGoodTasksBesideABadArn_appliesNothing() { // observed: one bad ARN fails the call
        String foreign = first.arn().replace("123456789012", "999999999999");

        assertInvalid(
                () -> world.update("media", true, 60, second.id(), foreign),
                "Identifier is for 999999999999. Your accountId is 123456789012");
        assertThat(second.isProtected()).isFalse();
        assertThat(world.ecs().journal().events(TaskEvent.ProtectionSet.class)).isEmpty();
    }

    @Test
    void update_moreProtectedThanDesired_isBlocked() { // documented: TSIP; assumed: U1
        SimulatedTask blocked = blockedBesideFourProtected();

        UpdateTaskProtection.Response response = world.protect(60, blocked, world.task(3));

        assertThat(response.failures()).containsExactly(failure(blocked.arn(), FailureReason.DEPLOYMENT_BLOCKED));
        assertThat(response.protectedTasks())
                .extracting(ProtectedTask::taskArn)
                .as("renewed, for its deployment is not the one that is replaced")
                .containsExactly(world.task(3).arn());
        assertThat(blocked.isProtected()).isFalse();
    }

    @Test
    void update_renewalsInAServiceThatWantsFewer_areNotBlocked() { // observed: AWS's sample; assumed: U2
        world.protect(60, first, second, third);
        world.transcoder().scaleTo(2);
        world.clock().advance(Duration.ofMinutes(30));

        assertThat(world.protect(60, first, third).failures()).isEmpty();
        assertThat(first.protectionExpiresAt()).contains(START.plus(Duration.ofMinutes(90)));
    }

    @Test
    void update_asManyProtectedAsDesired_isNotBlocked() { // documented: TSIP - more than the desired count
        world.protect(first, second, third);

        assertThat(world.protect(first, second, third).failures()).isEmpty();
    }

    @Test
    void blocked_clearing_isARemedy() { // documented: TSIP; assumed: U3
        SimulatedTask blocked = blockedBesideFourProtected();

        assertThat(world.clear(first).failures()).isEmpty();

        assertThat(world.protect(blocked).failures()).isEmpty();
    }

    @Test
    void blocked_expiry_isARemedy() { // documented: TSIP
        SimulatedTask blocked = blockedBesideFourProtected();

        world.clock().advance(Duration.ofMinutes(10));

        assertThat(world.protect(blocked).failures()).isEmpty();
    }

    @Test
    void blocked_higherDesiredCount_isARemedy() { // documented: TSIP
        SimulatedTask blocked = blockedBesideFourProtected();

        world.transcoder().scaleTo(4);

        assertThat(world.protect(blocked).failures()).isEmpty();
    }

    @Test
    void blocked_otherService_isNotConcerned() { // assumed: U1 - counted per service
        SimulatedTask other = world.media().createService("packager", 1).tasks().get(0);
        blockedBesideFourProtected();

        assertThat(world.protect(other).failures()).isEmpty();
    }

    /** A new task of a service that wants three, while three old ones and another new one are protected. */
    private SimulatedTask blockedBesideFourProtected() {
        world.protect(10, first);
        world.protect(60, second, third);
        world.transcoder().deploy();
        world.protect(60, world.task(3));
        SimulatedTask blocked = world.task(4);
        assertThat(world.protect(blocked).failures())
                .containsExactly(failure(blocked.arn(), FailureReason.DEPLOYMENT_BLOCKED));
        return blocked;
    }

    @Test
    void protect_taskOfADaemonService_works() { // assumed: U7
        SimulatedTask daemon =
                world.media().createDaemonService("agent", 1).tasks().get(0);

        assertThat(world.protect(daemon).failures()).isEmpty();
        assertThat(daemon.isProtected()).isTrue();
    }

    @Test
    void request_listWithNull_isRefusedByJava() {
        assertThatThrownBy(() -> new UpdateTaskProtection.Request("media", Arrays.asList("a", null), true, null))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void execute_withoutRequest_isRefusedByJava() {
        assertThatThrownBy(() -> world.ecs().api().execute(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("request");
    }
}
