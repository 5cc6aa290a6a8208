package io.github.ecssimulator.testkit.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ListTasks;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.model.Limits;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the calls show with their answers, and what they do not. */
class CallLintsTest {
    private final LintWorld world = new LintWorld();

    /** A renewal of the busy task is refused from now on: only protected tasks hold the deployment. */
    private void deploy() {
        world.transcoder.deploy();
        world.pass(1);
    }

    @Test
    void refused_renewalThatNobodyLooksAt_isFound() {
        world.protect(30);
        deploy();
        world.protect(30);
        world.pass(60);

        assertThat(world.texts())
                .contains("refused: " + world.busy
                        + " was refused protection at +00:01, with HTTP 200 and DEPLOYMENT_BLOCKED in failures, and"
                        + " nobody reacted: no success, no release and no end of work followed; it was protected until"
                        + " +00:30");
    }

    @Test
    void refused_thenFinishedEarly_isSilent() {
        world.protect(30);
        Work job = world.busy.work("job 7");
        deploy();
        world.protect(30);
        world.pass(20);
        job.finish();
        world.clear();

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void refused_thenClearedWithoutAWordOfWork_isSilent() {
        world.protect(30);
        deploy();
        world.protect(30);
        world.clear();

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void refused_beforeAnyWorkOfATaskWhereOthersWork_isSilent() {
        world.idle.work("job 7");
        world.ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));
        world.protect(30);

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void refused_beforeWorkThatIsTakenAllTheSame_isFound() {
        world.ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));
        world.protect(30);
        world.busy.work("job 7");

