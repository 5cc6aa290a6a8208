package io.github.ecssimulator.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ProtectedTask;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionResponse;

/** UpdateTaskProtection where it succeeds. */
interface ProtectingContract extends ContractWorld {

    @Test
    @Ground("documented: UTP")
    default void protect_serviceTask_answersItProtected() {
        SimulatedTask task = soleTask();

        ProtectedTask answered = protectFor(60, task.id()).protectedTasks().get(0);

        assertThat(answered.protectionEnabled()).isTrue();
        assertThat(answered.taskArn()).isEqualTo(task.arn());
        assertThat(task.isProtected()).isTrue();
    }

    @Test
    @Ground("documented: UTP example 1: the answer's instant is the request's plus the minutes")
    default void protect_minutes_expiresSoMuchAfterTheCall() {
        ProtectedTask answered =
                protectFor(60, soleTask().id()).protectedTasks().get(0);

        assertThat(answered.expirationDate()).isEqualTo(START.plus(Duration.ofHours(1)));
    }

    @Test
    @Ground("documented: UTP, TSIP: two hours unless told otherwise")
    default void protect_withoutMinutes_expiresAfterTwoHours() {
        ProtectedTask answered = protect(soleTask().id()).protectedTasks().get(0);

        assertThat(answered.expirationDate()).isEqualTo(START.plus(Duration.ofHours(2)));
    }

    @Test
    @Ground("documented: UTP")
    default void protect_oneMinute_isTheLeast() {
        assertThat(protectFor(1, soleTask().id()).protectedTasks().get(0).expirationDate())
                .isEqualTo(START.plusSeconds(60));
    }

    @Test
    @Ground("documented: UTP: 48 hours")
    default void protect_2880Minutes_isTheMost() {
        assertThat(protectFor(2880, soleTask().id()).protectedTasks().get(0).expirationDate())
                .isEqualTo(START.plus(Duration.ofDays(2)));
    }

    @Test
    @Ground("documented: UTP examples")
    default void protect_success_hasEmptyFailures() {
        UpdateTaskProtectionResponse response = protect(soleTask().id());

        assertThat(response.hasFailures()).isTrue();
        assertThat(response.failures()).isEmpty();
    }

    @Test
    @Ground("documented: UTP: task ids or full ARN entries")
    default void protect_byArn_isTheSameAsById() {
        SimulatedTask task = soleTask();

        assertThat(protect(task.arn()).protectedTasks().get(0).taskArn()).isEqualTo(task.arn());
    }

    @Test
    @Ground("documented: UTP; mixing is nowhere forbidden")
    default void protect_idsAndArnsMixed_areAllProtected() {
        List<SimulatedTask> tasks = transcoder(2).tasks();

        UpdateTaskProtectionResponse response =
                protect(tasks.get(0).id(), tasks.get(1).arn());

        assertThat(ContractWorld.arnsOf(response.protectedTasks())).isEqualTo(ContractWorld.arns(tasks));
    }

    @Test
    @Ground("documented: OLDGUIDE: the old ARN has no cluster")
    default void protect_byShortArn_findsTheTaskInTheCluster() {
        SimulatedTask task = soleTask();

        assertThat(protect(arn("task/" + task.id())).protectedTasks().get(0).taskArn())
                .isEqualTo(task.arn());
    }

    @Test
    @Ground("documented: UTP: the cluster's short name or full ARN")
    default void protect_clusterByArn_isTheSameAsByName() {
        SimulatedTask task = soleTask();

        client().updateTaskProtection(r ->
                r.cluster(arn("cluster/" + CLUSTER)).tasks(task.id()).protectionEnabled(true));

        assertThat(task.isProtected()).isTrue();
    }

    @Test
    @Ground("documented: UTP: up to ten")
    default void protect_tenTasks_areAllProtected() {
        SimulatedService service = transcoder(10);

        assertThat(protect(ContractWorld.idArray(service.tasks())).protectedTasks())
                .hasSize(10);
        assertThat(service.protectedTasks()).hasSize(10);
    }

    @Test
    @Ground("documented: UTP: expiresInMinutes is always reset")
    default void protect_again_startsAnew() {
        SimulatedTask task = soleTask();
        protectFor(60, task.id());
        advance("PT45M");

        assertThat(protectFor(60, task.id()).protectedTasks().get(0).expirationDate())
                .isEqualTo(START.plus(Duration.ofMinutes(105)));
    }

    @Test
    @Ground("inferred: UTP says always reset, so also to a shorter window")
    default void protect_againForLess_shortensTheProtection() {
        SimulatedTask task = soleTask();
        protectFor(600, task.id());

        protectFor(1, task.id());

        assertThat(task.protectionExpiresAt()).contains(START.plusSeconds(60));
    }

    @Test
    @Ground("documented: UTP: omitted means 120, not what was asked before")
    default void protect_againWithoutMinutes_getsTwoHours() {
        SimulatedTask task = soleTask();
        protectFor(2880, task.id());

        protect(task.id());

        assertThat(task.protectionExpiresAt()).contains(START.plus(Duration.ofHours(2)));
    }

