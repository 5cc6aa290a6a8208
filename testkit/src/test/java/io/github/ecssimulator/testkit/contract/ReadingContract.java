package io.github.ecssimulator.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.GetTaskProtectionResponse;
import software.amazon.awssdk.services.ecs.model.ProtectedTask;

/** GetTaskProtection where it succeeds, and what time does to its answers. */
interface ReadingContract extends ContractWorld {

    @Test
    @Ground("documented: GTP")
    default void read_protectedTask_answersItsExpirationDate() {
        SimulatedTask task = soleTask();
        protectFor(60, task.id());

        ProtectedTask answered = readOne(task);

        assertThat(answered.taskArn()).isEqualTo(task.arn());
        assertThat(answered.protectionEnabled()).isTrue();
        assertThat(answered.expirationDate()).isEqualTo(START.plusSeconds(3600));
    }

    @Test
    @Ground("documented: CLIEX: listed as unprotected, not as a failure")
    default void read_neverProtectedTask_isAProtectedTaskEntryThatIsNot() {
        SimulatedTask task = soleTask();

        GetTaskProtectionResponse response = read(task.id());

        assertThat(response.protectedTasks().get(0).protectionEnabled()).isFalse();
        assertThat(response.protectedTasks().get(0).expirationDate()).isNull();
        assertThat(response.hasFailures()).isTrue();
        assertThat(response.failures()).isEmpty();
    }

    @Test
    @Ground("documented: CLIEX")
    default void read_clearedTask_isUnprotectedWithoutExpirationDate() {
        SimulatedTask task = soleTask();
        protect(task.id());
        clear(task.id());

        assertThat(readOne(task).protectionEnabled()).isFalse();
        assertThat(readOne(task).expirationDate()).isNull();
    }

    @Test
    @Ground("documented: GTP: task ids or full ARN entries")
    default void read_byArn_isTheSameAsById() {
        SimulatedTask task = soleTask();
        protect(task.id());

        assertThat(read(task.arn()).protectedTasks()).isEqualTo(read(task.id()).protectedTasks());
    }

    @Test
    @Ground("documented: GTP: up to a hundred")
    default void read_hundredTasks_areAllAnswered() {
        SimulatedService service = transcoder(100);

        assertThat(read(ContractWorld.idArray(service.tasks())).protectedTasks())
                .hasSize(100);
    }

    @Test
    @Ground("assumed: U21: Get answers whole seconds, as its samples do")
    default void read_expiryWithMilliseconds_isTruncatedToSeconds() {
        SimulatedTask task = soleTask();
        ecs().clock().advanceTo(Instant.parse("2024-01-01T00:00:32.999Z"));
        protectFor(60, task.id());

        assertThat(readOne(task).expirationDate()).isEqualTo("2024-01-01T01:00:32Z");
    }

    @Test
    @Ground("assumed: U22: expiry is judged with the full precision")
    default void read_truncatedSecondReached_isStillProtected() {
        SimulatedTask task = soleTask();
        ecs().clock().advanceTo(Instant.parse("2024-01-01T00:00:00.500Z"));
        protectFor(1, task.id());

        ecs().clock().advanceTo(Instant.parse("2024-01-01T00:01:00.499Z"));
        assertThat(readOne(task).protectionEnabled()).isTrue();
        ecs().clock().advanceTo(Instant.parse("2024-01-01T00:01:00.500Z"));
        assertThat(readOne(task).protectionEnabled()).isFalse();
    }

    @Test
    @Ground("documented: MODEL: Get is read-only")
    default void read_doesNotRenew() {
        SimulatedTask task = soleTask();
        protectFor(60, task.id());
        advance("PT30M");

        read(task.id());

        assertThat(readOne(task).expirationDate()).isEqualTo(START.plusSeconds(3600));
    }

    @Test
    @Ground("documented: GTP: tasks is not required; assumed: U8: every service task of the cluster")
    default void read_withoutTasks_answersEveryServiceTaskOfTheCluster() {
        SimulatedCluster media = ecs().createCluster(CLUSTER);
        SimulatedService first = media.createService("transcoder", 2);
        media.runTask();
        SimulatedService second = media.createService("packager", 1);
        ecs().createCluster("other").createService("transcoder", 1);

        GetTaskProtectionResponse response = client().getTaskProtection(r -> r.cluster(CLUSTER));

        assertThat(ContractWorld.arnsOf(response.protectedTasks()))
                .containsExactly(
                        first.tasks().get(0).arn(),
                        first.tasks().get(1).arn(),
                        second.tasks().get(0).arn());
        assertThat(response.failures()).isEmpty();
    }

