package io.github.ecssimulator.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.model.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One queue, ordered by instant and then by sequence. */
class EventQueueTest {
    private static final Instant NOON = Instant.parse("2024-01-01T12:00:00Z");

    private final EventQueue queue = new EventQueue();

    @Test
    void head_events_isTheFirstByInstantThenBySequence() {
        ScheduledEvent second = queue.add(NOON, "second", "", () -> {}, 0);
        ScheduledEvent third = queue.add(NOON, "third", "", () -> {}, 0);
        ScheduledEvent first = queue.add(NOON.minusNanos(1), "first", "", () -> {}, 0);

        List<ScheduledEvent> order = new ArrayList<>();
        while (queue.headOrNull() != null) {
            order.add(queue.headOrNull());
            assertThat(queue.remove(queue.headOrNull())).isTrue();
        }

        assertThat(order).containsExactly(first, second, third);
    }

    @Test
    void due_eventLater_isNone() {
        queue.add(NOON, "later", "", () -> {}, 0);

        assertThat(queue.dueOrNull(NOON.minusNanos(1))).isNull();
        assertThat(queue.dueOrNull(NOON)).hasToString("later at 2024-01-01T12:00:00Z");
    }

    @Test
    void due_emptyQueue_isNone() {
        assertThat(queue.headOrNull()).isNull();
        assertThat(queue.dueOrNull(NOON)).isNull();
    }

    @Test
    void remove_eventTakenOutBefore_tells() {
        ScheduledEvent event = queue.add(NOON, "work", "", () -> {}, 0);

        assertThat(queue.remove(event)).isTrue();
        assertThat(queue.remove(event)).isFalse();
        assertThat(queue.headOrNull()).isNull();
    }

    @Test
    void renewals_manyOfOneProtection_leaveOneEvent() {
        World world = WorldFixture.world();
        TaskState task = WorldFixture.startingTask(world, TaskStatus.RUNNING);
        for (int round = 0; round < 1000; round++) {
            world.protections().set(task, Duration.ofMinutes(60));
        }

        world.protections().clear(task);

        assertThat(world.time().nextEventAt()).isEmpty();
    }
}
