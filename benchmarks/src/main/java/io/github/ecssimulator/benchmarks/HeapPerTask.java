package io.github.ecssimulator.benchmarks;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.UpdateTaskProtection;
import java.util.List;

/**
 * How much heap a task takes, with its entries in the journal: idle, once it is protected, and for each renewal. It counts what is
 * left after the garbage is collected, in a world with one service; run it as {@code README.md} says.
 */
public final class HeapPerTask {
    private static final int TASKS = 100_000;
    private static final int WARM_UP = 1_000; // what is made once for the JVM counts for no task

    private HeapPerTask() {}

    /**
     * Prints the figures, in bytes.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        for (int tasksOfACall : new int[] {10, 1}) {
            measure(WARM_UP, tasksOfACall);
            System.out.println(tasksOfACall + " tasks in a call: " + measure(TASKS, tasksOfACall));
        }
    }

    private static Figures measure(int tasks, int tasksOfACall) {
        long empty = Footprint.collectedHeap();
        EcsSimulator ecs = EcsSimulator.create();
        ecs.createCluster("media").createService("transcoder", tasks);
        long idle = Footprint.collectedHeap();
        List<String> ids = idsIn(ecs);
        long named = Footprint.collectedHeap();
        protectAll(ecs.api("benchmark"), ids, tasksOfACall);
        long first = Footprint.collectedHeap();
        protectAll(ecs.api("benchmark"), ids, tasksOfACall);
        long second = Footprint.collectedHeap();
        return new Figures(
                (idle - empty) / tasks,
                (first - named) / tasks,
                (second - first) / tasks,
                ecs.journal().entries().size());
    }

    private static List<String> idsIn(EcsSimulator ecs) {
        return ecs.cluster("media").service("transcoder").tasks().stream()
                .map(SimulatedTask::id)
                .toList();
    }

    private static void protectAll(EcsApi api, List<String> ids, int tasksOfACall) {
        for (int from = 0; from < ids.size(); from += tasksOfACall) {
            api.execute(new UpdateTaskProtection.Request("media", ids.subList(from, from + tasksOfACall), true, 60));
        }
    }

    private record Figures(long idle, long protection, long renewal, int entries) {
        @Override
        public String toString() {
            return idle + " idle, " + protection + " more when protected, " + renewal + " for a renewal (" + entries
                    + " entries in the journal)";
        }
    }
}
