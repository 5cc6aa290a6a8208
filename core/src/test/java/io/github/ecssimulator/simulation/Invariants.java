package io.github.ecssimulator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.RolloutState;
import io.github.ecssimulator.model.ServiceSnapshot;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskSetSnapshot;
import io.github.ecssimulator.model.TaskSnapshot;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds in every story. */
final class Invariants {

    private Invariants() {}

    /** Fresh instances of every invariant. A new one is added here. */
    static List<Invariant> all() {
        return List.of(
                new JournalIsInOrder(),
                new IdsAreUnique(),
                new ProtectedTasksAreSpared(),
                new EveryStopHasACause(),
                new ProtectionsAddUp(),
                new DesiredCountIsKept(),
                new DeploymentsComplete(),
                new ProtectionAgreesWithTheModel(),
                new NothingIsOverdue());
    }

    static final class JournalIsInOrder implements Invariant {
        private long sequence;
        private Instant before = Instant.MIN;

        @Override
        public void onEntry(JournalEntry entry, Scene scene) {
            assertThat(entry.sequence()).isEqualTo(++sequence);
            assertThat(entry.at()).isBetween(before, scene.now());
            before = entry.at();
        }
    }

    static final class IdsAreUnique implements Invariant {
        private final Set<String> seen = new LinkedHashSet<>();

        @Override
        public void onEntry(JournalEntry entry, Scene scene) {
            if (entry.event() instanceof TaskEvent.Created created) {
                assertThat(seen.add(created.task().id().value()))
                        .as("new id in %s", created)
                        .isTrue();
            } else if (entry.event() instanceof CallEvent.Accepted call) {
                assertThat(seen.add(call.requestId())).as("new id in %s", call).isTrue();
            }
        }
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

    static final class EveryStopHasACause implements Invariant {
        private final Map<TaskId, TaskEvent.StopRequested> causes = new LinkedHashMap<>();

        @Override
        public void onEntry(JournalEntry entry, Scene scene) {
            if (entry.event() instanceof TaskEvent.StopRequested stop) {
                assertThat(causes.put(stop.task().id(), stop))
                        .as("earlier cause")
                        .isNull();
                assertThat(stop.reason()).isNotBlank();
            } else if (entry.event() instanceof TaskEvent.StatusChanged changed && Model.endsStopped(changed)) {
                assertThat(causes).containsKey(changed.task().id());
            }
        }

        @Override
        public void atRest(Scene scene) {
            for (TaskSnapshot task : tasks(scene)) {
                TaskEvent.StopRequested cause = causes.get(task.ref().id());
                assertThat(task.isStopped()).as("%s stopped", task.ref()).isEqualTo(cause != null);
                if (cause != null) {
                    assertThat(task.stopCause()).isEqualTo(cause.cause());
                    assertThat(task.stoppedReason()).isEqualTo(cause.reason());
                }
            }
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

    /** documented: SAS - the scheduler respects the desired count at all times; SEM - unless protection is in the way. */
    static final class DesiredCountIsKept implements Invariant {
        @Override
        public void atRest(Scene scene) {
            scene.model().desired().forEach((service, desired) -> {
                int inTheWay = (int) scene.model().protectedCount(service);
                ServiceSnapshot now = ServiceActions.find(scene, service).snapshot();
                boolean deploying = now.deployments().size() > 1;
                assertThat(now.runningCount())
                        .as("tasks of %s, which wants %d and has %d protected", service, desired, inTheWay)
                        .isBetween(
                                deploying ? desired : Math.max(desired, inTheWay),
                                deploying ? desired + inTheWay : Math.max(desired, inTheWay));
            });
        }
    }

    /** documented: EARLY - a deployment completes when no task of an older one is left, which only protection can delay. */
    static final class DeploymentsComplete implements Invariant {
        @Override
        public void atRest(Scene scene) {
            scene.model().desired().keySet().forEach(service -> {
                ServiceSnapshot now = ServiceActions.find(scene, service).snapshot();
                TaskSetSnapshot newest = now.deployments().get(0);
                boolean held = scene.model().protectedCount(service) > 0;
                assertThat(newest.rolloutState() == RolloutState.COMPLETED || held)
                        .as("deployment %s of %s", newest, service)
                        .isTrue();
                assertThat(now.deployments().size() == 1 || held)
                        .as("deployments of %s", service)
                        .isTrue();
            });
        }
    }

    static final class ProtectionAgreesWithTheModel implements Invariant {
        @Override
        public void atRest(Scene scene) {
            for (TaskSnapshot task : tasks(scene)) {
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

    private static List<TaskSnapshot> tasks(Scene scene) {
        return scene.ecs().clusters().stream()
                .flatMap(cluster -> cluster.tasks().stream())
                .map(SimulatedTask::snapshot)
                .toList();
    }
}
