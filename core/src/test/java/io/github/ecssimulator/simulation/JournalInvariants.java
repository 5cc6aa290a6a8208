package io.github.ecssimulator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.journal.DeploymentEvent;
import io.github.ecssimulator.journal.Input;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.DesiredStatus;
import io.github.ecssimulator.model.EventBridgeEvent;
import io.github.ecssimulator.model.ServiceMessage;
import io.github.ecssimulator.model.ServiceSnapshot;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskStatus;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the journal promises: order, ids, and that it explains how each task came to stand where it stands. */
final class JournalInvariants {

    private JournalInvariants() {}

    /** An entry without a cause is an input; any other one has a cause before it, so the way back ends at an input. */
    static final class EveryChainComesFromOutside implements Invariant {
        @Override
        public void onEntry(JournalEntry entry, Scene scene) {
            if (entry.cause() == 0) {
                assertThat(entry.event()).as(entry.toString()).isInstanceOf(Input.class);
            } else {
                assertThat(entry.cause()).as(entry.toString()).isLessThan(entry.sequence());
                assertThat(entry.event()).as(entry.toString()).isNotInstanceOf(Deed.class);
            }
        }
    }

    /** What stops a task, and what starts one, is told by the entry that brought it about. */
    static final class StopsAndStartsFollowFromSomething implements Invariant {
        @Override
        public void onEntry(JournalEntry entry, Scene scene) {
            if (entry.event() instanceof TaskEvent.StopRequested stop && stop.cause() == StopCause.SCALE_IN) {
                JournalEntry cause = scene.ecs().journal().entry(entry.cause()).orElseThrow();
                assertThat(cause.event()).as("cause of %s", entry).isInstanceOf(ServiceEvent.ScaledIn.class);
            }
            if (entry.event() instanceof TaskEvent.StatusChanged changed) {
                JournalEntry cause = scene.ecs().journal().entry(entry.cause()).orElseThrow();
                assertThat(cause.event()).as("cause of %s", entry).isInstanceOf(TaskEvent.class);
                assertThat(((TaskEvent) cause.event()).task())
                        .as("cause of %s", entry)
                        .isEqualTo(changed.task());
            }
        }
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

    /** Tasks, calls however they ended, deployments, service events and EventBridge events: no id comes twice. */
    static final class IdsAreUnique implements Invariant {
        private final Set<String> seen = new LinkedHashSet<>();
        private final Map<String, String> messages = new LinkedHashMap<>();
        private final Map<String, ServiceMessage> newest = new LinkedHashMap<>();

        @Override
        public void onEntry(JournalEntry entry, Scene scene) {
            String id = idOrNull(entry);
            assertThat(id == null || seen.add(id)).as("new id in %s", entry).isTrue();
        }

        private static String idOrNull(JournalEntry entry) {
            if (entry.event() instanceof TaskEvent.Created created) {
                return created.task().id().value();
            } else if (entry.event() instanceof CallEvent.Made call) {
                return call.requestId();
            }
            return entry.event() instanceof DeploymentEvent.Started deployment ? deployment.id() : null;
        }

        @Override
        public void onDelivery(EventBridgeEvent event) {
            assertThat(seen.add(event.id())).as("new id in %s", event).isTrue();
        }

        @Override
        public void atRest(Scene scene) {
            scene.services().forEach(this::look);
        }

        private void look(ServiceSnapshot service) {
            List<ServiceMessage> events = service.events();
            String owner = service.arn().toString();
            if (events.isEmpty() || events.get(0).equals(newest.put(owner, events.get(0)))) {
                return;
            }
            assertThat(events).extracting(ServiceMessage::id).doesNotHaveDuplicates();
            for (ServiceMessage event : events) {
                String told = owner + " " + event;
                String before = messages.putIfAbsent(event.id(), told);
                assertThat(before == null ? seen.add(event.id()) : before.equals(told))
                        .as("id in %s", told)
                        .isTrue();
            }
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
            for (TaskSnapshot task : scene.tasks()) {
                TaskEvent.StopRequested cause = causes.get(task.ref().id());
                assertThat(task.desiredStatus() == DesiredStatus.STOPPED)
                        .as("%s was told to stop", task.ref())
                        .isEqualTo(cause != null);
                assertThat(task.isStopped() && cause == null)
                        .as("%s stopped by itself", task.ref())
                        .isFalse();
                if (cause != null) {
                    assertThat(task.stopCause()).isEqualTo(cause.cause());
                    assertThat(task.stoppedReason()).isEqualTo(cause.reason());
                }
            }
        }
    }