    @Test
    @Ground("assumed: U8: an empty list is no list")
    default void read_emptyList_isTheSameAsNone() {
        SimulatedService service = transcoder(2);

        assertThat(ContractWorld.arnsOf(
                        client().getTaskProtection(r -> r.cluster(CLUSTER).tasks(List.of()))
                                .protectedTasks()))
                .isEqualTo(ContractWorld.arns(service.tasks()));
    }

    @Test
    @Ground("assumed: U8: an empty cluster has nothing to answer")
    default void read_emptyCluster_answersTwoEmptyLists() {
        ecs().createCluster(CLUSTER);

        GetTaskProtectionResponse response = client().getTaskProtection(r -> r.cluster(CLUSTER));

        assertThat(response.hasProtectedTasks()).isTrue();
        assertThat(response.protectedTasks()).isEmpty();
        assertThat(response.failures()).isEmpty();
    }

    @Test
    @Ground("assumed: U17")
    default void read_taskNamedTwice_isAnsweredOnce() {
        SimulatedTask task = soleTask();

        assertThat(read(task.id(), task.arn(), task.id()).protectedTasks()).hasSize(1);
    }

    @Test
    @Ground("assumed: U18")
    default void read_severalTasks_areAnsweredInRequestOrder() {
        List<SimulatedTask> tasks = transcoder(3).tasks();
        List<SimulatedTask> backwards = List.of(tasks.get(1), tasks.get(2), tasks.get(0));

        assertThat(ContractWorld.arnsOf(read(ContractWorld.idArray(backwards)).protectedTasks()))
                .isEqualTo(ContractWorld.arns(backwards));
    }

    @Test
    @Ground("documented: GTP")
    default void read_success_hasStatusAndRequestId() {
        GetTaskProtectionResponse response = read(soleTask().id());

        assertThat(response.sdkHttpResponse().statusCode()).isEqualTo(200);
        assertThat(response.responseMetadata().requestId()).hasSize(36);
    }

    @Test
    @Ground("documented: UTP, GTP: each answer has an id of its own")
    default void read_twice_hasTwoRequestIds() {
        SimulatedTask task = soleTask();

        assertThat(read(task.id()).responseMetadata().requestId())
                .isNotEqualTo(read(task.id()).responseMetadata().requestId());
    }

    @Test
    @Ground("documented: UTP: protectionEnabled is reset to false; assumed: U22: at the expiration date itself")
    default void expiry_atItsInstant_endsTheProtection() {
        SimulatedTask task = soleTask();
        protectFor(60, task.id());

        ecs().clock().advanceTo(START.plusSeconds(3600).minusMillis(1));
        assertThat(readOne(task).protectionEnabled()).isTrue();
        ecs().clock().advanceTo(START.plusSeconds(3600));
        assertThat(readOne(task).protectionEnabled()).isFalse();
    }

    @Test
    @Ground("documented: UTP; CLIEX: without an expiration date")
    default void expiry_past_leavesNoExpirationDate() {
        SimulatedTask task = soleTask();
        protectFor(60, task.id());
        advance("PT2H");

        assertThat(readOne(task).expirationDate()).isNull();
    }

    @Test
    @Ground("documented: UTP: always reset, so the old end no longer counts")
    default void expiry_ofAnOldProtection_doesNotEndTheRenewedOne() {
        SimulatedTask task = soleTask();
        protectFor(60, task.id());
        advance("PT30M");
        protectFor(60, task.id());

        advance("PT59M");
        assertThat(task.isProtected()).isTrue();
        advance("PT1M");
        assertThat(task.isProtected()).isFalse();
    }

    @Test
    @Ground("documented: UTP: it can be set again after expiry")
    default void protect_afterExpiry_protectsAgain() {
        SimulatedTask task = soleTask();
        protectFor(1, task.id());
        advance("PT5M");

        protectFor(1, task.id());

        assertThat(readOne(task).expirationDate()).isEqualTo(START.plusSeconds(360));
    }

    @Test
    @Ground("documented: UTP: each task has its own window")
    default void expiry_ofOneTask_leavesTheOtherProtected() {
        List<SimulatedTask> tasks = transcoder(2).tasks();
        protectFor(10, tasks.get(0).id());
        protectFor(20, tasks.get(1).id());

        advance("PT10M");

        assertThat(read(ContractWorld.idArray(tasks)).protectedTasks())
                .extracting(ProtectedTask::protectionEnabled)
                .containsExactly(false, true);
    }
}
