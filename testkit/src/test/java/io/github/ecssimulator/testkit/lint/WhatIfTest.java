package io.github.ecssimulator.testkit.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import io.github.ecssimulator.testkit.lint.WhatIf.Change;
import io.github.ecssimulator.testkit.lint.WhatIf.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The smallest change that turns the outcome, found by living through the world again. */
class WhatIfTest {
    private static final String SAVED = " it would have lived until now, if all calls had stayed the same.";

    private final LintWorld world = new LintWorld();

    private List<String> saving(SimulatedTask task) {
        return WhatIf.of(world.ecs).saving(task).stream().map(Change::toString).toList();
    }

    private void losesItsTask(int minutes, int after) {
        world.protect(minutes);
        world.transcoder.scaleTo(0);
        world.pass(after);
    }

    @Test
    void saving_windowThatRanOut_wantsALongerOneOrOneMoreRenewal() {
        losesItsTask(60, 80);

        assertThat(saving(world.busy))
                .containsExactly(
                        "With 81 minutes instead of 60 at +00:00" + SAVED,
                        "With one more renewal before +01:00" + SAVED);
        assertThat(WhatIf.of(world.ecs).saving(world.busy))
                .extracting(Change::kind)
                .containsExactly(Kind.LONGER_WINDOW, Kind.EARLIER_RENEWAL);
    }