    @Test
    @Ground("inferred: TSIP: it can be repeated for ever")
    default void protect_renewedForDays_neverLapses() {
        SimulatedTask task = soleTask();
        for (int renewal = 0; renewal < 100; renewal++) {
            protectFor(60, task.id());
            advance("PT59M");
            assertThat(task.isProtected()).isTrue();
        }
    }

    @Test
    @Ground("documented: UTP example 3, CLIEX")
    default void clear_protectedTask_answersItWithoutExpirationDate() {
        SimulatedTask task = soleTask();
        protect(task.id());

        ProtectedTask answered = clear(task.id()).protectedTasks().get(0);

        assertThat(answered.protectionEnabled()).isFalse();
        assertThat(answered.expirationDate()).isNull();
        assertThat(task.isProtected()).isFalse();
    }

    @Test
    @Ground("inferred: UTP: the flag is set, not toggled")
    default void clear_unprotectedTask_answersItUnprotected() {
        ProtectedTask answered = clear(soleTask().id()).protectedTasks().get(0);

        assertThat(answered.protectionEnabled()).isFalse();
        assertThat(answered.expirationDate()).isNull();
    }

    @Test
    @Ground("assumed: U12: minutes are checked, then ignored")
    default void clear_withMinutes_ignoresThem() {
        SimulatedTask task = soleTask();

        ProtectedTask answered = client().updateTaskProtection(r -> r.cluster(CLUSTER)
                        .tasks(task.id())
                        .protectionEnabled(false)
                        .expiresInMinutes(5))
                .protectedTasks()
                .get(0);

        assertThat(answered.protectionEnabled()).isFalse();
        assertThat(answered.expirationDate()).isNull();
    }

    @Test
    @Ground("documented: UTP: after clearing it can be set again")
    default void protect_afterClearing_protectsAgain() {
        SimulatedTask task = soleTask();
        protect(task.id());
        clear(task.id());

        protectFor(7, task.id());

        assertThat(task.protectionExpiresAt()).contains(START.plus(Duration.ofMinutes(7)));
    }

    @Test
    @Ground("documented: UTP: a property of the task")
    default void protect_oneOfTwo_leavesTheOtherUnprotected() {
        List<SimulatedTask> tasks = transcoder(2).tasks();

        protect(tasks.get(0).id());

        assertThat(tasks.get(1).isProtected()).isFalse();
    }

    @Test
    @Ground("assumed: U21: Update answers milliseconds")
    default void protect_atAMillisecond_answersTheMillisecond() {
        SimulatedTask task = soleTask();
        ecs().clock().advanceTo(Instant.parse("2024-01-01T00:00:32.553Z"));

        assertThat(protectFor(60, task.id()).protectedTasks().get(0).expirationDate())
                .isEqualTo("2024-01-01T01:00:32.553Z");
    }

    @Test
    @Ground("assumed: U7: a daemon task belongs to a service")
    default void protect_daemonTask_isProtected() {
        SimulatedTask daemon = ecs().createCluster(CLUSTER)
                .createDaemonService("agent", 1)
                .tasks()
                .get(0);

        assertThat(protect(daemon.id()).failures()).isEmpty();
        assertThat(daemon.isProtected()).isTrue();
    }

    @Test
    @Ground("assumed: U17: once, at its first place")
    default void protect_taskNamedTwice_isAnsweredOnce() {
        List<SimulatedTask> tasks = transcoder(2).tasks();
        String first = tasks.get(0).id();

        UpdateTaskProtectionResponse response =
                protect(first, tasks.get(1).id(), tasks.get(0).arn(), first);

        assertThat(ContractWorld.arnsOf(response.protectedTasks())).isEqualTo(ContractWorld.arns(tasks));
    }

    @Test
    @Ground("assumed: U18: in request order")
    default void protect_severalTasks_areAnsweredInRequestOrder() {
        List<SimulatedTask> tasks = transcoder(3).tasks();
        List<SimulatedTask> backwards = List.of(tasks.get(2), tasks.get(0), tasks.get(1));

        UpdateTaskProtectionResponse response = protect(ContractWorld.idArray(backwards));

        assertThat(ContractWorld.arnsOf(response.protectedTasks())).isEqualTo(ContractWorld.arns(backwards));
    }

    @Test
    @Ground("documented: UTP, GTP: x-amzn-RequestId")
    default void protect_success_hasStatusAndRequestId() {
        UpdateTaskProtectionResponse response = protect(soleTask().id());

        assertThat(response.sdkHttpResponse().statusCode()).isEqualTo(200);
        assertThat(response.sdkHttpResponse().isSuccessful()).isTrue();
        assertThat(response.responseMetadata().requestId())
                .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                .isEqualTo(response.sdkHttpResponse()
                        .firstMatchingHeader("x-amzn-RequestId")
                        .orElseThrow());
    }
}
