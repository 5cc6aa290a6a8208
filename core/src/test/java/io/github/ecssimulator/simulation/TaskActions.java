package io.github.ecssimulator.simulation;

import io.github.ecssimulator.SimulatedTask;
import java.util.List;
import java.util.SplittableRandom;

/** What can be done to tasks. */
final class TaskActions {

    private TaskActions() {}

    static final class Run implements Action {
        @Override
        public void perform(Scene scene, SplittableRandom random) {
            List<String> clusters = ClusterActions.active(scene);
            if (clusters.isEmpty()) {
                scene.note("no cluster is left");
                return;
            }
            String cluster = Scene.pick(random, clusters);
            scene.note("standalone in " + cluster);
            scene.ecs().cluster(cluster).runTask(random.nextBoolean() ? "service:s0" : "family:batch");
        }
    }

    static final class Stop implements Action {
        @Override
        public void perform(Scene scene, SplittableRandom random) {
            List<SimulatedTask> running = scene.ecs().clusters().stream()
                    .flatMap(cluster -> cluster.tasks().stream())
                    .filter(SimulatedTask::isRunning)
                    .toList();
            if (running.isEmpty()) {
                scene.note("no task runs");
                return;
            }
            SimulatedTask task = Scene.pick(random, running);
            scene.note(task + (task.isProtected() ? ", protected" : ""));
            task.stop("stopped by the story");
        }
    }
}
