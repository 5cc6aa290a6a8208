package io.github.ecssimulator.testkit.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.policy.Judging.BlockedClearing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why a task is still there, or still protected. */
class KeepingTest {
    private final ToldWorld world = new ToldWorld();

    private String kept() {
        return world.told(world.busy, Symptom.KEPT);
    }

    private void finishedAt10() {
        world.protect(world.busy, 60);
        Work job = world.busy.work("job 7");
        world.pass(10);
        job.finish();
    }

    @Test
    void idle_renewalThatComesBehindTheRelease_isTheCause() {
        world.protect(world.busy, 60);
        world.busy.work("job 7").finish();
        world.pass(15);
        world.release(world.busy);
        world.pass(5);
        world.protect(world.busy, 60);
        world.pass(10);

        assertThat(world.told(world.busy, Symptom.KEPT))
                .contains("is protected until +01:20, though its work ended at +00:00:"
                        + " it was released at +00:15, and protected again at +00:20.")
                .contains(
                        "Cause: the release at +00:15 was followed by a protection at +00:20, and by no other release\n")
                .contains("Fix:   cancel the heartbeat before the release, and let no call under way come behind it;"
                        + " who protects for work that never begins releases, too\n");
    }

    @Test
    void idle_protectedOnlyWhenItsWorkWasOver_isNoMistakeOfARelease() {
        world.busy.work("job 7").finish();
        world.pass(5);
        world.protect(world.busy, 60);

        assertThat(world.told(world.busy, Symptom.KEPT))
                .contains("though its work ended at +00:00: it was protected at +00:05, behind it.")
                .contains("Cause: a call at +00:05 protected it when its work was over, and no release followed\n");
    }

    @Test
    void idle_releaseAtTheAgentOfNoTask_isMostLikelyItsOwn() {
        world.protect(world.busy, 60);
        world.busy.work("job 7").finish();
        world.askAgent("http://169.254.170.2", "PUT", "{\"ProtectionEnabled\":false}");

        assertThat(world.told(world.busy, Symptom.KEPT))
                .contains("is protected until +01:00, though its work ended at +00:00:"
                        + " the request at an agent at +00:00 named no task that there is.")
                .contains("Cause: \"PUT /task-protection/v1/state\" has not the id of a task's endpoint");
    }

    @Test
    void working_withoutWorkThatIsDeclared_wasReleasedByNobody() {
        world.protect(world.busy, 60);

        assertThat(kept())
                .contains("is protected until +01:00, and nobody released it.")
                .contains("Cause: no release was sent\n")
                .contains("Call:  \"protect 60 min\" at +00:00\n")
                .contains(
                        "Fix:   clear the protection (protectionEnabled false) when the work ends, also when it fails\n");
    }

    @Test
    void working_withWorkThatIsOpen_namesThatAndNoOther() {
        world.protect(world.busy, 60);
        world.busy.work("job 6").finish();
        world.busy.work("job 7");
        world.busy.work("job 8");

        assertThat(kept())
                .contains("is protected until +01:00, and its work \"job 7\", \"job 8\" is open.")
                .contains("Cause: no release was sent: \"job 7\", \"job 8\" goes on\n");
    }

    @Test
    void released_inVainTwice_tellsOfTheLast() {
        finishedAt10();
        for (int i = 0; i < 2; i++) {
            world.throttle();
            world.release(world.busy);
            world.pass(5);
        }

        assertThat(kept())
                .contains("is protected until +01:00: the release at +00:15 was refused.")
                .contains("Cause: the release at +00:15 failed with ThrottlingException, and nobody sent another\n")
                .contains("Fix:   catch the exception, and retry with a short pause, until it is cleared\n");
    }

    @Test
    void released_inVainWhileTheHeartbeatGoesOn_namesBoth() {
        finishedAt10();
        world.throttle();
        world.release(world.busy);
        world.pass(5);
        world.protect(world.busy, 60);

        assertThat(kept())
                .contains(
                        "is protected until +01:15: the release at +00:10 was refused, and it was renewed after that.")
                .contains("Cause: the release at +00:10 failed with ThrottlingException,"
                        + " and the heartbeat did not end, either (1 renewal since)\n")
                .contains("Fix:   cancel the heartbeat when the work ends, whatever becomes of the release;"
                        + " catch the exception, and retry with a short pause, until it is cleared\n");
    }

