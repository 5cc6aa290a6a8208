package io.github.ecssimulator.policy;

import static io.github.ecssimulator.TestWorld.START;
import static io.github.ecssimulator.TestWorld.arnOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.policy.Answering.AnswerOrder;
import io.github.ecssimulator.policy.Answering.DuplicateTasks;
import io.github.ecssimulator.policy.Answering.ExpirationPrecision;
import io.github.ecssimulator.policy.Answering.FailureArn;
import io.github.ecssimulator.policy.Answering.FailureDetail;
import io.github.ecssimulator.policy.Judging.ExpiryInstant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The switches for how an answer looks, and when protection ends: U17 to U22. */
class AnswerPoliciesTest {
    private static final String ID = "0".repeat(32);
    private static final Duration HOUR = Duration.ofMinutes(60);

    @Test
    void duplicateTasks_answeredOnce_keepsTheFirst() { // U17
        TestWorld world = TestWorld.with(DuplicateTasks.ANSWERED_ONCE);
        SimulatedTask task = world.task(0);

        assertThat(world.get(task.id(), task.arn()).protectedTasks()).hasSize(1);
        assertThat(world.get(ID, arnOf(ID)).failures()).hasSize(1);
    }

    @Test
    void duplicateTasks_answeredEachTime_answersAll() { // U17
        TestWorld world = TestWorld.with(DuplicateTasks.ANSWERED_EACH_TIME);
        SimulatedTask task = world.task(0);

        assertThat(world.get(task.id(), task.arn()).protectedTasks()).hasSize(2);
        assertThat(world.get(ID, arnOf(ID)).failures()).hasSize(2);
        assertThat(world.update("media", true, 60, task.id(), task.id()).protectedTasks())
                .hasSize(2);
    }

    @Test
    void answerOrder_requestOrder_keepsIt() { // U18
        TestWorld world = TestWorld.with(AnswerOrder.REQUEST_ORDER);
        List<SimulatedTask> backwards = new ArrayList<>(byArn(world));
        Collections.reverse(backwards);

        assertThat(world.get(TestWorld.arns(backwards.toArray(SimulatedTask[]::new)))
                        .protectedTasks())
                .extracting(ProtectedTask::taskArn)
                .containsExactlyElementsOf(
                        backwards.stream().map(SimulatedTask::arn).toList());
        assertThat(world.get("b", "a").failures()).extracting(Failure::arn).containsExactly(arnOf("b"), arnOf("a"));
    }

    @Test
    void answerOrder_byArn_sortsBothLists() { // U18
        TestWorld world = TestWorld.with(AnswerOrder.BY_ARN);
        List<SimulatedTask> sorted = byArn(world);

        assertThat(world.protect(sorted.get(2), sorted.get(0), sorted.get(1)).protectedTasks())
                .extracting(ProtectedTask::taskArn)
                .containsExactlyElementsOf(
                        sorted.stream().map(SimulatedTask::arn).toList());
        assertThat(world.get("b", "a").failures()).extracting(Failure::arn).containsExactly(arnOf("a"), arnOf("b"));
    }

    @Test
    void failureArn_long_namesTheCluster() { // U19
        TestWorld world = TestWorld.with(FailureArn.LONG);

        assertThat(world.get(ID).failures()).extracting(Failure::arn).containsExactly(arnOf(ID));
    }

    @Test
    void failureArn_short_leavesTheClusterOut() { // U19; observed: sibling DescribeTasks in 2018
        TestWorld world = TestWorld.with(FailureArn.SHORT);

        assertThat(world.get(ID, arnOf("1".repeat(32))).failures())
                .extracting(Failure::arn)
                .containsExactly("arn:aws:ecs:us-east-1:123456789012:task/" + ID, arnOf("1".repeat(32)));
    }

    @Test
    void failureDetail_absent_isLeftOut() { // U20; documented: TSIPE
        TestWorld world = TestWorld.with(FailureDetail.ABSENT);

        assertThat(world.get(ID).failures()).containsExactly(new Failure(arnOf(ID), "MISSING", null));
    }

    @Test
    void failureDetail_documentedCause_isTheTextOfTheDocumentation() { // U20; documented: FAIL
        TestWorld world = TestWorld.with(FailureDetail.DOCUMENTED_CAUSE);
        SimulatedTask oneOff = world.media().runTask();

        assertThat(world.get(ID, oneOff.id()).failures())
                .extracting(Failure::detail)
                .containsExactly(
                        FailureReason.MISSING.documentedCause(), FailureReason.TASK_NOT_VALID.documentedCause());
        assertThat(FailureReason.MISSING.documentedCause())
                .isEqualTo("The specified task wasn't found. Verify that the cluster name or ARN and the task ARN or"
                        + " ID are valid.");
    }

    @Test
    void expirationPrecision_asPublished_isFinerInUpdate() { // U21; documented: samples
        TestWorld world = precise(ExpirationPrecision.AS_PUBLISHED);

        assertThat(updated(world)).isEqualTo("2022-11-02T18:56:32.553Z");
        assertThat(read(world)).isEqualTo("2022-11-02T18:56:32Z");
    }

    @Test
    void expirationPrecision_milliseconds_isThatInBoth() { // U21
        TestWorld world = precise(ExpirationPrecision.MILLISECONDS);

        assertThat(updated(world)).isEqualTo("2022-11-02T18:56:32.553Z");
        assertThat(read(world)).isEqualTo("2022-11-02T18:56:32.553Z");
    }

    @Test
    void expirationPrecision_wholeSeconds_isThatInBoth() { // U21
        TestWorld world = precise(ExpirationPrecision.WHOLE_SECONDS);

        assertThat(updated(world)).isEqualTo("2022-11-02T18:56:32Z");
        assertThat(read(world)).isEqualTo("2022-11-02T18:56:32Z");
    }

    @Test
    void expiryInstant_atExpirationDate_isOverThen() { // U22
        TestWorld world = TestWorld.with(ExpiryInstant.AT_EXPIRATION_DATE);
        world.protect(60, world.task(0));

        world.clock().advanceTo(START.plus(HOUR).minusNanos(1));
        assertThat(world.task(0).isProtected()).isTrue();
        world.clock().advanceTo(START.plus(HOUR));
        assertThat(world.task(0).isProtected()).isFalse();
    }

    @Test
    void expiryInstant_afterExpirationDate_holdsThen() { // U22
        TestWorld world = TestWorld.with(ExpiryInstant.AFTER_EXPIRATION_DATE);
        world.protect(60, world.task(0));

        world.clock().advanceTo(START.plus(HOUR));
        assertThat(world.task(0).isProtected()).isTrue();
        assertThat(world.task(0).protectionExpiresAt()).contains(START.plus(HOUR));
        world.clock().advanceTo(START.plus(HOUR).plusNanos(1));
        assertThat(world.task(0).isProtected()).isFalse();
    }

    private static List<SimulatedTask> byArn(TestWorld world) {
        return world.transcoder().tasks().stream()
                .sorted(Comparator.comparing(SimulatedTask::arn))
                .toList();
    }

    private static TestWorld precise(Policy setting) {
        TestWorld world = new TestWorld(EcsSimulator.builder()
                .startAt(Instant.parse("2022-11-02T17:56:32.553999Z"))
                .policy(setting));
        world.protect(60, world.task(1));
        return world;
    }

    private static Instant updated(TestWorld world) {
        return world.protect(60, world.task(0)).protectedTasks().get(0).expirationDate();
    }

    private static Instant read(TestWorld world) {
        return world.get(world.task(1).id()).protectedTasks().get(0).expirationDate();
    }
}
