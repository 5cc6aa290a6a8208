package io.github.ecssimulator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskSnapshot;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What holds in every story. */
final class Invariants {

    private Invariants() {}

    /** Fresh instances of every invariant. A new one is added here. */
    static List<Invariant> all() {
        return List.of(
                new JournalInvariants.JournalIsInOrder(),
                new JournalInvariants.EveryChainComesFromOutside(),
                new JournalInvariants.StopsAndStartsFollowFromSomething(),
                new JournalInvariants.IdsAreUnique(),
                new JournalInvariants.EveryStopHasACause(),
                new JournalInvariants.EachTransitionIsExplained(),
                new ProtectedTasksAreSpared(),
                new ProtectionsAddUp(),
                new SchedulerInvariants.DesiredCountIsKept(),
                new SchedulerInvariants.RetiredTasksLeave(),
                new SchedulerInvariants.DrainingTasksLeave(),
                new SchedulerInvariants.StandInsAreNeeded(),
                new SchedulerInvariants.DeploymentsComplete(),
                new SchedulerInvariants.PercentagesAreKept(),
                new SchedulerInvariants.EachStatusTakesItsTime(),
                new ProtectionAgreesWithTheModel(),
                new NothingIsOverdue());
    }

    /** documented: TSIP - scale-in stops unprotected tasks only. */
    static final class ProtectedTasksAreSpared implements Invariant {
        @Override
        public void onEntry(JournalEntry entry, Scene scene) {
            if (entry.event() instanceof TaskEvent.StopRequested stop && isScaleIn(stop)) {
                scene.model().expire(entry.at());
                assertThat(stop.wasProtected()).as("protected: %s", stop.text()).isFalse();
                assertThat(scene.model().protectedUntil(stop.task().id().value()))
                        .as("protection by the model: %s", stop.text())
                        .isEmpty();
            }
        }

        private static boolean isScaleIn(TaskEvent.StopRequested stop) {
            return stop.cause() == StopCause.SCALE_IN || stop.cause() == StopCause.DEPLOYMENT;
        }
    }

    /** Protections set = renewed + cleared + expired + ended with their task + still running. */
    static final class ProtectionsAddUp implements Invariant {
        private final Map<TaskId, Instant> open = new LinkedHashMap<>();

        @Override
        public void onEntry(JournalEntry entry, Scene scene) {
            if (entry.event() instanceof TaskEvent.ProtectionSet set) {
                assertThat(open.put(set.task().id(), set.until()))
                        .as(set.text())
                        .isEqualTo(set.before());
                assertThat(set.until()).isAfter(entry.at());
            } else if (entry.event() instanceof TaskEvent.ProtectionExpired expired) {
                assertThat(open.remove(expired.task().id())).as(expired.text()).isEqualTo(entry.at());
            } else if (entry.event() instanceof TaskEvent.ProtectionCleared cleared) {
                assertThat(open.remove(cleared.task().id())).as(cleared.text()).isEqualTo(cleared.before());
            } else if (entry.event() instanceof TaskEvent.ProtectionEnded ended) {
                assertThat(open.remove(ended.task().id())).as(ended.text()).isEqualTo(ended.before());
            }
        }

        @Override
        public void atRest(Scene scene) {
            assertThat(open).hasSize(scene.model().protectedInAll());
        }
    }

    static final class ProtectionAgreesWithTheModel implements Invariant {
        @Override
        public void atRest(Scene scene) {
            for (TaskSnapshot task : scene.tasks()) {
                assertThat(task.protectionExpiresAt())
                        .as("protection of %s", task.ref())
                        .isEqualTo(scene.model().protectedUntil(task.ref().id().value()));
            }
        }
    }

    static final class NothingIsOverdue implements Invariant {
        @Override
        public void atRest(Scene scene) {
            scene.ecs().clock().nextEventAt().ifPresent(next -> assertThat(next).isAfter(scene.now()));
            scene.model()
                    .nextExpiry()
                    .ifPresent(expiry -> assertThat(scene.ecs().clock().nextEventAt())
                            .hasValueSatisfying(next -> assertThat(next).isBeforeOrEqualTo(expiry)));
        }
    }
}