    @Test
    void released_inVainBetweenTwoJobs_blamesNoHeartbeat() {
        finishedAt10();
        world.throttle();
        world.release(world.busy);
        world.protect(world.busy, 60);
        world.busy.work("job 8").finish();

        assertThat(kept())
                .contains("is protected until +01:10: the release at +00:10 was refused.")
                .doesNotContain("heartbeat");
    }

    @Test
    void released_andRenewedByTheHeartbeat_isToCancelThat() {
        finishedAt10();
        world.release(world.busy);
        for (int i = 0; i < 3; i++) {
            world.pass(5);
            world.protect(world.busy, 60);
        }

        assertThat(kept())
                .contains("Cause: the release at +00:10 was followed by a protection at +00:15 and 2 renewals,"
                        + " and by no other release\n")
                .contains("Fix:   cancel the heartbeat before the release, and let no call under way come behind it\n");
    }

    @Test
    void released_whileTheAgentRefuses_isNotSaidToBeMissing() {
        finishedAt10();
        world.ecs.inject(AgentFault.refuse(EcsError.throttled()));
        world.askAgent(world.busy, "PUT", "{\"ProtectionEnabled\":false}");

        assertThat(kept())
                .contains(": the request at its agent at +00:10:04 was not served.")
                .contains(" failed with 504 RequestCanceled, and nobody sent another\n")
                .contains(
                        "Fix:   look at the status of the answer, and retry with a short pause until it is granted\n");
    }

    @Test
    void released_byWhatTheAgentCannotRead_isToBeWrittenAnew() {
        finishedAt10();
        world.askAgent(world.busy, "PUT", "{\"ProtectionEnabled\":\"no\"}");

        assertThat(kept())
                .contains(": the request at its agent at +00:10 was not served.")
                .contains("with {\"ProtectionEnabled\":false} as the body\n");
    }

    @Test
    void released_inVainAtItsAgent_isToBeSentAgainByTheStatus() {
        finishedAt10();
        world.ecs.inject(
                Fault.refuse("UpdateTaskProtection", EcsError.throttled()).times(10));
        world.askAgent(world.busy, "PUT", "{\"ProtectionEnabled\":false}");

        assertThat(kept())
                .contains(
                        "Fix:   look at the status of the answer, and retry with a short pause, until it is cleared\n");
    }

    @Test
    void released_inVainByADeployment_isToBeClearedOnceMore() {
        ToldWorld blocked = new ToldWorld(EcsSimulator.builder().policy(BlockedClearing.REFUSED));
        blocked.transcoder.tasks().forEach(task -> blocked.protect(task, 60));
        blocked.transcoder.scaleTo(1);
        blocked.release(blocked.busy);

        assertThat(blocked.told(blocked.busy, Symptom.KEPT))
                .contains("is protected until +01:00: the release at +00:00 was refused.")
                .contains(
                        "Cause: the release at +00:00 was answered HTTP 200, with DEPLOYMENT_BLOCKED in failures(), and nobody"
                                + " sent another\n")
                .contains("Fix:   look at failures() of each answer; on DEPLOYMENT_BLOCKED clear it once more\n");
    }

    @Test
    void released_inVain_restsOnWhatAwsDoesNotDocumentForItsOwnTaskAlone() {
        ToldWorld blocked = new ToldWorld(EcsSimulator.builder().policy(BlockedClearing.REFUSED));
        blocked.transcoder.tasks().forEach(task -> blocked.protect(task, 60));
        blocked.transcoder.scaleTo(1);
        blocked.release(blocked.busy);
        blocked.throttle();
        blocked.release(blocked.idle);

        assertThat(blocked.told(blocked.busy, Symptom.KEPT))
                .contains("\nAWS does not document this case: with BlockedClearing.ALLOWED (U3), " + blocked.busy);
        assertThat(blocked.told(blocked.idle, Symptom.KEPT)).doesNotContain("AWS does not document this case");
    }

    @Test
    void idle_releaseOfAStrayTask_namesIt() {
        finishedAt10();
        world.ask("media", List.of("0123456789ab"), true, 30);
        world.ask("media", List.of("0123456789ab"), false, null);

        assertThat(kept())
                .contains("the release at +00:10 named another task")
                .contains("Cause: the release named 0123456789ab, not " + ToldWorld.shortened(world.busy)
                        + ", and was answered HTTP 200, with MISSING in failures(): nobody looked\n");
    }

