package io.github.ecssimulator.testkit.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.model.GivenTask;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import io.github.ecssimulator.testkit.time.SimulatedExecutors;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a protection ran out: nobody renewed it, too late, in vain, or its heartbeat had died. */
class ExpiryTest {
    private final ToldWorld world = new ToldWorld();

    private void renew(SimulatedTask task) {
        world.ecs.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(task.id()), true, 30));
    }

    /** A heartbeat whose exceptions nobody catches. */
    private void beat(SimulatedTask task, int minutes) {
        ScheduledExecutorService executor = SimulatedExecutors.scheduled(world.ecs.clock(), "heartbeat");
        var unused = executor.scheduleAtFixedRate(() -> renew(task), 0, minutes, TimeUnit.MINUTES);
    }

    private String lost() {
        world.transcoder.scaleTo(0);
        return world.told(world.busy, Symptom.LOST);
    }

    private void refusedRenewal() {
        world.throttle();
        world.protect(world.busy, 30);
    }

    @Test
    void unrenewed_beingProtectedOnce_saysForHowLong() {
        world.protect(world.busy, 1);
        world.pass(5);

        assertThat(lost())
                .contains(
                        "was stopped at +00:05; its protection had run out at +00:01: it was protected once, for 1 minute,"
                                + " and never renewed")
                .contains("Cause: no renewal came in the 1 min after +00:00\n")
                .contains("Fix:   renew it every 30 s as long as work is open, or ask for a longer one");
    }

    @Test
    void unrenewed_withOpenWork_namesIt() {
        world.protect(world.busy, 60);
        world.busy.work("job 7");
        world.pass(60);

        assertThat(lost())
                .contains("Cause: no renewal came in the 60 min after +00:00, though its work \"job 7\" was open")
                .contains("Fix:   renew it every 30 min as long as work is open");
    }

    @Test
    void unrenewed_protectionThatTheTaskCameWith_isNobodysCall() {
        GivenTask given = GivenTask.inStatus(TaskStatus.RUNNING)
                .withProtectionUntil(world.ecs.clock().instant().plusSeconds(1800));
        SimulatedTask old = world.media
                .createService("old", ServiceSettings.replica(1), List.of(given))
                .tasks()
                .get(0);
        world.pass(40);

        assertThat(world.told(old, Symptom.LOST))
                .contains(
                        "lost its protection at +00:30, when it ran out: it came into the world protected, and never renewed")
                .contains("Call:  none, for the task came into the world protected at +00:00\n")
                .contains("Fix:   renew it every 15 min");
    }

    @Test
    void renewed_andThenNoMore_saysWhenTheLastCame() {
        world.protect(world.busy, 30);
        world.pass(10);
        world.protect(world.busy, 30);
        world.pass(60);

        assertThat(lost())
                .contains("its only renewal came at +00:10, and none after it")
                .contains("Cause: nobody renewed it after +00:10\n");
    }

    @Test
    void renewed_severalTimesAndThenNoMore_saysHowOften() {
        for (int minutes = 0; minutes < 40; minutes += 10) {
            world.protect(world.busy, 30);
            world.pass(10);
        }
        world.pass(60);

        assertThat(lost()).contains("the last of 3 renewals came at +00:30, and none after it");
    }

    @Test
    void renewed_forLess_wasCutShort() {
        world.protect(world.busy, 120);
        world.pass(10);
        world.protect(world.busy, 15);
        world.pass(60);

        assertThat(lost())
                .contains("its only renewal came at +00:10, and none after it")
                .contains(
                        "Cause: the call at +00:10 cut the protection short: it would have lasted until +02:00, and each"
                                + " call sets its end anew\n")
                .contains("Fix:   ask for no less than what is left, and go on renewing as long as work is open\n");
    }

    @Test
    void renewed_forLessThanTheTimeBetweenTheCalls_wasCutShort() {
        world.protect(world.busy, 180);
        world.pass(10);
        world.protect(world.busy, 5);
        world.pass(60);

        assertThat(lost())
                .contains("its protection had run out at +00:15: its only renewal came at +00:10, and none after it")
                .contains("Cause: the call at +00:10 cut the protection short: it would have lasted until +03:00");
    }

    @Test
    void renewed_soOftenAtOneInstant_waitsInRealTime() {
        for (int i = 0; i < 4; i++) {
            world.protect(world.busy, 30);
        }
        world.pass(60);

        assertThat(lost())
                .contains("the last of 3 renewals came at +00:00, and none after it")
                .contains(
                        "Cause: nobody renewed it after +00:00, at which instant all 4 calls came: most likely what sends"
                                + " them waits in real time, and simulated time does not move that\n")
                .contains(
                        "Fix:   let it wait in simulated time: clock.sleep, clock.runEvery or"
                                + " SimulatedExecutors.scheduled(ecs.clock()); if it does, go on renewing as long as work is open\n");
    }

    @Test
    void ranOut_beforeTheNextWork_isThatWorksMistake() {
        world.protect(world.busy, 20);
        world.busy.work("job 1").finish();
        world.pass(30);
        world.busy.work("job 2");

        assertThat(lost())
                .contains(
                        "was stopped at +00:30; its protection had run out at +00:20, before its work \"job 2\" began.")
                .contains(
                        "Cause: \"job 2\" began at +00:30 without protection: no call protected the task again before\n")
                .contains("Call:  \"protect 20 min\" at +00:00\n")
                .contains("Fix:   protect the task before it begins \"job 2\"\n")
                .doesNotContain("With ");
    }

    @Test
    void ranOut_beforeTheNextWorkOfAnotherJobsRenewals_isThatWorksMistake() {
        world.protect(world.busy, 20);
        world.busy.work("job 1").finish();
        world.pass(45);
        world.protect(world.busy, 20);
        world.busy.work("job 2").finish();
        world.pass(45);
        world.busy.work("job 3");

        assertThat(lost())
                .contains("its protection had run out at +01:05, before its work \"job 3\" began.")
                .contains("Cause: \"job 3\" began at +01:30 without protection");
    }

    @Test
    void ranOut_beforeWorkThatWasRefusedProtection_wasBegunInSpiteOfThat() {
        world.protect(world.busy, 20);
        world.busy.work("job 1").finish();
        world.pass(30);
        refusedRenewal();
        world.busy.work("job 2");

        assertThat(lost())
                .contains("its protection had run out at +00:20, and it began \"job 2\" at +00:30 although it had been"
                        + " refused protection.")
                .contains(
                        "Cause: the call at +00:30 failed with ThrottlingException, and it never asked again: it began"
                                + " \"job 2\" at +00:30 all the same\n");
    }

    @Test
    void ranOut_beforeWorkOfATaskThatHadStopped_isNotThatWorksMistake() {
        world.protect(world.busy, 20);
        world.transcoder.scaleTo(0);
        world.pass(30);
        world.busy.work("job 2");

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("it was protected once, for 20 minutes, and never renewed");
    }

    @Test
    void unrenewed_forTheLongestThatThereIs_isNotToldToAskForMore() {
        world.protect(world.busy, 2880);
        world.busy.work("training");
        world.pass(3000);

        assertThat(lost())
                .contains(
                        "Fix:   renew it every 1440 min as long as work is open: 2880 minutes are the most that ECS gives\n");
    }

    @Test
    void renewal_thatHangsAtItsAgent_isTheCause() {
        world.protect(world.busy, 30);
        world.busy.work("job 7");
        world.pass(15);
        hangs("PUT");
        world.pass(14);

        assertThat(lost())
                .contains("when its protection ran out: the renewal at +00:15 hangs at its agent.")
                .contains(
                        "Cause: the renewal at +00:15 hangs at its agent, and no other came: most likely the request has no"
                                + " timeout\n")
                .contains("Call:  \"request\" at +00:15 had no answer: it hangs\n")
                .contains("Fix:   give each request at the agent a timeout, and ask again before +00:30\n");
    }

    @Test
    void renewals_thatTheAgentFails_areTheCause() {
        world.protect(world.busy, 30);
        world.pass(10);
        world.ecs.inject(AgentFault.fail(AgentPart.TASK_PROTECTION));
        world.askAgent(world.busy, "PUT", "{\"ProtectionEnabled\":true}");
        world.pass(10);
        world.ecs.inject(AgentFault.fail(AgentPart.TASK_PROTECTION));
        world.askAgent(world.busy, "PUT", "{\"ProtectionEnabled\":true}");
        world.pass(10);

        assertThat(lost())
                .contains("Cause: the renewal at +00:10 and 1 more were not served by its agent\n")
                .contains(
                        "Fix:   look at the status of the answer, and retry with a short pause until it is granted\n");
    }

    @Test
    void read_thatHangsAtItsAgent_isNoRenewal() {
        world.protect(world.busy, 30);
        world.pass(15);
        hangs("GET");
        world.pass(14);

        assertThat(lost()).contains("Cause: no renewal came in the 30 min after +00:00\n");
    }

    @Test
    void releaseBehindTheWork_thatHangsAtItsAgent_isNoRenewal() {
        world.protect(world.busy, 30);
        world.busy.work("job 7").finish();
        hangs("PUT");
        world.pass(29);

        assertThat(lost()).doesNotContain("hangs at its agent");
    }

    /** For a minute, after which the test goes on. */
    private void hangs(String method) {
        world.ecs.inject(AgentFault.hang(AgentPart.TASK_PROTECTION));
        InMemoryAgent agent = InMemoryAgent.of(world.ecs);
        URI state = URI.create(agent.uriOf(world.busy) + "/task-protection/v1/state");
        HttpRequest request = HttpRequest.newBuilder(state)
                .method(method, BodyPublishers.ofString("{\"ProtectionEnabled\":true}"))
                .timeout(Duration.ofMinutes(1))
                .build();
        assertThatExceptionOfType(HttpTimeoutException.class)
                .isThrownBy(() -> agent.httpClient().send(request, BodyHandlers.discarding()));
    }

    @ParameterizedTest
    @CsvSource({"1, 30 s, 2", "30, 15 min, 60"})
    void renewed_whenItHadJustRunOut_isToldSo(int minutes, String period, int enough) {
        world.protect(world.busy, minutes);
        world.transcoder.scaleTo(0);
        world.pass(minutes);
        world.protect(world.busy, minutes);

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("when its protection ran out: the renewal came at that very instant.")
                .containsPattern(
                        "Cause: the call at \\+00:\\d\\d came when the protection had just run out: a renewal has to come"
                                + " before the end\n")
                .contains("Fix:   renew it every " + period + ", or ask for " + enough + " minutes\n");
    }

    @Test
    void renewed_afterABreak_saysWhenItWentOn() {
        world.protect(world.busy, 30);
        world.pass(10);
        world.protect(world.busy, 30);
        world.pass(60);
        world.protect(world.busy, 30);
        world.pass(10);
        world.protect(world.busy, 30);

        assertThat(world.told(world.busy, Symptom.UNCOVERED))
                .contains("its only renewal came at +00:10, and the next call only at +01:10")
                .contains("Cause: nobody renewed it after +00:10 until +01:10");
    }

    @Test
    void renewed_tooSlowly_tellsBothTimes() {
        world.protect(world.busy, 30);
        world.protect(world.busy, 30);
        world.pass(40);
        world.protect(world.busy, 30);
        world.pass(5);
        world.protect(world.busy, 30);

        assertThat(world.told(world.busy, Symptom.UNCOVERED))
                .contains(
                        "was unprotected from +00:30 on, when its protection ran out: the next renewal came 10 min later")
                .contains("Cause: heartbeats come every 40 min, but each protects for only 30 min")
                .contains("Fix:   renew every 15 min, or protect for 80");
    }

    @Test
    void refused_once_wasAskedAgainTooLate() {
        world.protect(world.busy, 30);
        world.busy.work("job 7");
        world.pass(10);
        refusedRenewal();
        world.pass(30);
        world.protect(world.busy, 30);

        assertThat(world.told(world.busy, Symptom.UNCOVERED))
                .contains("the renewal at +00:10 was refused, and nobody reacted")
                .contains(
                        "Cause: the renewal at +00:10 failed with ThrottlingException, and it asked again only at +00:40: its"
                                + " work \"job 7\" went on")
                .contains("Fix:   catch the exception, and retry with a short pause, before +00:30\n");
    }

    @Test
    void refused_moreOften_countsThem() {
        world.protect(world.busy, 30);
        for (int i = 0; i < 3; i++) {
            world.pass(5);
            refusedRenewal();
        }
        world.pass(20);

        assertThat(lost())
                .contains("the renewal at +00:05 and 2 more were refused, and nobody reacted")
                .contains(
                        "Cause: each of the 3 renewals since +00:05 failed with ThrottlingException, and the work went on");
    }

    @Test
    void refused_inAnswersThatNobodyLooksAt_isOneMistake() {
        world.transcoder.tasks().forEach(task -> world.protect(task, 30));
        world.deploy();
        world.pass(10);
        world.protect(world.busy, 30);
        world.pass(10);
        world.protect(world.busy, 30);
        world.pass(30);

        assertThat(lost())
                .contains("the renewal at +00:10 and 1 more were refused, and nobody reacted")
                .contains(
                        "Cause: the renewal at +00:10 was answered HTTP 200, with DEPLOYMENT_BLOCKED in failures(): nobody"
                                + " looked, and it went on");
    }

    @ParameterizedTest
    @CsvSource({
        "9, refused, and nobody reacted",
        "10, failed, and none came after it",
        "25, failed, and none came after it"
    })
    void refused_afterRenewalsAtIntervals_endedThemIfThereWasTimeForAnother(int minutes, String told) {
        world.protect(world.busy, 30);
        world.pass(10);
        world.protect(world.busy, 10);
        world.pass(9);
        refusedRenewal();
        world.pass(minutes);

        assertThat(lost()).contains(told);
    }

    @Test
    void refused_lastOfTheRenewals_mostLikelyEndedThem() {
        world.protect(world.busy, 30);
        world.pass(10);
        world.protect(world.busy, 30);
        world.pass(10);
        refusedRenewal();
        world.pass(30);

        assertThat(lost())
                .contains("its protection had run out at +00:40: the renewal at +00:20 failed, and none came after it")
                .contains(
                        "Cause: the renewals, until then 10 min apart, ended with the one that failed at +00:20: most likely"
                                + " its exception escaped the heartbeat")
                .contains("Call:  \"protect 30 min\" at +00:20 was answered ThrottlingException: Rate exceeded\n");
    }

    @Test
    void died_ofTwoWorkers_theOneWhoseRenewalWasRefused() {
        world.protect(world.idle, 30);
        beat(world.busy, 20);
        world.pass(10);
        world.throttle();
        world.pass(50);
        world.transcoder.scaleTo(0);

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("its heartbeat died at +00:20")
                .contains("Cause: the exception of the failed renewal escaped the heartbeat at +00:20")
                .contains("Call:  \"protect 30 min\" at +00:20 was answered ThrottlingException");
        assertThat(world.told(world.idle, Symptom.LOST))
                .contains("it was protected once, for 30 minutes, and never renewed");
    }

    @Test
    void died_ofTwoWorkers_notTheOneWhoseRenewalWasRefusedBefore() {
        world.protect(world.busy, 30);
        world.pass(5);
        refusedRenewal();
        beat(world.idle, 20);
        world.pass(10);
        world.throttle();
        world.pass(50);

        assertThat(lost())
                .contains("the renewal at +00:05 was refused, and nobody reacted")
                .doesNotContain("heartbeat died");
    }

    @ParameterizedTest
    @CsvSource({"47, false", "48, true"})
    void died_ofALongException_namesItsBeginning(int length, boolean isCut) {
        ScheduledExecutorService executor = SimulatedExecutors.scheduled(world.ecs.clock(), "heartbeat");
        String message = "x".repeat(length);
        var unused = executor.scheduleAtFixedRate(
                () -> {
                    throw new IllegalStateException(message);
                },
                10,
                10,
                TimeUnit.MINUTES);
        world.protect(world.busy, 30);
        world.pass(40);

        String whole = "java.lang.IllegalStateException: " + message;
        String told = isCut ? whole.substring(0, 77) + "..." : whole;
        assertThat(lost()).contains("Cause: " + told + " escaped the heartbeat at +00:10");
    }
}