        assertThat(world.lints()).containsExactly(Lint.REFUSED);
    }

    @Test
    void refused_thenWorkWithoutProtection_isFoundThoughItEnds() {
        world.ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));
        world.protect(30);
        Work first = world.busy.work("job 7");
        world.pass(20);
        first.finish();
        world.pass(10);
        Work second = world.busy.work("job 8");
        world.pass(20);
        second.finish();
        world.clear();

        assertThat(world.texts())
                .singleElement()
                .asString()
                .startsWith("refused: " + world.busy + " was refused protection at +00:00")
                .contains("nobody reacted: it began work \"job 8\" at +00:30 without protection");
    }

    @Test
    void refused_thenGrantedBeforeTheNextWork_isSilent() {
        world.ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));
        world.protect(30);
        world.pass(1);
        world.protect(30);
        world.busy.work("job 7").finish();
        world.clear();

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void refused_thenShortWorkWhileTheProtectionLasts_isSilent() {
        world.protect(30);
        world.ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));
        world.protect(30);
        Work job = world.busy.work("job 7");
        world.pass(10);
        job.finish();
        world.clear();

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void refused_standaloneTask_isFound() {
        SimulatedTask oneOff = world.media.runTask();

        world.ask("media", List.of(oneOff.arn()), true, null);

        assertThat(world.texts())
                .singleElement()
                .asString()
                .startsWith("refused: " + oneOff)
                .contains("TASK_NOT_VALID");
    }

    @Test
    void refused_byAFaultAndTriedAgain_isSilent() {
        world.ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));
        world.protect(30);
        world.protect(30);
        world.clear();

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void refused_byAFaultAndGivenUp_isFound() {
        world.ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));
        world.protect(30);

        assertThat(world.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.lint()).isEqualTo(Lint.REFUSED);
            assertThat(finding.fix()).startsWith("catch it and try again");
        });
    }

    @Test
    void refused_whileItStops_isSilent() {
        world.busy.onStop(notice -> {});
        world.busy.stop();
        world.protect(30);

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void refused_whileItStopsAndWorkTakenAllTheSame_isFound() {
        world.busy.onStop(notice -> {});
        world.busy.stop();
        world.protect(30);
        world.busy.work("film 2");

        assertThat(world.texts())
                .anyMatch(text ->
                        text.startsWith("refused") && text.contains("it began work \"film 2\" at +00:00 without"));
    }

    @Test
    void release_ofATaskThatHasEnded_leavesNothingToClear() {
        world.ask("media", List.of(world.busy.id()), true, 30);
        world.busy.work("film");
        world.transcoder.scaleTo(0);
        world.pass(40); // it is stopped once its protection has run out
        world.ask("media", List.of(world.busy.id()), false, null);

        assertThat(world.texts()).noneMatch(text -> text.startsWith("refused"));
    }

    @Test
    void badCall_twelveTasks_isFoundOnce() {
        world.ask("media", Collections.nCopies(Limits.UPDATED_TASKS + 2, world.busy.id()), true, 30);

        assertThat(world.texts())
                .singleElement()
                .asString()
                .startsWith("bad-call: UpdateTaskProtection of " + (Limits.UPDATED_TASKS + 2) + " tasks was");
        assertThat(world.findings().get(0).fix())
                .isEqualTo("name at most " + Limits.UPDATED_TASKS + " tasks in a call");
    }

    @Test
    void badCall_noTasksAtAll_isFound() {
        world.ask("media", List.of(), true, 30);

        assertThat(world.lints()).containsExactly(Lint.BAD_CALL);
    }

    @Test
    void badCall_otherCluster_isFound() {
        world.ask(null, List.of(world.busy.id()), true, 30);

        assertThat(world.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.lint()).isEqualTo(Lint.BAD_CALL);
            assertThat(finding.sentence()).contains("was refused as a whole").endsWith(", at +00:00");
            assertThat(finding.taskIfAny()).isEmpty();
        });
    }

    @Test
    void badCall_minutesZeroToClear_isFound() {
        world.ask("media", List.of(world.busy.id()), false, 0);

        assertThat(world.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.lint()).isEqualTo(Lint.BAD_CALL);
            assertThat(finding.fix()).contains("none to clear");
        });
    }

    @Test
    void badCall_idOfAContainer_isFound() {
        world.ask("media", List.of("8f03e412-0000-4000-8000-000000000000"), true, 30);

        assertThat(world.texts())
                .containsExactly(
                        "bad-call: no task has the id 8f03e412-0000-4000-8000-000000000000: it looks like the id"
                                + " of a container, which was to be changed at +00:00");
    }

    @Test
    void badCall_taskInAnotherCluster_isFound() {
        world.ecs.createCluster("web");

        world.ask("web", List.of(world.busy.id()), true, 30);

        assertThat(world.texts()).singleElement().asString().contains("in a cluster that it is not in");
        world.busy.stop();
        assertThat(world.texts()).anyMatch(text -> text.contains("in a cluster that it is not in"));
    }

    @Test
    void badCall_postToTheAgent_isFound() {
        askAgent("POST");

        assertThat(world.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.lint()).isEqualTo(Lint.BAD_CALL);
            assertThat(finding.sentence()).startsWith("POST /api/").contains("was refused by the agent: 405");
        });
    }

    @Test
    void badCall_readingATaskThatIsThere_isSilent() {
        world.ecs.api().getTaskProtection(new GetTaskProtection.Request("media", List.of(world.busy.arn())));

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void minutesWithFalse_clearingCallWithMinutes_isFound() {
        world.protect(30);
        world.ask("media", List.of(world.busy.arn()), false, 20);

        assertThat(world.texts())
                .containsExactly(
                        "minutes-with-false: " + world.busy + " was cleared at +00:00 with expiresInMinutes 20,"
                                + " which means nothing beside protectionEnabled false");
    }

    @Test
    void minutesWithFalse_ofSeveralTasks_namesTheirNumber() {
        world.ask("media", List.of(world.busy.arn(), world.idle.arn()), false, 20);

        assertThat(world.texts()).singleElement().asString().startsWith("minutes-with-false: 2 tasks were cleared");
    }

    @Test
    void refused_agentThatFails_isFoundUnlessItIsAskedAgain() {
        world.ecs.inject(AgentFault.fail(AgentPart.TASK_PROTECTION));
        askAgent("PUT");
        assertThat(world.texts()).singleElement().asString().contains("was not served by its agent at +00:00");

        askAgent("PUT");
        world.clear();
        assertThat(world.findings()).isEmpty();
    }

    private void askAgent(String method) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(InMemoryAgent.of(world.ecs).uriOf(world.busy) + "/task-protection/v1/state"))
                .method(method, HttpRequest.BodyPublishers.ofString("{\"ProtectionEnabled\":true}"))
                .build();
        try {
            InMemoryAgent.of(world.ecs).httpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void refuseNext() {
        world.ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));
    }

    private void read(String cluster, List<String> tasks) {
        try {
            world.ecs.api().getTaskProtection(new GetTaskProtection.Request(cluster, tasks));
        } catch (EcsException e) {
            return;
        }
    }

    @Test
    void refused_thenOnlyRead_isFound() {
        world.protect(30);
        deploy();
        world.protect(30);
        read("media", List.of(world.busy.arn()));

        assertThat(world.lints()).contains(Lint.REFUSED);
    }

    @Test
    void refused_afterAProtectionThatWasCleared_tellsOfNoProtection() {
        world.protect(30);
        world.pass(10);
        world.clear();
        refuseNext();
        world.protect(30);

        assertThat(world.texts())
                .singleElement()
                .asString()
                .endsWith(" no success, no release and no end of work followed");
    }

    @Test
    void refused_whileASecondProtectionLasts_tellsTheEndOfThat() {
        world.protect(30);
        world.clear();
        world.pass(10);
        world.protect(60);
        deploy();
        world.protect(90);

        assertThat(world.texts())
                .filteredOn(text -> text.startsWith("refused: "))
                .singleElement()
                .asString()
                .endsWith("; it was protected until +01:10");
    }

    @Test
    void refused_renewalWhileItsWorkGoesOn_isFound() {
        world.protect(30);
        world.busy.work("job 7");
        deploy();
        world.protect(30);

        assertThat(world.lints()).containsExactly(Lint.REFUSED);
    }

    @Test
    void refused_renewalBeforeItsWorkEnds_isSilent() {
        world.protect(30);
        Work job = world.busy.work("job 7");
        deploy();
        world.protect(30);
        world.pass(10);
        job.finish();

        assertThat(world.lints()).containsExactly(Lint.STILL_PROTECTED);
    }

    @Test
    void refused_afterTheLastWork_isSilent() {
        world.busy.work("job 7").finish();
        world.pass(10);
        refuseNext();
        world.protect(30);

        assertThat(world.lints()).isEmpty();
    }

    @Test
    void refused_releaseAfterTheWork_isFound() {
        world.protect(30);
        Work job = world.busy.work("job 7");
        world.pass(10);
        job.finish();
        world.pass(5);
        refuseNext();
        world.clear();

        assertThat(world.texts())
                .filteredOn(text -> text.startsWith("refused: "))
                .singleElement()
                .asString()
                .startsWith("refused: " + world.busy + " was not cleared at +00:15: Throttling")
                .endsWith("no end of work followed; it was protected until +00:30");
    }

    @Test
    void badCall_tenTasksForTooLong_namesTheMinutes() {
        world.ask("media", Collections.nCopies(Limits.UPDATED_TASKS, world.busy.id()), true, 5000);

        assertThat(world.findings())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.fix()).isEqualTo("send 1 to 2880 minutes to protect, and none to clear"));
    }

    @Test
    void badCall_otherClusterWithoutMinutes_namesTheMetadata() {
        world.ask("nowhere", List.of(world.busy.id()), true, null);

        assertThat(world.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.sentence()).startsWith("UpdateTaskProtection of 1 task was refused as a whole: ");
            assertThat(finding.fix()).isEqualTo("take the TaskARN of the task metadata, and the cluster beside it");
        });
    }

    @Test
    void badCall_readingInAnotherCluster_isFound() {
        read("nowhere", List.of(world.busy.id(), world.idle.id()));

        assertThat(world.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.sentence()).startsWith("GetTaskProtection of 2 tasks was refused as a whole: ");
            assertThat(finding.fix()).isEqualTo("take the TaskARN of the task metadata, and the cluster beside it");
        });
    }

    @Test
    void badCall_ofAnotherOperation_isNone() {
        ListTasks.Request list = ListTasks.request(r -> r.cluster("nowhere"));

        assertThatThrownBy(() -> world.ecs.api().execute(list)).isInstanceOf(EcsException.class);

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void refused_releaseAtTheInstantAtWhichTheWorkHasEnded_isFound() {
        world.protect(30);
        Work job = world.busy.work("job 7");
        world.pass(10);
        job.finish();
        refuseNext();
        world.clear();

        assertThat(world.lints()).containsExactly(Lint.STILL_PROTECTED, Lint.REFUSED);
    }

    @Test
    void refused_renewalAtTheInstantAtWhichTheWorkEndsThen_isSilent() {
        world.protect(30);
        Work job = world.busy.work("job 7");
        deploy();
        world.protect(30);
        job.finish();

        assertThat(world.lints()).containsExactly(Lint.STILL_PROTECTED);
    }

    @Test
    void refused_protectionAtTheInstantAtWhichTheLastWorkHasEnded_isSilent() {
        Work job = world.busy.work("job 7");
        world.pass(10);
        job.finish();
        refuseNext();
        world.protect(30);

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void refused_releaseWhileAnotherTaskEndsItsWork_isFound() {
        Work other = world.idle.work("job 8");
        world.protect(30);
        refuseNext();
        world.clear();
        other.finish();

        assertThat(world.lints()).containsExactly(Lint.STILL_PROTECTED, Lint.REFUSED);
    }

    @Test
    void refused_workTakenAndReleasedAtThatInstant_isSilent() {
        world.protect(30);
        world.pass(10);
        refuseNext();
        world.protect(30);
        world.busy.work("job 7").finish();
        world.clear();

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void refused_releaseOfATaskThatIsProtectedOnlyLater_tellsOfNoProtection() {
        world.protect(30);
        world.clear();
        refuseNext();
        world.clear();
        world.protect(30);
        Work job = world.busy.work("job 7");

        assertThat(world.texts()).singleElement().asString().endsWith("no end of work followed");
        job.finish();
    }
}
