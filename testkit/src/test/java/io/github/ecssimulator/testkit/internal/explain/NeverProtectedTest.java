package io.github.ecssimulator.testkit.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ListTasks;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.model.Limits;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a failure says of a task that lost its work and was never protected. */
class NeverProtectedTest {
    private final EcsSimulator ecs = EcsSimulator.builder().lenient().build();
    private final SimulatedService transcoder = ecs.createCluster("media").createService("transcoder", 3);
    private final SimulatedTask busy = transcoder.tasks().get(0);
    private final SimulatedTask idle = transcoder.tasks().get(1);

    private void ask(List<String> tasks) {
        try {
            ecs.api().updateTaskProtection(new UpdateTaskProtection.Request("media", tasks, true, 30));
        } catch (EcsException e) {
            return; // as such workers do
        }
    }

    private String told() {
        busy.work("job 7");
        transcoder.scaleTo(0);
        return tellAgain();
    }

    private String tellAgain() {
        return textOf(busy);
    }

    private String textOf(SimulatedTask task) {
        return Explanation.of(ecs, task.snapshot().ref().id(), Symptom.LOST).text();
    }

    @Test
    void nobodyAsked_saysSo() {
        assertThat(told())
                .contains("while its work \"job 7\" was open: nobody had protected it.")
                .contains("Cause: \"job 7\" began at +00:00 without protection: no call had named the task by +00:00");
    }

    @Test
    void readOnly_namesTheCallThatChangesNothing() {
        ecs.api().execute(new GetTaskProtection.Request("media", List.of(busy.id())));

        assertThat(told())
                .contains("was never protected: its protection was read, and never set")
                .contains("Cause: each call was GetTaskProtection, which changes nothing")
                .contains("Fix:   set it: UpdateTaskProtection");
    }

