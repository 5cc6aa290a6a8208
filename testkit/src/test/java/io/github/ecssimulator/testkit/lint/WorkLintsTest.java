package io.github.ecssimulator.testkit.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.ContainerHost;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ListTasks;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.journal.WorkEvent;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the work of tasks shows, what code does whose task has ended, and whose protection was taken for whose. */
class WorkLintsTest {
    private final LintWorld world = new LintWorld();

    private void scaleIn() {
        world.transcoder.scaleTo(0);
    }

    @Test
    void lostWork_ofATaskThatWasNeverProtected_isFound() {
        world.busy.work("job 7");
        world.pass(10);
        scaleIn();

        assertThat(world.texts())
                .containsExactly(
                        "lost-work: " + world.busy + " lost work \"job 7\", open since +00:00: it was told to stop"
                                + " at +00:10 by scale-in, and was never protected");
    }

    @Test
    void lostWork_withAHostileName_isToldInOneVisibleLine() {
        world.busy.work("job\n7\u001b[31m\u202e");
        world.pass(10);
        scaleIn();

        assertThat(world.texts())
                .singleElement()
                .asString()
                .contains("job\\n7")
                .doesNotContain("\n", "\u001b", "\u202e");
        assertThat(Lints.of(world.ecs).complaint().orElseThrow()).doesNotContain("job\n", "\u001b", "\u202e");
    }

    @Test
    void lostWork_afterItsProtectionRanOut_saysSo() {
        world.protect(30);
        world.busy.work("job 7");
        scaleIn();
        world.pass(40);

        assertThat(world.texts())
                .anySatisfy(text -> assertThat(text)
                        .startsWith("lost-work: ")
                        .endsWith("at +00:30 by scale-in, its protection had run out at +00:30"));
    }

    @Test
    void complaint_oneMistakeThatLedToOthers_isToldWithOneFix() {
        world.protect(30);
        world.busy.work("job 7");
        scaleIn();
        world.pass(40);

        assertThat(Lints.of(world.ecs).complaint())
                .hasValue(
                        "\nExpected no findings of the lints\n but there are 2 (docs/lints.md tells of each):"
                                + "\n  expired: " + world.busy
                                + " lost its protection at +00:30, 30 min after it was set and"
                                + " never renewed, while work \"job 7\" was open; it was told to stop at +00:30"
                                + "\n    fix: renew it while work is open, or protect for longer than the longest work"
                                + "\n    it led to: lost-work\nMeant so? Lints.in(ecs).allow(Lint.EXPIRED).allow(Lint.LOST_WORK)");
    }

    @Test
    void complaint_equalMistakesOfTwoTasks_tellsBoth() {
        world.busy.work("job 7");
        world.idle.work("job 8");
        scaleIn();

        assertThat(Lints.of(world.ecs).complaint().orElseThrow())
                .contains("lost-work: " + world.busy, "lost-work: " + world.idle)
                .doesNotContain("it led to");
    }

    @Test
    void lostWork_takenInTheInstantOfTheStop_isFound() {
        world.protect(30);
        Work encoding = world.busy.work("encode");
        scaleIn();
        world.pass(10);
        encoding.finish();
        world.clear();
        world.busy.work("upload");

        assertThat(world.texts())
                .containsExactly("lost-work: " + world.busy + " lost work \"upload\", open since +00:10: it was told to"
                        + " stop at +00:10 by scale-in, its protection until +00:30 had been cleared");
    }

