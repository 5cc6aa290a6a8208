package io.github.ecssimulator.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.GetTaskProtectionResponse;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionResponse;

/** Tasks that are refused beside tasks that are not, with HTTP 200. */
interface FailureContract extends ContractWorld {

    @Test
    @Ground("documented: FAIL, TSIP")
    default void protect_standaloneTask_failsWithTaskNotValid() {
        SimulatedTask oneOff = ecs().createCluster(CLUSTER).runTask();

        UpdateTaskProtectionResponse response = protect(oneOff.arn());

        assertOnly(response.failures(), oneOff.arn(), "TASK_NOT_VALID");
        assertThat(response.hasProtectedTasks()).isTrue();
        assertThat(response.protectedTasks()).isEmpty();
        assertThat(oneOff.isProtected()).isFalse();
    }

    @Test
    @Ground("documented: FAIL: Get as well")
    default void read_standaloneTask_failsWithTaskNotValid() {
        SimulatedTask oneOff = ecs().createCluster(CLUSTER).runTask();

        assertOnly(read(oneOff.id()).failures(), oneOff.arn(), "TASK_NOT_VALID");
    }

    @Test
    @Ground("inferred: FAIL: protection is refused either way")
    default void clear_standaloneTask_failsWithTaskNotValid() {
        SimulatedTask oneOff = ecs().createCluster(CLUSTER).runTask();

        assertOnly(clear(oneOff.id()).failures(), oneOff.arn(), "TASK_NOT_VALID");
    }

    @Test
    @Ground("inferred: PR3397: a service must have started it, whatever its group says")
    default void protect_standaloneTaskWithAServiceGroup_failsWithTaskNotValid() {
        ecs().createCluster(CLUSTER).createService("transcoder", 1);
        SimulatedTask impostor = ecs().cluster(CLUSTER).runTask("service:transcoder");

        assertOnly(protect(impostor.id()).failures(), impostor.arn(), "TASK_NOT_VALID");
    }

    @Test
    @Ground("documented: FAIL")
    default void protect_unknownTask_failsWithMissing() {
        transcoder(1);

        assertOnly(protect(NO_SUCH_ID).failures(), arn("task/media/" + NO_SUCH_ID), "MISSING");
    }

    @Test
    @Ground("documented: FAIL")
    default void read_unknownTask_failsWithMissing() {
        transcoder(1);

        assertOnly(read(NO_SUCH_ID).failures(), arn("task/media/" + NO_SUCH_ID), "MISSING");
    }

    @Test
    @Ground("documented: FAIL")
    default void clear_unknownTask_failsWithMissing() {
        transcoder(1);

        assertOnly(clear(NO_SUCH_ID).failures(), arn("task/media/" + NO_SUCH_ID), "MISSING");
    }

    @Test
    @Ground("assumed: U13; documented: FAIL: verify that the task id is valid")
    default void protect_idOfAnotherLength_failsWithMissing() {
        transcoder(1);

        assertOnly(protect("my-task").failures(), arn("task/media/my-task"), "MISSING");
    }

    @Test
    @Ground("observed: sibling DescribeTasks: the wrong cluster with a bare id is MISSING")
    default void read_taskOfAnotherCluster_failsWithMissing() {
        SimulatedTask elsewhere = ecs().createCluster("other")
                .createService("transcoder", 1)
                .tasks()
                .get(0);
        ecs().createCluster(CLUSTER);

        assertOnly(read(elsewhere.id()).failures(), arn("task/media/" + elsewhere.id()), "MISSING");
    }

    @Test
    @Ground("observed: sibling DescribeTasks: a given ARN comes back verbatim")
    default void read_unknownTaskByLongArn_echoesTheArn() {
        transcoder(1);
        String given = arn("task/media/" + NO_SUCH_ID);

        assertOnly(read(given).failures(), given, "MISSING");
    }

    @Test
    @Ground("assumed: U19: a given ARN comes back verbatim, a short one too")
    default void read_unknownTaskByShortArn_echoesTheArn() {
        transcoder(1);
        String given = arn("task/" + NO_SUCH_ID);

        assertOnly(read(given).failures(), given, "MISSING");
    }

    @Test
    @Ground("assumed: U20; documented: TSIPE: the detail is absent")
    default void failure_hasNoDetail() {
        transcoder(1);

        assertThat(read(NO_SUCH_ID).failures().get(0).detail()).isNull();
    }

    @Test
    @Ground("documented: FAIL: reasons never become exceptions")
    default void failure_comesWithStatus200() {
        transcoder(1);

        assertThat(protect(NO_SUCH_ID).sdkHttpResponse().statusCode()).isEqualTo(200);
    }

    @Test
    @Ground("assumed: U4: found, but owned by no deployment any more")
    default void protect_stoppedServiceTask_failsWithTaskNotValid() {
        SimulatedTask task = soleTask();
        task.stop();

        assertOnly(protect(task.id()).failures(), task.arn(), "TASK_NOT_VALID");
    }

    @Test
    @Ground("assumed: U4: the same for Get")
    default void read_stoppedServiceTask_failsWithTaskNotValid() {
        SimulatedTask task = soleTask();
        protect(task.id());
        task.stop();

        assertOnly(read(task.id()).failures(), task.arn(), "TASK_NOT_VALID");
    }