    @Test
    void refused_once_isTheOnlyCall() {
        ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));
        ask(List.of(busy.id()));

        assertThat(told())
                .contains("was never protected: the only call was refused")
                .contains("Cause: the call at +00:00 failed with ThrottlingException");
    }

    @Test
    void refused_twice_isEachOfThem() {
        ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()).times(2));
        ask(List.of(busy.id()));
        ask(List.of(busy.id()));

        assertThat(told())
                .contains("was never protected: each of the 2 calls was refused")
                .contains("Cause: each of the 2 calls was refused; the last at +00:00 failed with ThrottlingException");
    }

    @Test
    void refused_asManyTasksAsACallMayName_areNotTooMany() {
        ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));
        ask(Collections.nCopies(Limits.UPDATED_TASKS, busy.id()));

        assertThat(told()).contains("was never protected: the only call was refused");
    }

    @Test
    void refused_oneTaskMore_isTooMany() {
        int named = Limits.UPDATED_TASKS + 1;
        ask(Collections.nCopies(named, busy.id()));

        assertThat(told())
                .contains("was never protected: the only call named " + named + " tasks and was refused as a whole")
                .contains("Cause: a call may name " + Limits.UPDATED_TASKS + " tasks; this one named " + named
                        + ", so none of them was protected");
    }

    @Test
    void asked_afterItWasToldToStop_isTooLate() {
        busy.work("job 7");
        ecs.clock().advance(Duration.ofMinutes(5));
        transcoder.scaleTo(0);
        ecs.clock().advance(Duration.ofSeconds(10));
        ask(List.of(busy.id()));

        assertThat(tellAgain())
                .contains("was told to stop at +00:05:00, before anybody asked to protect it at +00:05:10")
                .contains("the first call came only at +00:05:10, and its work \"job 7\" had begun at +00:00:00");
    }

    @ParameterizedTest
    @CsvSource({
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, it looks like a container id",
        "0123456789abcdef0123456789abcdef-265927825, it looks like a container id",
        "0123456789ab, it looks like a container id",
        "6d43f8b6-8a39-4b6b-a2a4-b4b1c5d1c2a4, it looks like a container id",
        "transcoder-1, it is no task id"
    })
    void stray_name_isToldWithWhatItLooksLike(String name, String kind) {
        ask(List.of(name));

        assertThat(told())
                .contains("was never protected; the call at +00:00 named ")
                .contains(", which no task has: " + kind)
                .contains("Cause: the call named something else than the task, and");
    }

    @Test
    void stray_twoOfThem_theLastIsTold() {
        ask(List.of("first"));
        ask(List.of("second"));

        assertThat(told()).contains("the call at +00:00 named second, which no task has: it is no task id");
    }

    @ParameterizedTest
    @CsvSource({"60, ''", "61, ..."})
    void stray_longName_isCut(int length, String end) {
        ask(List.of("x".repeat(length)));

        assertThat(told()).contains("named " + "x".repeat(end.isEmpty() ? 60 : 57) + end + ", which no task has");
    }

    @Test
    void stray_inACallThatIsAllowedToFail_isToBeLookedAt() {
        ask(List.of("transcoder-1"));

        assertThat(told())
                .contains(
                        "Cause: the call named something else than the task, and was answered HTTP 200, with MISSING in"
                                + " failures(): nobody looked\n")
                .contains("Fix:   " + NeverProtected.OWN_NAME
                        + ", and begin no work before an answer without failures\n");
    }

    @Test
    void stray_inACallThatIsRefusedAsAWhole_isNotToBeLookedAt() {
        ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));
        ask(List.of("transcoder-1"));

        assertThat(told())
                .contains("Cause: the call named something else than the task, and failed with ThrottlingException\n")
                .contains("Fix:   " + NeverProtected.OWN_NAME + "\n");
    }

    @Test
    void callThatNamesNoTask_isTheCause() {
        ask(List.of());

        assertThat(told())
                .contains("was never protected: the call at +00:00 named no task.")
                .contains("Cause: the list of tasks in the call was empty, so it was refused as a whole\n")
                .contains("Fix:   take the TaskARN of the task's own metadata, ");
    }

    @Test
    void released_whereItShouldHaveBeenProtected_isToldSo() {
        ecs.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(busy.id()), false, null));

        assertThat(told())
                .contains(
                        "Cause: \"job 7\" began at +00:00 without protection: what was asked of the task was to release it\n")
                .contains("Call:  \"release\" at +00:00\n");
    }

    @Test
    void released_whenItHadStopped_wasNotAskedForByThen() {
        busy.work("job 7");
        transcoder.scaleTo(0);
        ecs.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(busy.id()), false, null));

        assertThat(tellAgain())
                .contains("Cause: \"job 7\" began at +00:00 without protection: no call had asked for it by +00:00\n");
    }

    @Test
    void protectedTooLate_afterARelease_namesTheReleaseAsTheCallBefore() {
        ecs.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(busy.id()), false, null));
        busy.work("job 7");
        transcoder.scaleTo(0);
        ecs.clock().advance(Duration.ofMinutes(20));
        ask(List.of(busy.id()));

        assertThat(tellAgain())
                .contains(
                        "Cause: the first call that protects came only at +00:20, behind a release at +00:00, and its work"
                                + " \"job 7\" had begun at +00:00\n");
    }

    @Test
    void released_withoutBeingProtected_isNotSaidToHaveBeenUnnamed() {
        ecs.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(busy.id()), false, null));

        assertThat(tellAgain())
                .contains("was never protected: nobody asked for it.")
                .contains("Cause: what was asked of the task was to release it\n");
    }

    @Test
    void unnamed_withoutWork_saysThatNobodyAsked() {
        assertThat(tellAgain()).contains("Cause: no call and no request at its agent named it\n");
    }

    @Test
    void unserved_requestThatTheAgentCouldNotRead_isToBeWrittenAnew() {
        ToldWorld world = new ToldWorld();
        world.askAgent(world.busy, "PUT", "nonsense");

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("was never protected: its agent refused the request at +00:00.")
                .contains("Cause: the request at +00:00 was none that the agent understands\n")
                .contains("Call:  \"request\" at +00:00 was answered 400 InvalidParameterException");
    }

    @ParameterizedTest
    @CsvSource({
        "http://169.254.170.2, PUT /task-protection/v1/state",
        "http://169.254.170.2/api/0a1b2c3d, PUT /api/0a1b2c3d/task-protection/v1/state"
    })
    void unaddressed_requestAtTheAgentOfNoTask_isMostLikelyItsOwn(String address, String told) {
        ToldWorld world = new ToldWorld();
        world.askAgent(address, "PUT", "{\"ProtectionEnabled\":true}");

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("was never protected: the request at an agent at +00:00 named no task that there is.")
                .contains("Cause: \"" + told + "\" has not the id of a task's endpoint, and was answered 4")
                .contains("Fix:   send it to ${ECS_AGENT_URI}/task-protection/v1/state, where ECS_AGENT_URI is"
                        + " http://169.254.170.2/api/ with the id of the endpoint behind it\n");
    }

    @Test
    void unserved_requestAtAnotherAddress_isToGoToTheAgent() {
        ToldWorld world = new ToldWorld();
        String id = InMemoryAgent.of(world.ecs).uriOf(world.busy).getPath();
        world.askAgent("http://localhost:51678" + id, "PUT", "{\"ProtectionEnabled\":true}");

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("was never protected: its agent did not serve the request at +00:00.")
                .contains("Cause: the request at +00:00 went to an address that is not its agent's\n")
                .contains("this client reaches only the agent at http://169.254.170.2")
                .contains("Fix:   send it to the ECS_AGENT_URI that this task finds in its environment\n");
    }

    @Test
    void requestOfNoTask_behindTheStop_isNotTheCause() {
        ToldWorld world = new ToldWorld();
        world.busy.work("film");
        world.transcoder.scaleTo(0);
        world.askAgent("http://169.254.170.2", "PUT", "{\"ProtectionEnabled\":true}");

        assertThat(world.told(world.busy, Symptom.LOST)).doesNotContain("named no task that there is");
    }

    @Test
    void unaddressed_requestBesideACallThatWasRefused_isNotTheCause() {
        ToldWorld world = new ToldWorld();
        world.askAgent("http://169.254.170.2", "PUT", "{\"ProtectionEnabled\":true}");
        world.throttle();
        world.protect(world.busy, 30);

        assertThat(world.told(world.busy, Symptom.LOST)).contains("the only call was refused");
    }

    static Stream<AgentFault> faultsOfTheAgent() {
        return Stream.of(
                AgentFault.refuse(EcsError.throttled()),
                AgentFault.fail(AgentPart.TASK_PROTECTION),
                AgentFault.rateLimit(AgentPart.TASK_PROTECTION),
                AgentFault.disconnect(AgentPart.TASK_PROTECTION));
    }

    @ParameterizedTest
    @MethodSource("faultsOfTheAgent")
    void unserved_requestThatTheAgentCouldNotServe_isToBeSentAgain(AgentFault fault) {
        ToldWorld world = new ToldWorld();
        world.ecs.inject(fault);
        world.askAgent(world.busy, "PUT", "{\"ProtectionEnabled\":true}");

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("was never protected: its agent did not serve the request at +00:0")
                .contains(", and none that it served came after it\n")
                .contains(
                        "Fix:   look at the status of the answer, and retry with a short pause until it is granted\n");
    }

    @Test
    void another_protectedByItsOwnCode_isNoMistakeOfThisOne() {
        ecs.api("container " + idle.arn())
                .updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(idle.id()), true, 60));

        assertThat(told()).contains("was open: nobody had protected it.");
    }

    @Test
    void another_wasProtected_isNamed() {
        ask(List.of(idle.id()));

        assertThat(told())
                .contains("was never protected; the code protected another one, "
                        + idle.snapshot().ref().id().abbreviated())
                .doesNotContain("the first that ListTasks answered");
    }

    @Test
    void another_thatListTasksAnsweredFirst_isToldAsSuch() {
        SimulatedTask first = transcoder.tasks().get(0);
        ecs.api().execute(ListTasks.request(r -> r.cluster("media")));
        ask(List.of(first.id()));
        idle.work("job 8");
        transcoder.scaleTo(1);

        String text = textOf(idle);

        assertThat(text)
                .contains("the code protected another one, "
                        + first.snapshot().ref().id().abbreviated() + ", the first that ListTasks answered");
    }

    @Test
    void another_listedButNotFirst_isNotToldAsSuch() {
        ecs.api().execute(ListTasks.request(r -> r.cluster("media")));
        ask(List.of(idle.id()));

        assertThat(told())
                .contains("the code protected another one")
                .doesNotContain("the first that ListTasks answered");
    }

    @Test
    void another_ofAnotherService_isNoMistakeOfThisOne() {
        SimulatedTask api = ecs.cluster("media").createService("api", 1).tasks().get(0);
        ask(List.of(api.id()));

        assertThat(told())
                .contains("was open: nobody had protected it.")
                .doesNotContain(api.snapshot().ref().id().abbreviated());
    }
}