    @Test
    void idle_callsForOthersThatAreNoRelease_areNotTold() {
        finishedAt10();
        world.ask("media", List.of("0123456789ab"), true, 30);

        assertThat(kept()).contains("though its work ended at +00:10, and no release was sent.");
    }

    @Test
    void idle_releaseOfAnotherBeforeTheWorkEnded_isNotTold() {
        world.protect(world.busy, 60);
        Work job = world.busy.work("job 7");
        world.pass(5);
        world.release(world.idle);
        world.pass(5);
        job.finish();

        assertThat(kept()).contains("though its work ended at +00:10, and no release was sent.");
    }

    @Test
    void idle_releaseOfAnotherThatWasProtected_isNotToldEither() {
        finishedAt10();
        world.protect(world.idle, 60);
        world.release(world.idle);

        assertThat(kept())
                .contains("though its work ended at +00:10, and no release was sent.")
                .contains("Cause: no release followed the end of \"job 7\" at +00:10\n");
    }

    @Test
    void idle_protectionThatWasOnlyRead_saysThatReadingChangesNothing() {
        finishedAt10();
        world.read(world.busy);

        assertThat(kept())
                .contains("though its work ended at +00:10: its protection was only read then, not cleared.")
                .contains(
                        "Cause: the call at +00:10 was GetTaskProtection, which changes nothing, and no release was sent\n")
                .contains("Fix:   call UpdateTaskProtection with protectionEnabled false\n");
    }

    @Test
    void idle_protectionThatWasOnlyReadAtTheAgent_saysPut() {
        finishedAt10();
        world.askAgent(world.busy, "GET", "");

        assertThat(kept())
                .contains("Cause: the request at +00:10 was a GET, which changes nothing, and no release was sent\n")
                .contains("Fix:   send PUT, not GET, to $ECS_AGENT_URI/task-protection/v1/state, with");
    }

    @Test
    void idle_heartbeatThatGoesOn_countsItsRenewals() {
        finishedAt10();
        world.protect(world.busy, 60);
        for (int i = 0; i < 2; i++) {
            world.pass(5);
            world.protect(world.busy, 60);
        }

        assertThat(kept())
                .contains("though its work ended at +00:10: the heartbeat goes on, and no release was sent.")
                .contains(
                        "Cause: the end of \"job 7\" at +00:10 ended neither the heartbeat (2 renewals since) nor the protection\n")
                .contains(
                        "Fix:   cancel the heartbeat and clear the protection when the work ends, also when it fails\n");
    }

    @Test
    void held_untilItRanOut_saysSo() {
        finishedAt10();
        world.pass(60);

        assertThat(world.told(world.busy, Symptom.HELD))
                .contains("was protected until +01:00, when it ran out, though its work ended at +00:10");
    }

    @Test
    void held_untilTheTaskEnded_tellsOfTheWorkThatEndedInTime() {
        finishedAt10();
        world.busy.work("job 8");
        world.pass(5);
        world.busy.stop();
        world.pass(60);

        assertThat(world.told(world.busy, Symptom.HELD))
                .contains("was protected until +00:15, though its work ended at +00:10, and no release was sent.");
    }

    @Test
    void wanted_byItsService_tellsTheCountOfNow() {
        world.transcoder.scaleTo(2);
        world.transcoder.scaleTo(1);
        SimulatedTask last = world.transcoder.tasks().get(0);

        assertThat(world.told(last, Symptom.KEPT))
                .contains("was told by nobody to stop: its service wants 1 task.")
                .contains("Cause: neither a scale-in nor a deployment chose it\n")
                .contains("Fix:   scale the service in, deploy, or stop the task\n");
    }

    @Test
    void wanted_byNoService_isStoppedByStopTaskAlone() {
        SimulatedTask alone = world.media.runTask();

        assertThat(world.told(alone, Symptom.KEPT))
                .contains("was told by nobody to stop.")
                .contains("Cause: it is a standalone task, which no scale-in stops\n")
                .contains("Fix:   stop it with StopTask\n");
    }
}
