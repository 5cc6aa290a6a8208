package io.github.ecssimulator.simulation;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Strike;
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
            String group = random.nextBoolean() ? "service:s0" : "family:batch";
            if (scene.hasNoPlace(cluster)) {
                assertThatIllegalStateException()
                        .isThrownBy(() -> scene.ecs().cluster(cluster).runTask(group))
                        .withMessageContaining("No Container Instances were found in your cluster.");
                return;
            }
            scene.ecs().cluster(cluster).runTask(group);
        }
    }

    /** A task runs into something that protection does not stop. */
    static final class Fall implements Action {
        @Override
        public void perform(Scene scene, SplittableRandom random) {
            List<SimulatedTask> running = running(scene);
            if (running.isEmpty()) {
                scene.note("no task runs");
                return;
            }
            SimulatedTask task = Scene.pick(random, running);
            Strike strike = Scene.pick(random, List.of(Strike.values()));
            scene.note(task + " by " + strike);
            if (strike == Strike.RETIREMENT) {
                scene.model().retires(task.id());
            }
            strike.at(task);
        }
    }

    private static List<SimulatedTask> running(Scene scene) {
        return scene.ecs().clusters().stream()
                .flatMap(cluster -> cluster.tasks().stream())
                .filter(SimulatedTask::isRunning)
                .toList();
    }

    static final class Stop implements Action {
        @Override
        public void perform(Scene scene, SplittableRandom random) {
            List<SimulatedTask> running = running(scene);
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