    /** Each change of a status begins where the one before ended and follows the life cycle; the last is where it stands. */
    static final class EachTransitionIsExplained implements Invariant {
        // documented: task life cycle - told a second time, so that a slip in the table of the engine shows
        private static final Map<TaskStatus, Set<TaskStatus>> NEXT = new EnumMap<>(Map.of(
                TaskStatus.PROVISIONING, Set.of(TaskStatus.PENDING),
                TaskStatus.PENDING, Set.of(TaskStatus.ACTIVATING),
                TaskStatus.ACTIVATING, Set.of(TaskStatus.RUNNING)));
        private static final Map<TaskStatus, Set<TaskStatus>> NEXT_ONCE_TOLD_TO_STOP = new EnumMap<>(Map.of(
                TaskStatus.PROVISIONING, Set.of(TaskStatus.DEPROVISIONING),
                TaskStatus.PENDING, Set.of(TaskStatus.DEPROVISIONING),
                TaskStatus.ACTIVATING, Set.of(TaskStatus.DEACTIVATING),
                TaskStatus.RUNNING, Set.of(TaskStatus.DEACTIVATING),
                TaskStatus.DEACTIVATING, Set.of(TaskStatus.STOPPING),
                TaskStatus.STOPPING, Set.of(TaskStatus.DEPROVISIONING),
                TaskStatus.DEPROVISIONING, Set.of(TaskStatus.STOPPED)));

        private final Map<TaskId, Explained> told = new LinkedHashMap<>();

        /** Where the journal last left a task. */
        private static final class Explained {
            private TaskStatus status;
            private boolean stops;
            private Instant startedAt;
            private Instant stoppedAt;

            private Explained(TaskStatus status) {
                this.status = status;
            }

            private void take(TaskStatus next, Instant at) {
                assertThat((stops ? NEXT_ONCE_TOLD_TO_STOP : NEXT).getOrDefault(status, Set.of()))
                        .as("next statuses of %s, %s", status, stops ? "which stops" : "which comes up")
                        .contains(next);
                status = next;
                startedAt = next == TaskStatus.RUNNING ? at : startedAt;
                stoppedAt = next == TaskStatus.STOPPED ? at : stoppedAt;
            }
        }

        @Override
        public void onEntry(JournalEntry entry, Scene scene) {
            if (entry.event() instanceof TaskEvent.Created created) {
                told.put(created.task().id(), new Explained(TaskStatus.PROVISIONING));
            } else if (entry.event() instanceof TaskEvent.Adopted adopted) {
                told.put(adopted.task().id(), new Explained(adopted.status()));
            } else if (entry.event() instanceof TaskEvent.StopRequested stop) {
                assertThat(told).containsKey(stop.task().id());
                told.get(stop.task().id()).stops = true;
            } else if (entry.event() instanceof TaskEvent.StatusChanged changed) {
                assertThat(told).as("told of").containsKey(changed.task().id());
                Explained task = told.get(changed.task().id());
                assertThat(changed.path().get(0)).as(changed.text()).isEqualTo(task.status);
                assertThat(changed.path()).as("a change").hasSizeGreaterThan(1);
                changed.path().stream().skip(1).forEach(next -> task.take(next, entry.at()));
            }
        }

        @Override
        public void atRest(Scene scene) {
            for (TaskSnapshot task : scene.tasks()) {
                Explained explained = told.get(task.ref().id());
                assertThat(explained).as("told of %s", task.ref()).isNotNull();
                assertThat(task.lastStatus())
                        .as("last status of %s", task.ref())
                        .isEqualTo(explained.status);
                assertThat(task.startedAt()).as("start of %s", task.ref()).isEqualTo(explained.startedAt);
                assertThat(task.stoppedAt()).as("end of %s", task.ref()).isEqualTo(explained.stoppedAt);
            }
        }
    }
}
