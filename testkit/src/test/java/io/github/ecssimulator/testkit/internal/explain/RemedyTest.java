package io.github.ecssimulator.testkit.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Judging.StartingTaskAnswer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a failure says to do about a refusal: never to repeat what will be refused again. */
class RemedyTest {
    private final ToldWorld world = new ToldWorld();

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(
                        EcsError.accessDenied("You may not."),
                        "allow ecs:UpdateTaskProtection in the role of the task"),
                Arguments.of(
                        EcsError.clusterNotFound("Cluster not found."),
                        "name the cluster of the task; without one the call means the cluster \"default\""),
                Arguments.of(
                        EcsError.invalidParameter("Cluster can not be blank."),
                        "name the cluster of the task in each call: its metadata has it beside the TaskARN"),
                Arguments.of(
                        EcsError.invalidParameter("expiresInMinutes must be in range."),
                        "send expiresInMinutes from 1 to 2880, or leave it out for 120"),
                Arguments.of(
                        EcsError.invalidParameter("Tasks cannot be empty."),
                        "send what ECS takes: the same call would be refused again"));
    }

    private static String fix(String remedy) {
        return "\nFix:   " + remedy + "\n";
    }

    @ParameterizedTest
    @MethodSource("errors")
    void first_refusedWithAnError_isMended(EcsError error, String remedy) {
        world.refuse(error);
        world.protect(world.busy, 30);

        assertThat(world.told(world.busy, Symptom.LOST)).contains(fix(remedy));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void renewal_refusedWithAnError_isMended(EcsError error, String remedy) {
        world.protect(world.busy, 30);
        world.pass(10);
        world.refuse(error);
        world.protect(world.busy, 30);
        world.pass(30);

        assertThat(world.told(world.busy, Symptom.LOST)).contains(fix(remedy));
    }

    @Test
    void renewal_throttledAtItsAgent_isToBeSeenByTheStatus() {
        world.protect(world.busy, 30);
        world.pass(10);
        world.ecs.inject(
                Fault.refuse("UpdateTaskProtection", EcsError.throttled()).times(10));
        world.askAgent(world.busy, "PUT", "{\"ProtectionEnabled\":true}");
        world.pass(30);

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("Fix:   look at the status of the answer, and retry with a short pause, before +00:30:00\n");
    }

    @Test
    void release_withMinutes_isToBeSentWithoutThem() {
        world.protect(world.busy, 60);
        world.refuse(EcsError.invalidParameter("expiresInMinutes must not be set."));
        world.ask("media", List.of(world.busy.id()), false, 10);

        assertThat(world.told(world.busy, Symptom.KEPT))
                .contains("Cause: the release carried expiresInMinutes 10 and was refused, so the protection stayed\n")
                .contains("Call:  \"release with 10 min\" at +00:00 was answered InvalidParameterException")
                .contains(fix("leave expiresInMinutes out when protectionEnabled is false"));
    }

    @Test
    void first_ofATaskThatStarts_isNotToTakeWork() {
        ToldWorld starting = new ToldWorld(
                EcsSimulator.builder().policy(StartingTaskAnswer.TASK_NOT_VALID).taskTimings(TaskTimings.realistic()));
        SimulatedTask task = starting.busy;
        starting.protect(task, 30);

        assertThat(starting.told(task, Symptom.LOST))
                .contains(fix(
                        "look at failures() of each answer; on TASK_NOT_VALID take no work: the task stops, or has no"
                                + " service"));
    }

    @Test
    void first_ofAStandaloneTask_saysThatNoneIsEverProtected() {
        SimulatedTask standalone = world.media.runTask();
        world.protect(standalone, 30);

        assertThat(world.told(standalone, Symptom.LOST))
                .contains(fix(
                        "look at failures() of each answer; ECS protects only tasks of a service, and this one was run"
                                + " by RunTask: nothing scales it in"));
    }

    @Test
    void first_inAnotherCluster_namesBoth() {
        world.ecs.createCluster("web");
        world.ask("web", List.of(world.busy.id()), true, 30);

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains(fix(
                        "look at failures() of each answer; name the cluster of the task, media: the call named web"));
    }

    @Test
    void call_ofWhichTheReplyWasLost_saysSo() {
        world.ecs.inject(Fault.loseReply("UpdateTaskProtection"));
        try {
            world.protect(world.busy, 60);
        } catch (ReplyLostException e) {
            // the worker takes it for refused
        }
        world.busy.work("job 7").finish();

        assertThat(world.told(world.busy, Symptom.KEPT))
                .contains("Call:  \"protect 60 min\" at +00:00 was done, but its reply was lost\n");
    }

    @Test
    void first_ofAnEmptyName_saysSo() {
        world.ask("media", List.of(" "), true, 30);

        assertThat(world.told(world.busy, Symptom.LOST)).contains("which no task has: it is empty");
    }
}
