package io.github.ecssimulator;

import static io.github.ecssimulator.TestWorld.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.model.StopCode;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Scheduling.ScaleInOrder;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScaleInTest {
    private static final Duration HOUR = Duration.ofMinutes(60);
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private final TestWorld world = TestWorld.with();
    private final SimulatedService transcoder = world.transcoder();
    private final SimulatedTask first = world.task(0);
    private final SimulatedTask second = world.task(1);
    private final SimulatedTask third = world.task(2);

    @Test
    void scaleTo_more_startsTasksAtOnce() {
        transcoder.scaleTo(5);

        assertThat(transcoder.runningCount()).isEqualTo(5);
        assertThat(transcoder.tasks()).startsWith(first, second, third);
    }

    @Test
    void scaleTo_fewer_stopsTasksAtOnce() {
        transcoder.scaleTo(1);

        assertThat(transcoder.runningCount()).isEqualTo(1);
        assertThat(transcoder.tasks()).containsExactly(third);
    }

    @Test
    void scaleTo_theSame_changesNoTask() {
        transcoder.scaleTo(3);

        assertThat(transcoder.tasks()).containsExactly(first, second, third);
    }

    @Test
    void scaleTo_negative_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transcoder.scaleTo(-2))
                .withMessage("newDesiredCount must be 0 or more, but was -2.");
        assertThat(transcoder.desiredCount()).isEqualTo(3);
    }

    @Test
    void scaleIn_stoppedTask_tellsWhoAndWhy() {
        world.clock().advance(Duration.ofMinutes(7));

        transcoder.scaleTo(2);

        TaskSnapshot stopped = first.snapshot();
        assertThat(stopped.stopCode()).contains(StopCode.SERVICE_SCHEDULER_INITIATED);
        assertThat(stopped.stoppedReason())
                .isEqualTo("Scaling activity initiated by (deployment " + stopped.startedBy() + ")");
        assertThat(stopped.exitCode()).as("killed").isEqualTo(137);
        assertThat(stopped.stoppingAt()).isEqualTo(START.plus(Duration.ofMinutes(7)));
        assertThat(stopped.stoppedAt()).isEqualTo(START.plus(Duration.ofMinutes(7)));
    }

    @Test
    void scaleIn_protectedTask_isSpared() { // documented: TSIP
        world.protect(first);

        transcoder.scaleTo(1);

        assertThat(transcoder.tasks()).containsExactly(first);
        assertThat(second.isStopped()).isTrue();
        assertThat(third.isStopped()).isTrue();
    }

    @Test
    void scaleIn_threeOfFiveProtected_stopsTheOtherTwoOnly() { // documented: TSIP
        transcoder.scaleTo(5);
        world.protect(first, second, third);

        transcoder.scaleTo(3);

        assertThat(transcoder.tasks()).containsExactly(first, second, third);
    }

    @Test
    void scaleIn_belowTheProtected_isAcceptedAndKeepsTheSurplus() { // documented: SEM
        world.protect(first, second);

        transcoder.scaleTo(0);

        assertThat(transcoder.desiredCount()).isZero();
        assertThat(transcoder.runningCount()).isEqualTo(2);
        assertThat(transcoder.protectedTasks()).containsExactly(first, second);
    }

    @Test
    void scaleIn_heldByProtection_isToldInTheJournal() {
        world.protect(first, second);

        transcoder.scaleTo(1);

        assertThat(world.ecs().journal().events(ServiceEvent.ScaleInHeld.class))
                .extracting(ServiceEvent.ScaleInHeld::text)
                .containsExactly("service media/transcoder cannot scale in to 1: protected "
                        + first.id().substring(0, 8) + ", " + second.id().substring(0, 8));
    }

    @Test
    void deployment_heldOnlyWhenItsTasksRun_isToldInTheJournalOnce() {
        EcsSimulator slow = EcsSimulator.builder()
                .taskTimings(TaskTimings.instant().withPending(Duration.ofMinutes(5)))
                .build();
        SimulatedService service = slow.createCluster("media").createService("transcoder", 2);
        slow.clock().advance(Duration.ofMinutes(10));
        SimulatedTask busy = service.tasks().get(0);
        service.deploy();
        slow.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(busy.id()), true, 60));
        slow.clock().advance(Duration.ofMinutes(45));

        assertThat(slow.journal().entries())
                .filteredOn(entry -> entry.event() instanceof ServiceEvent.ScaleInHeld)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.at()).isEqualTo(START.plus(Duration.ofMinutes(15)));
                    assertThat(entry.event().text())
                            .endsWith("protected " + busy.id().substring(0, 8));
                });
    }

    @Test
    void scaleIn_withoutProtection_isNotHeld() {
        transcoder.scaleTo(1);

        assertThat(world.ecs().journal().events(ServiceEvent.ScaleInHeld.class)).isEmpty();
    }

    @Test
    void surplus_protectionCleared_leavesAtOnce() { // documented: SAS
        world.protect(first, second);
        transcoder.scaleTo(1);

        world.clear(first);

        assertThat(first.isStopped()).isTrue();
        assertThat(second.isRunning()).isTrue();
    }

    @Test
    void surplus_protectionExpired_leavesToTheMillisecond() { // documented: UTP
        world.protect(first);
        transcoder.scaleTo(0);

        world.clock().advance(HOUR.minus(MILLISECOND));
        assertThat(first.isRunning()).isTrue();
        assertThat(first.isProtected()).isTrue();

        world.clock().advance(MILLISECOND);
        assertThat(first.isStopped()).isTrue();
        assertThat(first.isProtected()).isFalse();
        assertThat(first.snapshot().stoppedAt()).isEqualTo(START.plus(HOUR));
    }

    @Test
    void surplus_protectionsEndOneByOne_leaveOneByOne() {
        world.protect(10, first);
        world.protect(20, second);
        world.protect(30, third);
        transcoder.scaleTo(1);

        world.clock().advance(Duration.ofMinutes(10));
        assertThat(transcoder.tasks()).containsExactly(second, third);
        world.clock().advance(Duration.ofMinutes(10));
        assertThat(transcoder.tasks()).containsExactly(third);
        world.clock().advance(Duration.ofMinutes(10));
        assertThat(transcoder.tasks()).containsExactly(third);
        assertThat(third.isProtected()).isFalse();
    }

    @Test
    void protection_expiredWithoutSurplus_stopsNothing() { // documented: TSIP - a subsequent scale-in
        world.protect(first);

        world.clock().advance(HOUR);

        assertThat(first.isRunning()).isTrue();
        assertThat(first.isProtected()).isFalse();
    }

    @Test
    void protection_endedTogether_stopsOnlyTheSurplus() {
        world.protect(first, second, third);
        transcoder.scaleTo(2);

        world.clock().advance(HOUR);

        assertThat(transcoder.tasks()).containsExactly(second, third);
    }

    @Test
    void protection_setAfterTheScaleIn_doesNotSaveTheTask() { // ecs-behaviour 10: the race is lost
        transcoder.scaleTo(2);

        assertThat(world.protect(first).failures())
                .containsExactly(TestWorld.failure(first.arn(), FailureReason.TASK_NOT_VALID));
        assertThat(first.isStopped()).isTrue();
    }

    @Test
    void scaleOut_aboveTheProtected_endsTheBlock() { // assumed: U28
        world.protect(first, second, third);
        assertThat(transcoder.deploy()).isNotNull();
        transcoder.scaleTo(2);
        SimulatedTask fresh = world.task(3);
        assertThat(world.protect(fresh).failures()).hasSize(1);

        transcoder.scaleTo(3);

        assertThat(world.protect(fresh).failures()).isEmpty();
    }

    @Test
    void victims_zoneWithMostTasks_givesFirst() { // documented: UpdateService
        transcoder.scaleTo(4); // the fourth is the second one in zone a

        transcoder.scaleTo(3);

        assertThat(first.isStopped()).as("the older one of zone a").isTrue();
        assertThat(second.isRunning()).isTrue();
    }

    @Test
    void victims_protectedTasks_countForTheirZone() { // documented: UpdateService
        transcoder.scaleTo(4); // the fourth is the second one in zone a
        SimulatedTask fourth = world.task(3);
        world.protect(first);

        transcoder.scaleTo(3);

        assertThat(transcoder.tasks()).containsExactly(first, second, third);
        assertThat(fourth.isStopped()).isTrue();
    }

    @Test
    void victims_repeatedScaleIns_keepTheZonesEven() { // documented: UpdateService
        transcoder.scaleTo(6);

        for (int count = 5; count >= 3; count--) {
            transcoder.scaleTo(count);
        }

        assertThat(transcoder.tasks())
                .extracting(task -> task.snapshot().availabilityZone())
                .containsExactlyInAnyOrder("us-east-1a", "us-east-1b", "us-east-1c");
    }

    @Test
    void victims_afterSeveralScaleIns_comeFromTheFullestZone() { // documented: UpdateService
        transcoder.scaleTo(9); // three in each zone
        List<SimulatedTask> zoneA = inZone("us-east-1a");
        world.protect(zoneA.get(0), zoneA.get(1), zoneA.get(2));
        transcoder.scaleTo(5); // leaves three in a, one each in b and c
        world.clear(zoneA.get(0), zoneA.get(1), zoneA.get(2));

        transcoder.scaleTo(3);

        assertThat(transcoder.tasks())
                .extracting(task -> task.snapshot().availabilityZone())
                .containsExactlyInAnyOrder("us-east-1a", "us-east-1b", "us-east-1c");
    }

    @Test
    void scaleInOrder_oldestFirst_isTheDefault() { // assumed: U34
        transcoder.scaleTo(2);

        assertThat(first.isStopped()).isTrue();
    }

    @Test
    void scaleInOrder_newestFirst_stopsTheYoungest() { // assumed: U34
        TestWorld newestFirst = TestWorld.with(ScaleInOrder.NEWEST_FIRST);
        List<SimulatedTask> tasks = newestFirst.transcoder().tasks();

        newestFirst.transcoder().scaleTo(1);

        assertThat(newestFirst.transcoder().tasks()).containsExactly(tasks.get(0));
    }

    @Test
    void scaleInOrder_newestFirst_withinTheFullestZone() { // assumed: U34
        TestWorld newestFirst = TestWorld.with(ScaleInOrder.NEWEST_FIRST);
        newestFirst.transcoder().scaleTo(4);
        List<SimulatedTask> tasks = newestFirst.transcoder().tasks();

        newestFirst.transcoder().scaleTo(3);

        assertThat(newestFirst.transcoder().tasks()).containsExactly(tasks.get(0), tasks.get(1), tasks.get(2));
    }

    @Test
    void scaleIn_journal_namesVictimsRuleAndSpared() {
        world.protect(first);

        transcoder.scaleTo(1);

        assertThat(world.ecs().journal().events(ServiceEvent.ScaledIn.class))
                .extracting(ServiceEvent.ScaledIn::text)
                .containsExactly("service media/transcoder scales in to 1: stops "
                        + second.id().substring(0, 8) + ", " + third.id().substring(0, 8)
                        + " (the zone with most tasks first, then the oldest), spares the protected "
                        + first.id().substring(0, 8));
    }

    static Stream<Arguments> rules() {
        EcsSimulatorBuilder rank = EcsSimulator.builder().scaleInRank(task -> 0);
        return Stream.of(
                arguments(rank, "by the rank that the test gives"),
                arguments(in(ScaleInOrder.OLDEST_FIRST), "the zone with most tasks first, then the oldest"),
                arguments(in(ScaleInOrder.NEWEST_FIRST), "the zone with most tasks first, then the newest"),
                arguments(
                        in(ScaleInOrder.SEEDED_RANDOM), "the zone with most tasks first, then at random by the seed"));
    }

    private static EcsSimulatorBuilder in(ScaleInOrder order) {
        return EcsSimulator.builder().policy(order);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void scaleIn_journal_tellsTheRule(EcsSimulatorBuilder builder, String rule) {
        TestWorld other = new TestWorld(builder);

        other.transcoder().scaleTo(2);

        assertThat(other.ecs().journal().events(ServiceEvent.ScaledIn.class))
                .extracting(ServiceEvent.ScaledIn::rule)
                .containsExactly(rule);
    }

    private List<SimulatedTask> inZone(String zone) {
        return transcoder.tasks().stream()
                .filter(task -> task.snapshot().availabilityZone().equals(zone))
                .toList();
    }
}
