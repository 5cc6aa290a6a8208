package io.github.ecssimulator.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskIndexTest {
    private static final int IDS = 600;

    private final TaskIndex index = new TaskIndex();
    private final TaskOrigin origin =
            WorldFixture.startingTask(WorldFixture.world(), TaskStatus.RUNNING).origin();

    /** Ids that a test gives its tasks lie together more than those that the simulator makes up. */
    @SuppressWarnings("ImmutableEnumChecker") // functions that keep nothing
    private enum Ids {
        COUNTED_UP(i -> new TaskId(0, i)),
        COUNTED_UP_IN_FRONT(i -> new TaskId(i, 0)),
        IN_WIDE_STEPS(i -> new TaskId(i << 32, i << 48)),
        OF_ONE_PLACE(i -> new TaskId(31 * i, i)),
        AT_RANDOM(i -> new TaskId(new SplittableRandom(i).nextLong(), new SplittableRandom(-i).nextLong()));

        private final LongFunction<TaskId> id;

        Ids(LongFunction<TaskId> id) {
            this.id = id;
        }
    }

    @ParameterizedTest
    @EnumSource(Ids.class)
    void anyAddsAndRemovals_areThoseOfAMap(Ids ids) {
        SplittableRandom random = new SplittableRandom(1);
        Map<TaskId, TaskState> map = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            TaskId id = ids.id.apply(random.nextInt(IDS));
            if (random.nextInt(5) > 1) {
                index.add(map.computeIfAbsent(id, this::task));
            } else if (map.containsKey(id)) {
                index.remove(map.remove(id));
            }
            assertThat(index.findOrNull(id)).isSameAs(map.get(id));
        }

        for (int i = 0; i < IDS; i++) {
            TaskId id = ids.id.apply(i);
            assertThat(index.findOrNull(id)).as("task %s", id).isSameAs(map.get(id));
        }
    }

    /** A look at all that were there before it would take minutes. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OF_ONE_PLACE")
    void aHundredThousandTasks_areFoundWithoutALookAtAll(Ids ids) {
        for (int i = 0; i < 100_000; i++) {
            TaskState task = task(ids.id.apply(i));
            index.add(task);
            assertThat(index.findOrNull(task.id())).isSameAs(task);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 7, 100})
    void tasks_thatWereRemoved_leaveTheirRoomToOthers(int removed) {
        for (int i = 0; i < removed; i++) {
            index.add(task(new TaskId(1, i)));
        }
        for (int i = 0; i < removed; i++) {
            index.remove(index.findOrNull(new TaskId(1, i)));
        }
        for (int i = 0; i < IDS; i++) {
            index.add(task(new TaskId(2, i)));
        }

        assertThat(index.findOrNull(new TaskId(1, 0))).isNull();
        assertThat(index.findOrNull(new TaskId(2, 0))).isNotNull();
    }

    @Test
    void remove_anotherTaskOfThatId_changesNothing() {
        TaskId id = new TaskId(1, 2);
        TaskState task = task(id);
        index.add(task);

        index.remove(task(id));

        assertThat(index.findOrNull(id)).isSameAs(task);
    }

    private TaskState task(TaskId id) {
        return new TaskState(1, origin, id, "us-east-1a", Instant.EPOCH);
    }
}