    @Test
    void lostWork_nextWorkOnlyAfterTheNextProtection_isSilent() {
        world.protect(30);
        Work encoding = world.busy.work("encode");
        world.pass(10);
        encoding.finish();
        world.clear();
        world.protect(30);
        Work upload = world.busy.work("upload");
        scaleIn();
        upload.finish();
        world.clear();

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void lostWork_ofATaskThatCrashes_namesWhatProtectionCannotDo() {
        world.protect(30);
        world.busy.work("job 7");
        world.busy.crash(1);

        assertThat(world.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.lint()).isEqualTo(Lint.LOST_WORK);
            assertThat(finding.fix())
                    .startsWith("no signal comes before a process ends by itself: ")
                    .doesNotContain("SIGTERM");
        });
    }

    @Test
    void lostWork_ofATaskThatIsStoppedByHand_isToBeHandedBackOnTheSignal() {
        world.protect(30);
        world.busy.work("job 7");
        world.busy.stop();

        assertThat(world.findings())
                .singleElement()
                .extracting(Finding::fix)
                .isEqualTo(
                        "protection holds off scale-in and deployments only: finish or hand back the work on SIGTERM");
    }

    @Test
    void lostWork_finishedInTheGraceOfAStop_isSilent() {
        Work job = world.busy.work("job 7");
        world.busy.onStop(notice -> world.ecs.clock().runAfter(Duration.ofSeconds(5), "finish", () -> {
            job.finish();
            notice.exit(0);
        }));
        scaleIn();
        world.pass(5);

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void lifeAfterDeath_workOfADeadTask_isFound() {
        Work job = world.busy.work("job 7");
        scaleIn();
        world.pass(60);
        job.finish();
        world.busy.work("job 8");

        assertThat(world.findings())
                .filteredOn(finding -> finding.lint() == Lint.LIFE_AFTER_DEATH)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.sentence())
                            .isEqualTo("ended at +00:00, but its code ran on: it finished work \"job 7\" at +01:00");
                    assertThat(finding.times()).isEqualTo(2);
                });
    }

    @Test
    void lifeAfterDeath_requestsAtItsAgent_areCounted() throws IOException, InterruptedException {
        InMemoryAgent agent = InMemoryAgent.of(world.ecs);
        URI state = URI.create(agent.uriOf(world.busy) + "/task-protection/v1/state");
        agent.httpClient().send(HttpRequest.newBuilder(state).build(), HttpResponse.BodyHandlers.ofString());
        scaleIn();
        for (int beat = 0; beat < 3; beat++) {
            world.pass(10);
            agent.httpClient().send(HttpRequest.newBuilder(state).build(), HttpResponse.BodyHandlers.ofString());
        }

        assertThat(world.texts())
                .containsExactly("life-after-death: " + world.busy
                        + " ended at +00:00, but its code ran on: it asked its" + " agent at +00:10 (3 times)");
    }

    @Test
    void lifeAfterDeath_whatTheTestAsksOfADeadTask_isNone() {
        scaleIn();
        world.pass(1);
        world.protect(30);

        assertThat(world.lints()).containsExactly(Lint.REFUSED);
    }

    private EcsApi boundTo(String arn) {
        return world.ecs.api("container of " + arn);
    }

    private static void protect(EcsApi client, String task) {
        client.updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(task), true, 30));
    }

    @Test
    void otherTask_clientOfOneTaskThatProtectsAnother_isFound() {
        world.idle.work("job 8");
        protect(boundTo(world.busy.arn()), world.idle.arn());

        assertThat(world.texts())
                .containsExactly("other-task: " + world.idle + " was protected at +00:00 by the code of " + world.busy);
    }

    @Test
    void otherTask_clientThatProtectsItsOwn_isSilent() {
        world.busy.work("job 7");
        protect(boundTo(world.busy.arn()), world.busy.id());

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void otherTask_firstOfListTasksWhileAnotherWorks_isFound() {
        world.idle.work("job 8");
        EcsApi client = world.ecs.api("direct client");
        String first = client.execute(
                        new ListTasks.Request("media", null, null, null, null, null, "transcoder", null, null, null))
                .response()
                .taskArns()
                .get(0);
        protect(client, first);

        assertThat(world.texts())
                .contains("other-task: " + world.busy
                        + " was protected at +00:00 as the first that ListTasks had answered,"
                        + " while work \"job 8\" of " + world.idle + " was open, which nobody protected");
    }

    @Test
    void otherTask_protectedBesideAnotherThatWorks_isSilent() {
        world.idle.work("job 8");
        world.protect(30);

        assertThat(world.lints()).doesNotContain(Lint.OTHER_TASK);
    }

    @Test
    void callOfADeadTask_byItsOwnClient_isNoRefusalToo() {
        scaleIn();
        world.pass(1);
        protect(boundTo(world.busy.arn()), world.busy.arn());

        assertThat(world.lints()).containsExactly(Lint.LIFE_AFTER_DEATH);
    }

    @Test
    void lifeAfterDeath_codeThatRanOn_isFound() {
        scaleIn();
        world.pass(10);
        ContainerHost.of(world.busy).noteRanOn(world.busy, "slept");

        assertThat(world.texts())
                .containsExactly("life-after-death: " + world.busy
                        + " ended at +00:00, but its code ran on: it slept at +00:10");
    }

    @Test
    void otherTask_clientOfOneTaskThatReadsAnother_isSilent() {
        boundTo(world.busy.arn()).getTaskProtection(new GetTaskProtection.Request("media", List.of(world.idle.arn())));

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void otherTask_onlyOneOfListTasksWhileALaterOneWorks_isSilent() {
        SimulatedService upload = world.media.createService("upload", 1);
        EcsApi client = world.ecs.api("direct client");
        String only = client.execute(ListTasks.request(r -> r.cluster("media").serviceName("upload")))
                .response()
                .taskArns()
                .get(0);
        upload.scaleTo(2);
        upload.tasks().get(1).work("job 8");
        protect(client, only);

        assertThat(world.lints()).doesNotContain(Lint.OTHER_TASK);
    }

    private static String firstListed(EcsApi client) {
        return client.execute(ListTasks.request(r -> r.cluster("media").serviceName("transcoder")))
                .response()
                .taskArns()
                .get(0);
    }

    @Test
    void otherTask_ownClientThatListedItsTaskFirst_isSilent() {
        EcsApi own = boundTo(world.busy.arn());
        world.idle.work("job 8");

        assertThat(firstListed(own)).isEqualTo(world.busy.arn());
        protect(own, world.busy.arn());
        assertThat(world.lints()).doesNotContain(Lint.OTHER_TASK);
    }

    @Test
    void otherTask_workOfAServiceOfThatNameInAnotherCluster_isSilent() {
        world.ecs
                .createCluster("other")
                .createService("transcoder", 1)
                .tasks()
                .get(0)
                .work("job 8");
        EcsApi client = world.ecs.api("direct client");
        protect(client, firstListed(client));

        assertThat(world.lints()).doesNotContain(Lint.OTHER_TASK);
    }

    @Test
    void lifeAfterDeath_workThatFailsWhenItsTaskHasEnded_isToldWhereItFailed() {
        Work job = world.busy.work("job 7");
        scaleIn();
        world.pass(10);
        job.fail();

        assertThat(world.findings())
                .filteredOn(finding -> finding.lint() == Lint.LIFE_AFTER_DEATH)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.sentence()).endsWith("its code ran on: it failed at work \"job 7\" at +00:10");
                    assertThat(world.ecs.journal().entry(finding.sequence()))
                            .hasValueSatisfying(
                                    entry -> assertThat(entry.event()).isInstanceOf(WorkEvent.Failed.class));
                });
    }
}
