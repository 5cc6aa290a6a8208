package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.TaskId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;

/** Ids from a seed, so that the same seed and the same calls give the same ids. */
final class IdSequence {
    private final Deque<TaskId> givenTaskIds;
    private final Set<TaskId> adopted = new TreeSet<>();
    private final SplittableRandom tasks;
    private final SplittableRandom requests;
    private final SplittableRandom deployments;
    private final SplittableRandom events;
    private final SplittableRandom deliveries;
    private final SplittableRandom instances;

    IdSequence(long seed, List<TaskId> givenTaskIds) {
        SplittableRandom root = new SplittableRandom(seed);
        // One stream for each kind: a test that reads once more does not change the ids of the tasks that follow.
        this.tasks = root.split();
        this.requests = root.split();
        this.deployments = root.split();
        this.events = root.split();
        this.deliveries = root.split();
        this.instances = root.split();
        this.givenTaskIds = new ArrayDeque<>(givenTaskIds);
    }

    TaskId nextTaskId() {
        TaskId next = nextCandidate();
        while (adopted.contains(next)) {
            next = nextCandidate();
        }
        return next;
    }

    private TaskId nextCandidate() {
        TaskId given = givenTaskIds.poll();
        return given != null ? given : new TaskId(tasks.nextLong(), tasks.nextLong());
    }

    /** Keeps an id that came from outside from being given to another task. It may well be one of this very sequence. */
    void adopt(TaskId id) {
        adopted.add(id);
    }

    boolean isAdopted(TaskId id) {
        return adopted.contains(id);
    }

    String nextInstanceId() {
        return new TaskId(instances.nextLong(), instances.nextLong()).value(); // observed: ids of both look alike
    }

    String nextRequestId() {
        return uuid(requests);
    }

    String nextEventId() {
        return uuid(events);
    }

    /** Of its own stream: whether anybody subscribes changes no other id. */
    String nextDeliveryId() {
        return uuid(deliveries);
    }

    private static String uuid(SplittableRandom random) {
        long version4 = (random.nextLong() & ~0xf000L) | 0x4000L;
        long variant2 = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(version4, variant2).toString();
    }

    /** The number in {@code ecs-svc/<number>}; published examples have 19 digits. */
    String nextDeploymentNumber() {
        return Long.toString(deployments.nextLong(1_000_000_000_000_000_000L, Long.MAX_VALUE));
    }
}