    @Test
    void saving_atTheCostOfAnotherTask_namesThatOne() {
        world.protect(30);
        SimulatedTask other = world.transcoder.tasks().get(1);
        world.ecs.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(other.id()), true, 60));
        world.transcoder.scaleTo(1);
        world.pass(70);
        assertThat(other.isRunning()).isTrue();

        String instead = " it would have lived until now, and " + other.id().substring(0, 8)
                + " would have been stopped instead, if all calls had stayed the same.";
        assertThat(saving(world.busy)).first().isEqualTo("With 61 minutes instead of 30 at +00:00" + instead);
    }

    @Test
    void saving_windowAsLongAsTold_isJustEnough() {
        for (int minutes = 80; minutes <= 81; minutes++) {
            LintWorld other = new LintWorld();
            other.protect(minutes);
            other.transcoder.scaleTo(0);
            other.pass(80);

            assertThat(other.busy.isRunning()).as("with %d minutes", minutes).isEqualTo(minutes == 81);
        }
    }

    @Test
    void saving_aLaterRenewal_isToComeBeforeTheEndAndNotAtIt() {
        losesItsTask(30, 40);
        world.protect(30);
        world.pass(5);

        assertThat(saving(world.busy)).first().isEqualTo("With 41 minutes instead of 30 at +00:00" + SAVED);
    }

    @Test
    void saving_renewalThatCameTooLate_wantsItEarlier() {
        losesItsTask(60, 60);
        world.ecs.clock().advance(Duration.ofSeconds(90));
        world.protect(60);

        assertThat(saving(world.busy))
                .containsExactly(
                        "With 62 minutes instead of 60 at +00:00" + SAVED,
                        "Had the renewal of +01:01:30 come 1 min 31 s earlier," + SAVED);
    }

    @Test
    void saving_renewalInTheSameMinute_keepsTheOthersInTheirPlace() {
        world.protect(30);
        world.transcoder.scaleTo(0);
        world.pass(20);
        world.protect(30);
        world.pass(50);

        assertThat(saving(world.busy))
                .containsExactly(
                        "With 51 minutes instead of 30 at +00:20" + SAVED,
                        "With one more renewal before +00:50" + SAVED);
    }

    @Test
    void saving_nothingIsEnough_findsNothing() {
        losesItsTask(60, 4000);

        assertThat(saving(world.busy)).isEmpty();
    }

    @Test
    void saving_taskThatLivesOrDiedOfSomethingElse_findsNothing() {
        world.protect(60);
        assertThat(saving(world.busy)).isEmpty();

        world.busy.crash(1);
        assertThat(saving(world.busy)).isEmpty();
    }

    @Test
    void freeing_taskThatIsKeptAfterItsWork_wantsARelease() {
        Work job = world.busy.work("job 1");
        losesItsTask(120, 10);
        job.finish();
        world.pass(20);

        assertThat(WhatIf.of(world.ecs).freeing(world.busy))
                .hasValueSatisfying(change -> assertThat(change.kind()).isEqualTo(Kind.RELEASE))
                .map(Change::toString)
                .hasValue("Released when \"job 1\" ended, at +00:10, it would have stopped at +00:10, if all calls had"
                        + " stayed the same.");
        assertThat(world.busy.isRunning()).isTrue();
    }

    @Test
    void freeing_taskThatWorksOrIsWantedOrWasReleased_findsNothing() {
        world.protect(120);
        Work job = world.busy.work("job 1");
        assertThat(WhatIf.of(world.ecs).freeing(world.busy)).isEmpty();

        job.finish();
        assertThat(WhatIf.of(world.ecs).freeing(world.busy)).isEmpty();

        world.clear();
        assertThat(WhatIf.of(world.ecs).freeing(world.busy)).isEmpty();
    }

    @Test
    void worldThatCannotBeLivedThroughAgain_findsNothing() {
        try (EcsSimulator ecs = EcsSimulator.builder().journalLimit(3).build()) {
            SimulatedTask task = ecs.createCluster("media")
                    .createService("transcoder", 1)
                    .tasks()
                    .get(0);

            assertThat(WhatIf.of(ecs).saving(task)).isEmpty();
            assertThat(WhatIf.of(ecs).freeing(task)).isEmpty();
        }
    }

    @Test
    void taskOfAnotherSimulator_isRefused() {
        WhatIf whatIf = WhatIf.of(world.ecs);

        assertThatThrownBy(() -> whatIf.saving(new LintWorld().busy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(" belongs to another simulator.");
    }

    private void read() {
        world.ecs.api().getTaskProtection(new GetTaskProtection.Request("media", List.of(world.busy.arn())));
    }

    @Test
    void saving_readAfterTheLastRenewal_isNoRenewal() {
        world.protect(30);
        world.transcoder.scaleTo(0);
        world.pass(10);
        read();
        world.pass(40);

        assertThat(saving(world.busy))
                .containsExactly(
                        "With 51 minutes instead of 30 at +00:00" + SAVED,
                        "With one more renewal before +00:30" + SAVED);
    }

    @Test
    void saving_renewalTooLateAndTooShort_isNotSavedByComingEarlier() {
        losesItsTask(60, 60);
        world.ecs.clock().advance(Duration.ofSeconds(30));
        world.protect(1);
        world.ecs.clock().advance(Duration.ofSeconds(40));

        assertThat(saving(world.busy)).containsExactly("With 61 minutes instead of 60 at +00:00" + SAVED);
    }

    @Test
    void saving_protectionByTheAgent_isSavedAsOneByACall() throws IOException, InterruptedException {
        InMemoryAgent agent = InMemoryAgent.of(world.ecs);
        HttpRequest protect = HttpRequest.newBuilder(URI.create(agent.uriOf(world.busy) + "/task-protection/v1/state"))
                .PUT(HttpRequest.BodyPublishers.ofString("{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":60}"))
                .build();
        int status = agent.httpClient()
                .send(protect, HttpResponse.BodyHandlers.ofString())
                .statusCode();
        world.transcoder.scaleTo(0);
        world.pass(80);

        assertThat(status).isEqualTo(200);
        assertThat(saving(world.busy))
                .containsExactly(
                        "With 81 minutes instead of 60 at +00:00" + SAVED,
                        "With one more renewal before +01:00" + SAVED);
    }

    @Test
    void longerWindow_byTheIdOfATask_isTheFirstOfSaving() {
        losesItsTask(60, 80);
        WhatIf whatIf = WhatIf.of(world.ecs);

        assertThat(whatIf.longerWindow(new TaskId(world.busy.id())))
                .map(Change::toString)
                .hasValue("With 81 minutes instead of 60 at +00:00" + SAVED);
        assertThat(whatIf.longerWindow(new TaskId(world.idle.id()))).isEmpty();
        assertThat(whatIf.longerWindow(new TaskId("0".repeat(32)))).isEmpty();
    }

    @Test
    void freeing_taskWithSeveralPiecesOfWork_wantsTheReleaseAfterTheLastThatEnded() {
        Work first = world.busy.work("job 1");
        Work second = world.busy.work("job 2");
        losesItsTask(120, 10);
        second.finish();
        world.pass(10);
        first.finish();
        world.pass(20);

        assertThat(WhatIf.of(world.ecs).freeing(world.busy))
                .map(Change::toString)
                .hasValueSatisfying(text -> assertThat(text).startsWith("Released when \"job 1\" ended, at +00:20, "));
    }

    @Test
    void worldOfTwoThousandInputs_isTheLargestThatIsLivedThroughAgain() {
        Work job = world.busy.work("job 1");
        losesItsTask(120, 10);
        job.finish();
        while (world.ecs.recording().inputs().size() < 2_000) {
            world.ask("media", List.of(world.idle.id()), false, null);
        }
        assertThat(WhatIf.of(world.ecs).freeing(world.busy)).isPresent();

        world.ask("media", List.of(world.idle.id()), false, null);
        assertThat(WhatIf.of(world.ecs).freeing(world.busy)).isEmpty();
    }

    @Test
    void freeing_workThatEndsWhenTheWorldHasActedAtThatInstant_wantsTheReleaseBehindThat() {
        Work job = world.busy.work("job 1");
        world.ask("media", List.of(world.idle.id()), true, 10);
        losesItsTask(120, 10);
        job.finish();
        world.pass(20);

        assertThat(world.ecs.recording().inputs()).anyMatch(input -> input.turn() > 0);
        assertThat(WhatIf.of(world.ecs).freeing(world.busy))
                .map(Change::toString)
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("Released when \"job 1\" ended, at +00:10, it would have stopped at +00:10, "));
    }
}
