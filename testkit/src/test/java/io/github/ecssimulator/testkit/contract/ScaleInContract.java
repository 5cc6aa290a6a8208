package io.github.ecssimulator.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ProtectedTask;

/** What protection is for: who is stopped at scale-in, and who is not. */
interface ScaleInContract extends ContractWorld {

    @Test
    @Ground("documented: TSIP: protected tasks are not terminated by scale-in")
    default void scaleIn_protectedTask_survives() {
        SimulatedService service = transcoder(3);
        SimulatedTask busy = service.tasks().get(0);
        protect(busy.id());

        service.scaleTo(1);

        assertThat(busy.isRunning()).isTrue();
        assertThat(service.runningCount()).isEqualTo(1);
    }

    @Test
    @Ground("documented: TSIP")
    default void scaleIn_toZero_keepsProtectedTasksOnly() {
        SimulatedService service = transcoder(5);
        List<SimulatedTask> busy = service.tasks().subList(1, 4);
        protect(ContractWorld.idArray(busy));

        service.scaleTo(0);

        assertThat(ContractWorld.ids(service.tasks().stream()
                        .filter(SimulatedTask::isRunning)
                        .toList()))
                .isEqualTo(ContractWorld.ids(busy));
    }

    @Test
    @Ground("documented: SAS: the scheduler respects the desired count at all times")
    default void scaleIn_whenProtectionExpires_stopsTheSurplusTask() {
        SimulatedService service = transcoder(1);
        SimulatedTask busy = service.tasks().get(0);
        protectFor(60, busy.id());
        service.scaleTo(0);

        advance("PT59M59.999S");
        assertThat(busy.isRunning()).isTrue();
        advance("PT0.001S");
        assertThat(busy.isStopped()).isTrue();
    }

    @Test
    @Ground("documented: SAS: no new UpdateService is needed")
    default void scaleIn_whenProtectionIsCleared_stopsTheSurplusTask() {
        SimulatedService service = transcoder(1);
        SimulatedTask busy = service.tasks().get(0);
        protect(busy.id());
        service.scaleTo(0);

        clear(busy.id());
        advance("PT0S");

        assertThat(busy.isStopped()).isTrue();
    }

    @Test
    @Ground("documented: TSIP: only a subsequent scale-in event terminates it")
    default void expiry_withoutScaleIn_stopsNothing() {
        SimulatedTask task = soleTask();
        protectFor(1, task.id());

        advance("PT1H");

        assertThat(task.isRunning()).isTrue();
    }

    @Test
    @Ground("inferred: TSIP: a stopped task's replacement starts unprotected")
    default void replacement_ofAProtectedTask_isUnprotected() {
        SimulatedService service = transcoder(1);
        SimulatedTask first = service.tasks().get(0);
        protect(first.id());

        first.stop();
        advance("PT0S");

        SimulatedTask replacement = service.tasks().stream()
                .filter(SimulatedTask::isRunning)
                .findFirst()
                .orElseThrow();
        assertThat(replacement.id()).isNotEqualTo(first.id());
        assertThat(readOne(replacement).protectionEnabled()).isFalse();
    }

    @Test
    @Ground("inferred: MODEL: StopTask has no error for protected tasks")
    default void stopTask_protectedTask_stopsIt() {
        SimulatedTask task = soleTask();
        protect(task.id());

        task.stop();

        assertThat(task.isStopped()).isTrue();
    }

    @Test
    @Ground("documented: TSIP; renewals keep it alive while it works")
    default void scaleIn_renewedTask_survivesUntilReleased() {
        SimulatedService service = transcoder(2);
        SimulatedTask busy = service.tasks().get(1);
        protectFor(60, busy.id());
        service.scaleTo(1);
        for (int renewal = 0; renewal < 5; renewal++) {
            advance("PT40M");
            assertThat(protectFor(60, busy.id()).failures()).isEmpty();
        }

        assertThat(busy.isRunning()).isTrue();
        clear(busy.id());
        assertThat(service.runningCount()).isEqualTo(1);
    }

    @Test
    @Ground("documented: TSIP; assumed: U28: desiring more again lifts the block")
    default void scaleOut_aboveProtectedTasks_keepsThemAndAddsOthers() {
        SimulatedService service = transcoder(2);
        protect(ContractWorld.idArray(service.tasks()));
        service.scaleTo(0);

        service.scaleTo(3);

        assertThat(service.runningCount()).isEqualTo(3);
        assertThat(protect(service.tasks().get(0).id()).failures()).isEmpty();
    }

    @Test
    @Ground("documented: TSIP: surplus stays while protected; SAS")
    default void scaleIn_protectionsEndOneByOne_tasksLeaveOneByOne() {
        SimulatedService service = transcoder(3);
        List<SimulatedTask> tasks = service.tasks();
        for (int i = 0; i < 3; i++) {
            protectFor(10 * (i + 1), tasks.get(i).id());
        }
        service.scaleTo(0);

        assertThat(service.runningCount()).isEqualTo(3);
        advance("PT10M");
        assertThat(service.runningCount()).isEqualTo(2);
        advance("PT10M");
        assertThat(service.runningCount()).isEqualTo(1);
        advance("PT10M");
        assertThat(service.runningCount()).isZero();
    }

    @Test
    @Ground("documented: GTP")
    default void read_surplusProtectedTask_stillAnswersItsProtection() {
        SimulatedService service = transcoder(1);
        SimulatedTask busy = service.tasks().get(0);
        protectFor(60, busy.id());
        service.scaleTo(0);

        ProtectedTask answered = readOne(busy);

        assertThat(answered.protectionEnabled()).isTrue();
        assertThat(answered.expirationDate()).isEqualTo(START.plusSeconds(3600));
    }
}
