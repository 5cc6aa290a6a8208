package io.github.ecssimulator.testkit.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.testkit.time.SimulatedExecutors;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a failure names as the mistake of a worker, and as the way to mend it. */
class DiagnosisTest {
    private final EcsSimulator ecs = EcsSimulator.builder().lenient().build();
    private final SimulatedService transcoder = ecs.createCluster("media").createService("transcoder", 3);
    private final SimulatedTask busy = transcoder.tasks().get(0);
    private final SimulatedTask idle = transcoder.tasks().get(1);

    private void ask(String cluster, String task, boolean enabled, @Nullable Integer minutes) {
        try {
            ecs.api().updateTaskProtection(new UpdateTaskProtection.Request(cluster, List.of(task), enabled, minutes));
        } catch (EcsException e) {
            return; // as such workers do
        }
    }

    private void protect(int minutes) {
        ask("media", busy.id(), true, minutes);
    }

    private void pass(int minutes) {
        ecs.clock().advance(Duration.ofMinutes(minutes));
    }

    private void throttle() {
        ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));
    }

    private void finishedAt10() {
        protect(60);
        Work job = busy.work("job 7");
        pass(10);
        job.finish();
    }

    private List<String> told(Symptom symptom) {
        return Explanation.of(ecs, busy.snapshot().ref().id(), symptom).lines(2);
    }

    @Test
    void lost_refusedOnceAndWorkingOn_neverAskedAgain() {
        throttle();
        protect(30);
        busy.work("job 7").finish();
        pass(30);
        busy.work("job 8");
        transcoder.scaleTo(0);

        assertThat(told(Symptom.LOST))
                .contains(
                        "Cause: the call at +00:00 failed with ThrottlingException, and it never asked again: it began"
                                + " \"job 7\" at +00:00 and \"job 8\" at +00:30 all the same")
                .contains(
                        "Fix:   retry with a short pause until it is granted, ask again for each piece of work, and begin none"
                                + " before that");
    }

    @Test
    void lost_renewalBlockedByADeployment_mustBeHandedBackInTime() {
        protect(30);
        busy.work("job 7");
        transcoder.deploy(ecs.registerTaskDefinition("transcoder"));
        pass(10);
        protect(30);
        pass(30);

        assertThat(told(Symptom.LOST))
                .contains(
                        "Cause: the renewal at +00:10 was answered HTTP 200, with DEPLOYMENT_BLOCKED in failures(): nobody"
                                + " looked, and its work \"job 7\" went on")
                .contains(
                        "Fix:   look at failures() of each answer; on DEPLOYMENT_BLOCKED no renewal can be had: finish the"
                                + " work or hand it back before +00:30, when the protection ends and ECS stops the task")
                .noneMatch(line -> line.startsWith("AWS does not document"));
    }

    @Test
    void lost_exceptionOfTheHeartbeatItself_isNamed() {
        int[] beats = {0};
        var future = SimulatedExecutors.scheduled(ecs.clock(), "heartbeat")
                .scheduleAtFixedRate(
                        () -> {
                            if (beats[0]++ == 2) {
                                throw new IllegalStateException("no lease");
                            }
                            protect(30);
                        },
                        0,
                        10,
                        TimeUnit.MINUTES);
        busy.work("job 7");
        transcoder.scaleTo(0);
        pass(60);

        assertThat(future.isDone()).isTrue();
        assertThat(told(Symptom.LOST))
                .contains(
                        "Cause: java.lang.IllegalStateException: no lease escaped the heartbeat at +00:20, which ended it for"
                                + " good: no renewal came after it");
    }

    @Test
    void lost_siblingThatProtectsItself_isNotTakenForAnother() {
        ask("media", idle.id(), true, 60);
        idle.work("job 8");
        busy.work("job 7");
        transcoder.scaleTo(0);

        assertThat(told(Symptom.LOST)).contains("Fix:   protect the task before it begins \"job 7\"");
    }

    @Test
    void lost_codeOfTheTaskProtectedASibling_saysSoAlsoWhereThatWorks() {
        idle.work("job 8");
        busy.work("job 7");
        ecs.api("container " + busy.arn())
                .updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(idle.id()), true, 60));
        transcoder.scaleTo(0);

        assertThat(told(Symptom.LOST))
                .anyMatch(line -> line.startsWith("Cause: the code took another task for its own"));
    }

    @Test
    void lost_workTakenAfterTheRelease_wasToBeProtectedAgain() {
        finishedAt10();
        ask("media", busy.id(), false, null);
        busy.work("job 8");
        pass(3);
        transcoder.scaleTo(0);

        assertThat(told(Symptom.LOST))
                .contains("Cause: the release came at +00:10, though \"job 8\" was still to come")
                .contains("Fix:   release only when \"job 8\" has ended, or protect the task again before that begins");
    }

    @Test
    void lost_workTakenAfterTheReleaseThatStoppedIt_couldNotBeProtectedAgain() {
        finishedAt10();
        transcoder.scaleTo(0);
        ask("media", busy.id(), false, null);
        busy.work("job 8");

        assertThat(told(Symptom.LOST))
                .contains(
                        "Fix:   release only when \"job 8\" has ended, or begin that only once a new protection is granted");
    }

    @Test
    void lost_anotherCluster_isToBeMendedNotRepeated() {
        ask("movies", busy.arn(), true, 60);
        busy.work("job 7");
        transcoder.scaleTo(0);

        assertThat(told(Symptom.LOST)).anyMatch(line -> line.startsWith("Fix:   name the cluster of the task"));
    }

    @Test
    void kept_releaseOfAnotherTask_namesBoth() {
        finishedAt10();
        ask("media", idle.id(), false, null);
        transcoder.scaleTo(0);

        assertThat(told(Symptom.KEPT))
                .contains("Cause: the release named " + idle.id() + ", not "
                        + busy.snapshot().ref().id().abbreviated())
                .anyMatch(line -> line.startsWith("Fix:   take the TaskARN of the task's own metadata"));
    }

    @Test
    void kept_releaseThatFailed_isToBeSentAgain() {
        finishedAt10();
        throttle();
        ask("media", busy.id(), false, null);
        transcoder.scaleTo(0);

        assertThat(told(Symptom.KEPT))
                .contains("Cause: the release at +00:10 failed with ThrottlingException, and nobody sent another");
    }

    @Test
    void kept_workThatFailed_isToldAsFailed() {
        protect(60);
        busy.work("job 7").fail();
        transcoder.scaleTo(0);
        pass(30);
        protect(60);

        assertThat(told(Symptom.KEPT))
                .contains(
                        "Cause: the failure of \"job 7\" at +00:00 ended neither the heartbeat (1 renewal since) nor the"
                                + " protection");
    }

    @Test
    void times_whereOneNeedsSeconds_allHaveThem() {
        protect(1);
        busy.work("job 7");
        ecs.clock().advance(Duration.ofSeconds(90));

        assertThat(told(Symptom.LOST))
                .anyMatch(line -> line.startsWith(" +00:00:00  protect 1 min"))
                .anyMatch(line -> line.contains("00:00:00  00:00:30  00:01:00  00:01:30"));
    }

    @Test
    void moments_moreThanThereIsRoomFor_areTheFirstAndTheLastAndTheCallOfTheDiagnosis() {
        for (int minutes = 41; minutes <= 80; minutes++) {
            protect(minutes);
        }
        protect(20);
        busy.work("job 7");
        transcoder.scaleTo(0);
        pass(30);

        assertThat(told(Symptom.LOST))
                .containsSubsequence(
                        " +00:00  protect 41 min                      until +00:41  typed API",
                        " +00:00  protect 42 min                      until +00:42  typed API",
                        "         (38 more)",
                        " +00:00  protect 20 min                      until +00:20  typed API",
                        " +00:00  begins work \"job 7\"",
                        " +00:00  scaled from 3 to 0",
                        " +00:20  protection ran out",
                        " +00:20  scale-in stops it");
    }
}
