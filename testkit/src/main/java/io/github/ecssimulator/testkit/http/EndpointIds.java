package io.github.ecssimulator.testkit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.Task;
import io.github.ecssimulator.api.Task.Container;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The ids by which the agent of a host knows containers: they stand in the links that a container finds in its environment. */
final class EndpointIds {
    private static final Pattern OF_FARGATE = Pattern.compile("([0-9a-f]{32})-[0-9]{1,10}");
    private static final Pattern OF_EC2 = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int FNV_OFFSET = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;

    private EndpointIds() {}

    static boolean isOnFargate(Task task) {
        return "FARGATE".equals(task.launchType());
    }

    /** The id of the first container of a task. */
    static String of(SimulatedTask task, long seed) {
        return isOnFargate(task.described())
                ? onFargate(task.id(), containers(task).get(0).name())
                : onEc2(task.id(), seed);
    }

    /** Observed: published environments; in each whose container is known, the number is the FNV-1a hash of its name. */
    static String onFargate(String taskId, String container) {
        int hash = FNV_OFFSET;
        for (byte letter : container.getBytes(UTF_8)) {
            hash = (hash ^ (letter & 0xff)) * FNV_PRIME;
        }
        return taskId + "-" + Integer.toUnsignedString(hash);
    }

    /** Documented: AGENT, a random UUID, which tells nothing of the task. */
    private static String onEc2(String taskId, long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ bits(taskId, 0) ^ Long.rotateLeft(bits(taskId, 16), 1));
        long version4 = (random.nextLong() & ~0xf000L) | 0x4000L;
        long variant2 = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(version4, variant2).toString();
    }

    private static long bits(String taskId, int from) {
        return Long.parseUnsignedLong(taskId, from, from + 16, 16);
    }

    static Optional<SimulatedTask> find(EcsSimulator ecs, String endpointId) {
        Matcher onFargate = OF_FARGATE.matcher(endpointId);
        if (onFargate.matches()) {
            return ecs.task(onFargate.group(1))
                    .filter(task -> isOnFargate(task.described())
                            && containers(task).stream().anyMatch(container -> isIdOf(task, container, endpointId)));
        }
        if (!OF_EC2.matcher(endpointId).matches()) {
            return Optional.empty();
        }
        return ecs.task(endpointId.replace("-", "")) // ours: the task id as a UUID leads to every task
                .or(() -> tasks(ecs)
                        .filter(task -> onEc2(task.id(), ecs.seed()).equals(endpointId))
                        .findFirst()
                        .filter(task -> !isOnFargate(task.described())));
    }

    private static boolean isIdOf(SimulatedTask task, Container container, String endpointId) {
        return onFargate(task.id(), container.name()).equals(endpointId);
    }

    /** The container that an id of its task means; where the id does not tell, the first. */
    static Container container(SimulatedTask task, String endpointId) {
        List<Container> all = containers(task);
        return all.stream()
                .filter(container -> isIdOf(task, container, endpointId))
                .findFirst()
                .orElse(all.get(0));
    }

    private static List<Container> containers(SimulatedTask task) {
        return task.described().containers();
    }

    private static Stream<SimulatedTask> tasks(EcsSimulator ecs) {
        return ecs.clusters().stream().flatMap(cluster -> cluster.tasks().stream());
    }

    /**
     * The endpoint ids of one world that somebody has been told, or has asked for. An id on EC2 tells nothing of its task, so an unknown one
     * is looked for among all tasks; that would cost a fleet that asks its agents as much again for each task that it has.
     */
    static final class Known {
        private static final int FEW = 1_000;

        private final EcsSimulator ecs;
        private final Map<String, String> tasks = new TreeMap<>();
        private int most = FEW;

        Known(EcsSimulator ecs) {
            this.ecs = ecs;
        }

        String idOf(SimulatedTask task) {
            String id = EndpointIds.of(task, ecs.seed());
            keep(id, task);
            return id;
        }

        Optional<SimulatedTask> find(String endpointId) {
            Optional<SimulatedTask> known = known(endpointId).flatMap(ecs::task);
            if (known.isPresent()) {
                return known;
            }
            Optional<SimulatedTask> found = EndpointIds.find(ecs, endpointId);
            found.ifPresent(task -> keep(endpointId, task));
            return found;
        }

        private synchronized Optional<String> known(String endpointId) {
            return Optional.ofNullable(tasks.get(endpointId));
        }

        /** Keeps twice as many as there are tasks, or few: those of tasks that are gone go in time. */
        private synchronized void keep(String endpointId, SimulatedTask task) {
            tasks.put(endpointId, task.id());
            if (tasks.size() > most) {
                tasks.values().removeIf(each -> ecs.task(each).isEmpty());
                most = Math.max(FEW, 2 * tasks.size());
            }
        }
    }
}
