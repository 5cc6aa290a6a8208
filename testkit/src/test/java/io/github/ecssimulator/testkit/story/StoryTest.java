package io.github.ecssimulator.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.StopTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.model.GivenTask;
import io.github.ecssimulator.model.Limits;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.testkit.story.Ask.Kind;
import io.github.ecssimulator.testkit.story.Ask.Outcome;
import io.github.ecssimulator.testkit.story.TaskLane.End;
import io.github.ecssimulator.testkit.story.TaskLane.Window;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoryTest {
    private final EcsSimulator ecs = EcsSimulator.create();
    private final SimulatedService transcoder = ecs.createCluster("media").createService("transcoder", 2);
    private final SimulatedTask busy = transcoder.tasks().get(0);

    private void protect(List<String> tasks, boolean enabled, @Nullable Integer minutes) {
        ecs.api().execute(new UpdateTaskProtection.Request("media", tasks, enabled, minutes));
    }

    private void protect(int minutes) {
        protect(List.of(busy.id()), true, minutes);
    }

    private TaskLane lane() {
        return Story.of(ecs).task(new TaskId(busy.id())).orElseThrow();
    }

    private void pass(int minutes) {
        ecs.clock().advance(Duration.ofMinutes(minutes));
    }

    @Test
    void window_renewedAndRunOut_isOneThatExpired() {
        protect(30);
        pass(20);
        protect(30);
        pass(60);

        Window window = lane().windows().get(0);

        assertThat(lane().windows()).hasSize(1);
        assertThat(window.renewals()).hasSize(2);
        assertThat(window.end()).isEqualTo(End.EXPIRED);
        assertThat(Duration.between(window.from(), window.until())).isEqualTo(Duration.ofMinutes(50));
        assertThat(window.to()).isEqualTo(window.until());
        assertThat(lane().wasProtectedAt(window.from())).isTrue();
        assertThat(lane().wasProtectedAt(window.until())).isFalse();
    }

    @Test
    void windows_withAHole_areTwo() {
        protect(30);
        pass(45);
        protect(30);

        assertThat(lane().windows()).extracting(Window::end).containsExactly(End.EXPIRED, End.OPEN);
        assertThat(lane().openWindow()).isPresent();
    }

    @Test
    void window_cleared_saysSo() {
        protect(30);
        protect(List.of(busy.arn()), false, null);

        assertThat(lane().windows()).extracting(Window::end).containsExactly(End.CLEARED);
        assertThat(lane().asks()).extracting(Ask::kind).containsExactly(Kind.PROTECT, Kind.RELEASE);
    }

    @Test
    void stop_hasItsCauseAndItsEntry() {
        transcoder.scaleTo(0);

        TaskLane.Stop stop = lane().stopIfTold().orElseThrow();

        assertThat(stop.cause()).isEqualTo(StopCause.SCALE_IN);
        assertThat(ecs.journal().entry(stop.sequence())).isPresent();
        assertThat(lane().endIfAny()).contains(stop.at());
    }

    @Test
    void ask_refusedAsAWhole_isInTheLaneOfEachTaskThatItNames() {
        int tooMany = Limits.UPDATED_TASKS + 2;
        List<String> names = Collections.nCopies(tooMany, busy.id());

        Assertions.assertThatExceptionOfType(EcsException.class).isThrownBy(() -> protect(names, true, 30));

        assertThat(lane().asks()).hasSize(tooMany).allSatisfy(ask -> {
            assertThat(ask.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(ask.named()).isEqualTo(tooMany);
            assertThat(ask.answer()).startsWith("InvalidParameterException");
        });
    }

    @Test
    void ask_forATaskThatNobodyHas_isAStray() {
        protect(List.of("8f03e412-0000-4000-8000-000000000000"), true, 30);

        assertThat(Story.of(ecs).strays()).singleElement().satisfies(ask -> {
            assertThat(ask.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(ask.answer()).isEqualTo("MISSING");
            assertThat(ask.minutes()).isEqualTo(30);
        });
    }

    @Test
    void work_isFinishedFailedLostOrAfterTheEnd() {
        Work done = busy.work("done");
        busy.work("failed").fail();
        Work lost = busy.work("lost");
        done.finish();
        transcoder.scaleTo(0);
        pass(5);
        lost.finish();
        busy.work("late").finish();

        assertThat(lane().work())
                .extracting(WorkSpan::name, WorkSpan::outcome)
                .containsExactly(
                        Assertions.tuple("done", WorkSpan.Outcome.FINISHED),
                        Assertions.tuple("failed", WorkSpan.Outcome.FAILED),
                        Assertions.tuple("lost", WorkSpan.Outcome.LOST),
                        Assertions.tuple("late", WorkSpan.Outcome.AFTER_THE_END));
        assertThat(lane().work().get(2).to()).isEqualTo(ecs.clock().instant());
    }

    @Test
    void service_hasItsCountsAndDeployments() {
        pass(10);
        transcoder.scaleTo(3);

        ServiceLane lane = Story.of(ecs).service(transcoder.snapshot().arn()).orElseThrow();

        assertThat(lane.counts()).extracting(ServiceLane.Count::desired).containsExactly(2, 3);
        assertThat(lane.deployments())
                .singleElement()
                .satisfies(deployment -> assertThat(deployment.definition()).isEqualTo("transcoder:1"));
        assertThat(Story.of(ecs).tasksOf(lane.service())).hasSize(3);
    }

    @Test
    void scaleIn_ofAServiceWithAProtectedTask_tellsWhoWasStoppedAndWhoSpared() {
        protect(30);
        transcoder.scaleTo(0);

        ServiceLane lane = Story.of(ecs).services().get(0);

        assertThat(lane.scaleIns())
                .extracting(ServiceLane.ScaleIn::desired, ServiceLane.ScaleIn::stopped, ServiceLane.ScaleIn::spared)
                .containsExactly(Assertions.tuple(0, 1, 1), Assertions.tuple(0, 0, 1));
    }

    @Test
    void laneWindowAndWork_nameTheirEntries() {
        Work upload = busy.work("upload");
        try (upload) {
            protect(30);
            pass(60);
        }

        assertThat(text(lane().sequence())).endsWith("was created");
        assertThat(text(lane().windows().get(0).ending())).endsWith("it expired");
        assertThat(text(lane().work().get(0).sequence())).endsWith("began work \"upload\"");
    }

    private String text(long sequence) {
        return ecs.journal().entry(sequence).orElseThrow().event().text();
    }

    @Test
    void start_ofAWorldInWhichTimePassedFirst_isWhereItsTimeBegan() {
        EcsSimulator late = EcsSimulator.create();
        late.clock().advance(Duration.ofHours(2));
        late.createCluster("media");

        Story story = Story.of(late);

        assertThat(story.start()).isEqualTo(late.startedAt());
        assertThat(Duration.between(story.start(), story.now())).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void tasksOf_aServiceThatHadNamesakes_areThoseOfTheNewest() {
        ServiceArn arn = transcoder.snapshot().arn();
        transcoder.delete();
        SimulatedService again = ecs.cluster("media").createService("transcoder", 1);

        assertThat(Story.of(ecs).tasksOf(arn))
                .extracting(lane -> lane.task().id().value())
                .containsExactly(again.tasks().get(0).id());
    }

    @Test
    void atEntry_ofWhatHappenedAtOneInstant_goesByTheOrder() {
        protect(30);
        Work done = busy.work("done");
        protect(List.of(busy.id()), false, null);
        busy.work("open");
        done.finish();
        Window window = lane().windows().get(0);
        WorkSpan first = lane().work().get(0);
        WorkSpan second = lane().work().get(1);

        assertThat(lane().wasProtectedAtEntry(first.sequence())).isTrue();
        assertThat(lane().wasProtectedAtEntry(second.sequence())).isFalse();
        assertThat(lane().workAtEntry(window.ending())).containsExactly(first);
        assertThat(lane().workAtEntry(first.ending())).containsExactly(second);
        assertThat(second.ending()).isZero();
    }

    @Test
    void deployment_replacedByANewerOne_hasEndedThen() {
        protect(30);
        transcoder.deploy();
        pass(10);
        transcoder.deploy();
        pass(50);

        ServiceLane lane = Story.of(ecs).service(transcoder.snapshot().arn()).orElseThrow();

        assertThat(lane.deployments())
                .extracting(each -> Duration.between(lane.begin(), each.to()).toMinutes())
                .containsExactly(0L, 10L, 30L);
    }

    @Test
    void service_deleted_wantsNoneThen() {
        ServiceArn arn = transcoder.snapshot().arn();
        pass(10);
        transcoder.scaleTo(3);
        pass(10);
        transcoder.delete();

        ServiceLane lane = Story.of(ecs).service(arn).orElseThrow();

        assertThat(IntStream.of(-1, 0, 9, 10, 19, 20)
                        .map(minute -> lane.desiredAt(lane.begin().plusSeconds(60L * minute))))
                .containsExactly(0, 2, 2, 3, 3, 0);
    }

    @Test
    void service_ofANameThatHadOthers_isTheNewest() {
        ServiceArn arn = transcoder.snapshot().arn();
        transcoder.delete();
        pass(10);
        ecs.cluster("media").createService("transcoder", 1);

        Story story = Story.of(ecs);

        assertThat(story.services()).hasSize(2);
        assertThat(story.service(arn)).contains(story.services().get(1));
        assertThat(story.services().get(1).counts())
                .extracting(ServiceLane.Count::desired)
                .containsExactly(1);
    }

    @Test
    void story_ofWhatTheWorldNeverHad_isEmpty() {
        TaskId nobody = new TaskId("8f03e412000040008000000000000000");
        ServiceArn known = transcoder.snapshot().arn();
        ServiceArn other = new ServiceArn(known.scope(), "media", "other");
        ecs.cluster("media").createService("another", 1);

        assertThat(Story.of(ecs).task(nobody)).isEmpty();
        assertThat(Story.of(ecs).service(other)).isEmpty();
        assertThat(Story.of(ecs).tasksOf(other)).isEmpty();
        assertThat(Story.of(ecs).tasksOf(known)).hasSize(2);
    }

    @Test
    void isToldInSeconds_anInstantBetweenTwoMinutes_isIt() {
        pass(10);
        assertThat(Story.of(ecs).isToldInSeconds()).isFalse();
        ecs.clock().advance(Duration.ofSeconds(30));
        assertThat(Story.of(ecs).isToldInSeconds()).isTrue();

        protect(10);
        ecs.clock().advance(Duration.ofSeconds(30));

        assertThat(Story.of(ecs).isToldInSeconds()).isTrue();
    }

    @Test
    void isWhole_taskWhoseBeginningWasDropped_isNot() {
        EcsSimulator forgetful = EcsSimulator.builder().journalLimit(6).build();
        SimulatedService service = forgetful.createCluster("media").createService("transcoder", 1);
        assertThat(forgetful.journal().dropped()).isPositive();
        service.tasks().get(0).work("job").finish();
        service.scaleTo(2);

        Story story = Story.of(forgetful);

        assertThat(story.tasks()).extracting(story::isWhole).containsExactly(false, true);
        assertThat(Story.of(ecs).tasks()).allMatch(Story.of(ecs)::isWhole);
    }

    @Test
    void lineOf_entryWhoseLineIsKnown_isThatOfItsAsk() {
        protect(30);
        StoryTeller teller = new StoryTeller(
                ecs.journal(),
                entry -> Optional.of(entry.event())
                        .filter(CallEvent.Made.class::isInstance)
                        .map(made -> "Worker:22"));

        Story story = teller.tell(1, ecs.startedAt(), ecs.clock().instant());
        Ask ask = story.tasks().get(0).asks().get(0);

        assertThat(ask.lineIfKnown()).contains("Worker:22");
        assertThat(story.lineOf(ecs.journal().entry(ask.sequence()).orElseThrow()))
                .contains("Worker:22");
        assertThat(story.lines()).hasSize(1);
    }

    @Test
    void withoutLinesOf_aWorld_tellsAllElse() {
        protect(30);
        pass(10);

        Story story = Story.withoutLinesOf(ecs);

        assertThat(story.lines()).isEmpty();
        assertThat(story)
                .usingRecursiveComparison()
                .ignoringFields("lines", "journal")
                .ignoringFieldsMatchingRegexes(".*\\.line")
                .isEqualTo(Story.of(ecs));
    }

    @Test
    void line_ofLongNames_isItsPlaceAlone() {
        String method = "m".repeat(48 - "Worker.Loop.".length());

        assertThat(Story.line(new StackTraceElement("shop.Worker$Loop", "lambda$protect$0", "Worker.java", 22)))
                .isEqualTo("Worker.Loop.protect (Worker.java:22)");
        assertThat(Story.line(new StackTraceElement("shop.Worker$Loop", method, "Worker.java", 22)))
                .isEqualTo("Worker.Loop." + method + " (Worker.java:22)");
        assertThat(Story.line(new StackTraceElement("shop.Worker$Loop", method + "m", "Worker.java", 22)))
                .isEqualTo("Worker.java:22");
    }

    @Test
    void work_ofOneName_isFinishedInTheOrderItBegan() {
        Work first = busy.work("job");
        pass(1);
        Work second = busy.work("job");
        first.finish();
        second.fail();

        assertThat(lane().work())
                .extracting(WorkSpan::outcome)
                .containsExactly(WorkSpan.Outcome.FINISHED, WorkSpan.Outcome.FAILED);
    }

    @Test
    void work_thatBeginsAtTheInstantOfTheEnd_isLost() {
        transcoder.scaleTo(0);
        busy.work("job").finish();

        assertThat(lane().work()).extracting(WorkSpan::outcome).containsExactly(WorkSpan.Outcome.LOST);
    }

    @Test
    void task_thatWasThereFromBefore_hasEndedIfItsContainersHad() {
        ecs.cluster("media")
                .createService(
                        "adopted",
                        ServiceSettings.replica(1),
                        List.of(GivenTask.inStatus(TaskStatus.RUNNING), GivenTask.inStatus(TaskStatus.STOPPED)));

        List<TaskLane> adopted = Story.of(ecs).tasks().subList(2, 4);

        assertThat(adopted).extracting(lane -> lane.endIfAny().isPresent()).containsExactly(false, true);
        assertThat(adopted).allMatch(Story.of(ecs)::isWhole);
    }

    @Test
    void windows_ofATaskThatIsStopped_endWithIt() {
        protect(30);
        pass(10);
        ecs.api().execute(new StopTask.Request("media", busy.id(), "enough"));
        pass(10);

        assertThat(lane().windows())
                .singleElement()
                .extracting(Window::end, Window::to)
                .containsExactly(End.WITH_THE_TASK, lane().end());
        assertThat(lane().wasProtectedAt(lane().stopIfTold().orElseThrow().at().minusSeconds(1)))
                .isTrue();
    }
}