    @Test
    @Ground("documented: DescribeTasks: stopped tasks are kept for an hour; observed: PR 1371")
    default void read_taskStoppedOverAnHourAgo_failsWithMissing() {
        SimulatedTask task = soleTask();
        task.stop();

        advance("PT1H1S");

        assertOnly(read(task.id()).failures(), task.arn(), "MISSING");
    }

    @Test
    @Ground("documented: UTP: response shape; each task is judged by itself")
    default void protect_goodAndBadTasks_areBothAnswered() {
        SimulatedService service = transcoder(2);
        SimulatedTask oneOff = ecs().cluster(CLUSTER).runTask();
        List<SimulatedTask> tasks = service.tasks();

        UpdateTaskProtectionResponse response =
                protect(NO_SUCH_ID, tasks.get(1).id(), oneOff.id(), tasks.get(0).id());

        assertThat(ContractWorld.arnsOf(response.protectedTasks()))
                .containsExactly(tasks.get(1).arn(), tasks.get(0).arn());
        assertThat(response.failures()).extracting(Failure::reason).containsExactly("MISSING", "TASK_NOT_VALID");
    }

    @Test
    @Ground("assumed: U17: also one that fails")
    default void read_unknownTaskNamedTwice_failsOnce() {
        transcoder(1);

        assertThat(read(NO_SUCH_ID, NO_SUCH_ID).failures()).hasSize(1);
    }

    @Test
    @Ground("documented: TSIP: more protected tasks than the desired count; assumed: U1")
    default void protect_moreProtectedThanDesired_failsWithDeploymentBlocked() {
        SimulatedService service = transcoder(2);
        protect(ContractWorld.idArray(service.tasks()));
        service.deploy();
        protect(service.tasks().get(2).id());
        SimulatedTask busy = service.tasks().get(3);

        assertOnly(protect(busy.id()).failures(), busy.arn(), "DEPLOYMENT_BLOCKED");
    }

    @Test
    @Ground("observed: AWS's sample renews after a scale-in to zero; assumed: U2")
    default void protect_renewalAfterAScaleIn_succeeds() {
        SimulatedService service = transcoder(1);
        SimulatedTask busy = service.tasks().get(0);
        protectFor(60, busy.id());
        service.scaleTo(0);

        protectFor(600, busy.id());

        assertThat(readOne(busy).expirationDate()).isEqualTo(START.plusSeconds(36000));
    }

    @Test
    @Ground("documented: FAIL: protected tasks keep a deployment from a steady state; assumed: U2")
    default void protect_renewalOfAReplacedTask_failsAndKeepsTheOldExpiry() {
        SimulatedService service = transcoder(1);
        SimulatedTask busy = service.tasks().get(0);
        protectFor(60, busy.id());
        service.deploy();

        assertOnly(protect(busy.id()).failures(), busy.arn(), "DEPLOYMENT_BLOCKED");

        assertThat(readOne(busy).expirationDate()).isEqualTo(START.plusSeconds(3600));
    }

    @Test
    @Ground("assumed: U3; documented: TSIP: clearing is a remedy")
    default void clear_whileBlocked_succeeds() {
        SimulatedService service = transcoder(1);
        SimulatedTask busy = service.tasks().get(0);
        protect(busy.id());
        service.scaleTo(0);

        UpdateTaskProtectionResponse response = clear(busy.id());

        assertThat(response.failures()).isEmpty();
        assertThat(response.protectedTasks().get(0).protectionEnabled()).isFalse();
    }

    @Test
    @Ground("documented: FAIL: Get never answers it")
    default void read_whileBlocked_hasNoFailure() {
        SimulatedService service = transcoder(1);
        SimulatedTask busy = service.tasks().get(0);
        protect(busy.id());
        service.scaleTo(0);

        assertThat(read(busy.id()).failures()).isEmpty();
    }

    @Test
    @Ground("documented: TSIP: raise the desired count above the protected tasks")
    default void protect_afterRaisingTheDesiredCount_succeeds() {
        SimulatedService service = transcoder(1);
        SimulatedTask busy = service.tasks().get(0);
        protect(busy.id());
        service.scaleTo(0);

        service.scaleTo(2);

        assertThat(protect(busy.id()).failures()).isEmpty();
    }

    @Test
    @Ground("assumed: U1: as many protected as desired is not more")
    default void protect_allTasksOfAQuietService_isNeverBlocked() {
        SimulatedService service = transcoder(3);
        protect(ContractWorld.idArray(service.tasks()));

        assertThat(protect(ContractWorld.idArray(service.tasks())).failures()).isEmpty();
    }

    @Test
    @Ground("assumed: U1: counted per service")
    default void protect_otherServiceOfTheCluster_isNotBlocked() {
        SimulatedService blocked = transcoder(1);
        protect(blocked.tasks().get(0).id());
        blocked.scaleTo(0);
        SimulatedTask other =
                ecs().cluster(CLUSTER).createService("packager", 1).tasks().get(0);

        assertThat(protect(other.id()).failures()).isEmpty();
    }

    @Test
    @Ground("documented: FAIL; the shape's hasX methods tell absent from empty")
    default void read_onlyFailures_hasAnEmptyListOfProtectedTasks() {
        transcoder(1);

        GetTaskProtectionResponse response = read(NO_SUCH_ID);

        assertThat(response.hasProtectedTasks()).isTrue();
        assertThat(response.protectedTasks()).isEmpty();
    }

    private static void assertOnly(List<Failure> failures, String arn, String reason) {
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0).arn()).isEqualTo(arn);
        assertThat(failures.get(0).reason()).isEqualTo(reason);
    }
}
