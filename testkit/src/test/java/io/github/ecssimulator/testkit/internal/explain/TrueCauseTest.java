package io.github.ecssimulator.testkit.internal.explain;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.model.GivenTask;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.TaskStatus;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Causes that a look at the last protection, or at instants alone, would get wrong. */
class TrueCauseTest {
    private final EcsSimulator ecs = EcsSimulator.builder().lenient().build();
    private final SimulatedService transcoder = ecs.createCluster("media").createService("transcoder", 2);
    private final SimulatedTask busy = transcoder.tasks().get(0);

    private void ask(boolean enabled, @Nullable Integer minutes) {
        try {
            ecs.api()
                    .updateTaskProtection(
                            new UpdateTaskProtection.Request("media", List.of(busy.id()), enabled, minutes));
        } catch (EcsException e) {
            return;
        }
    }

    private void protect(int minutes) {
        ask(true, minutes);
    }

    private void clear() {
        ask(false, null);
    }

    private void pass(int minutes) {
        ecs.clock().advance(Duration.ofMinutes(minutes));
    }

    private static ThrowableAssertAlternative<AssertionError> fails(ThrowingCallable assertion) {
        return assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion);
    }

    private SimulatedService adopted(GivenTask... tasks) {
        return ecs.cluster("media").createService("adopted", ServiceSettings.replica(1), List.of(tasks));
    }

    @Test
    void cover_aGapAndThenAReleaseInTime_isExplainedByTheGap() {
        protect(30);
        Work job = busy.work("job 7");
        pass(40);
        protect(30);
        pass(10);
        job.finish();
        clear();

        fails(() -> assertThat(busy).wasProtectedThroughout("job 7"))
                .withMessageContaining("unprotected from +00:30 on, when its protection ran out")
                .withMessageNotContaining("nobody protected it again");
    }

    @Test
    void cover_protectedTooLateAndReleasedInTime_isExplainedByTheBegin() {
        Work job = busy.work("job 7");
        pass(1);
        protect(30);
        pass(10);
        job.finish();
        clear();

        fails(() -> assertThat(busy).wasProtectedThroughout("job 7"))
                .withMessageContaining("it was protected from +00:01 on")
                .withMessageNotContaining("nobody protected it again");
    }

    @Test
    void keeping_refusedReleaseThatWasSentAgain_isNotTheReason() {
        protect(30);
        pass(10);
        ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));
        clear();
        clear();
        protect(30);
        pass(1);

        fails(() -> assertThat(busy).isNotProtected()).withMessageNotContaining("nobody sent another");
    }

    @Test
    void release_thatCameTooLate_isNotDenied() {
        protect(60);
        Work job = busy.work("job 7");
        pass(10);
        job.finish();
        pass(5);
        clear();
        pass(5);

        fails(() -> assertThat(busy).wasReleasedWithin(Duration.ofMinutes(4)).after("job 7"))
                .withMessageNotContaining("no release was sent")
                .withMessageNotContaining("no release followed");
    }

    @Test
    void fix_ofAWindowOfOneMinute_isNoRenewalEveryMinute() {
        protect(1);
        busy.work("job 7");
        transcoder.scaleTo(0);
        pass(2);

        fails(() -> assertThat(busy).isRunning()).withMessageNotContaining("renew it every 1 min");
    }

    @Test
    void surplus_taskThatCameInStopped_isNone() {
        SimulatedService service =
                adopted(GivenTask.inStatus(TaskStatus.RUNNING), GivenTask.inStatus(TaskStatus.STOPPED));
        pass(5);

        assertThat(service).scaledInTo(1).by(ecs.clock().instant()).gaveItsCapacityBackWithin(Duration.ofMinutes(1));
    }

    @Test
    void call_ofAProtectionThatWasThereFromBefore_isNone() {
        SimulatedTask task = adopted(GivenTask.inStatus(TaskStatus.RUNNING)
                        .withProtectionUntil(ecs.clock().instant().plus(Duration.ofHours(1))))
                .tasks()
                .get(0);

        fails(() -> assertThat(task).isNotProtected())
                .withMessageNotContaining("Call:  \"protect without expiresInMinutes\"");
    }

    @Test
    void inTheMiddle_workBegunBehindTheRelease_doesNotHideWhatWasOpen() {
        protect(60);
        Work open = busy.work("a");
        pass(10);
        clear();
        busy.work("b");
        pass(5);
        open.finish();
        transcoder.scaleTo(0);

        fails(() -> assertThat(busy).isRunning()).withMessageContaining("while its work \"a\" was open");
    }
}
