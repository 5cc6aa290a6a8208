package io.github.ecssimulator.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.testkit.story.TaskLane.End;
import io.github.ecssimulator.testkit.story.TaskLane.Renewal;
import io.github.ecssimulator.testkit.story.TaskLane.Stop;
import io.github.ecssimulator.testkit.story.TaskLane.Window;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan.Outcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a lane knows of instants and of entries, at their bounds: both are minutes, and the entries have their numbers. */
class TaskLaneTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final Window WINDOW = window(3, 6);
    private static final Window OPEN_WINDOW = window(8, null);
    private static final WorkSpan DONE = work(2, 5, Outcome.FINISHED);
    private static final WorkSpan GOING_ON = work(4, null, Outcome.OPEN);
    private static final WorkSpan LATE = work(7, 9, Outcome.AFTER_THE_END);

    private final EcsSimulator ecs = EcsSimulator.create();
    private final SimulatedTask task =
            ecs.createCluster("media").createService("transcoder", 1).tasks().get(0);
    private final TaskRef ref = task.snapshot().ref();

    private static Instant at(int minute) {
        return START.plusSeconds(60L * minute);
    }

    private static Window window(int from, @Nullable Integer to) {
        Instant end = to == null ? null : at(to);
        List<Renewal> renewals =
                List.of(new Renewal(from, at(from), at(from + 2)), new Renewal(from + 1, at(from + 1), at(from + 3)));
        return new Window(
                at(from), renewals, at(from + 3), end, to == null ? 0 : to, to == null ? End.OPEN : End.EXPIRED);
    }

    private static WorkSpan work(int from, @Nullable Integer to, Outcome outcome) {
        return new WorkSpan(from, "job", at(from), to == null ? null : at(to), to == null ? 0 : to, outcome);
    }

    private TaskLane lane(@Nullable Integer end, List<Window> windows, List<WorkSpan> work) {
        return new TaskLane(1, ref, at(1), null, end == null ? null : at(end), windows, List.of(), work);
    }

    private static List<Integer> minutesOf(IntPredicate question) {
        return IntStream.range(0, 10).filter(question).boxed().toList();
    }

    @Test
    void wasProtectedAt_holdsTheFirstInstantAndNotTheLast() {
        TaskLane lane = lane(null, List.of(WINDOW, OPEN_WINDOW), List.of());

        assertThat(minutesOf(minute -> lane.wasProtectedAt(at(minute)))).containsExactly(3, 4, 5, 8, 9);
    }

    @Test
    void wasProtectedAtEntry_holdsNeitherTheFirstEntryNorTheLast() {
        TaskLane lane = lane(null, List.of(WINDOW, OPEN_WINDOW), List.of());

        assertThat(minutesOf(lane::wasProtectedAtEntry)).containsExactly(4, 5, 9);
        assertThat(minutesOf(WINDOW::lastsBeyond)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(OPEN_WINDOW.lastsBeyond(Long.MAX_VALUE)).isTrue();
    }

    @Test
    void lastWindow_isOpenOrNot() {
        TaskLane ended = lane(null, List.of(WINDOW), List.of());
        TaskLane open = lane(null, List.of(WINDOW, OPEN_WINDOW), List.of());

        assertThat(ended.lastWindow()).contains(WINDOW);
        assertThat(ended.openWindow()).isEmpty();
        assertThat(open.lastWindow()).contains(OPEN_WINDOW);
        assertThat(open.openWindow()).contains(OPEN_WINDOW);
        assertThat(lane(null, List.of(), List.of()).lastWindow()).isEmpty();
    }

    @Test
    void window_renewals_areFromItsBeginningOn() {
        assertThat(WINDOW.beginning()).isEqualTo(3);
        assertThat(WINDOW.lastRenewal().sequence()).isEqualTo(4);
    }

    @Test
    void workAt_holdsTheFirstInstantAndNotTheLast() {
        TaskLane lane = lane(null, List.of(), List.of(DONE, GOING_ON));

        assertThat(workAt(lane, 1)).isEmpty();
        assertThat(workAt(lane, 2)).containsExactly(DONE);
        assertThat(workAt(lane, 4)).containsExactly(DONE, GOING_ON);
        assertThat(workAt(lane, 5)).containsExactly(GOING_ON);
    }

    @Test
    void workAt_whenTheContainersHaveEnded_isNone() {
        TaskLane lane = lane(6, List.of(), List.of(GOING_ON, LATE));

        assertThat(workAt(lane, 6)).containsExactly(GOING_ON);
        assertThat(workAt(lane, 7)).isEmpty();
        assertThat(lane(null, List.of(), List.of(LATE)).workAt(at(8))).isEmpty();
    }

    private static List<WorkSpan> workAt(TaskLane lane, int minute) {
        return lane.workAt(at(minute));
    }

    @Test
    void workAtEntry_holdsNeitherTheFirstEntryNorTheLast() {
        TaskLane lane = lane(6, List.of(), List.of(DONE, LATE));

        assertThat(minutesOf(minute -> !lane.workAtEntry(minute).isEmpty())).containsExactly(3, 4);
        assertThat(minutesOf(DONE::lastsBeyond)).containsExactly(0, 1, 2, 3, 4);
        assertThat(GOING_ON.lastsBeyond(Long.MAX_VALUE)).isTrue();
    }

    @Test
    void wasOverAt_isAfterTheEndAlone() {
        TaskLane ended = lane(6, List.of(), List.of());
        TaskLane alive = lane(null, List.of(), List.of());

        assertThat(minutesOf(minute -> ended.wasOverAt(at(minute)))).containsExactly(7, 8, 9);
        assertThat(minutesOf(minute -> alive.wasOverAt(at(minute)))).isEmpty();
    }

    @Test
    void instants_areAllThatATextMayTell() {
        TaskLane lane = new TaskLane(
                1,
                ref,
                at(1),
                new Stop(5, at(5), StopCause.USER, "why"),
                at(6),
                List.of(WINDOW),
                List.of(),
                List.of(DONE, GOING_ON));

        assertThat(lane.instants())
                .containsExactlyElementsOf(
                        Stream.of(5, 6, 5, 6, 2, 5, 4, 4).map(TaskLaneTest::at).toList());
    }

    @Test
    void isOf_otherServiceOrCluster_isNot() {
        TaskLane lane = lane(null, List.of(), List.of());
        var scope = ref.arn().scope();

        assertThat(lane.isOf(new ServiceArn(scope, "media", "transcoder"))).isTrue();
        assertThat(lane.isOf(new ServiceArn(scope, "media", "web"))).isFalse();
        assertThat(lane.isOf(new ServiceArn(scope, "batch", "transcoder"))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void stop_byScaleInOrADeployment_isHeldOffByProtection(StopCause cause) {
        assertThat(new Stop(1, at(1), cause, "why").isHeldOffByProtection())
                .isEqualTo(List.of(StopCause.SCALE_IN, StopCause.DEPLOYMENT).contains(cause));
    }

    @Test
    void work_finishedOrFailed_isOverInTime() {
        assertThat(Arrays.stream(Outcome.values()).filter(Outcome::isOverInTime))
                .containsExactly(Outcome.FINISHED, Outcome.FAILED);
    }
}
