package io.github.ecssimulator.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.api.ContainerInstance;
import io.github.ecssimulator.api.ListContainerInstances;
import io.github.ecssimulator.api.UpdateContainerInstancesState;
import io.github.ecssimulator.model.ClusterStatus;
import java.util.List;
import java.util.SplittableRandom;

/** What can be done to clusters. */
final class ClusterActions {
    static final List<String> NAMES = List.of("c0", "c1");

    private ClusterActions() {}

    /** The ACTIVE clusters. */
    static List<String> active(Scene scene) {
        return NAMES.stream()
                .filter(name -> scene.model().clusters().getOrDefault(name, false))
                .toList();
    }

    static final class Create implements Action {
        @Override
        public void perform(Scene scene, SplittableRandom random) {
            String name = Scene.pick(random, NAMES);
            scene.note(name);
            assertThat(scene.ecs().createCluster(name).status()).isEqualTo(ClusterStatus.ACTIVE);
        }
    }

    /** The container instance of one Availability Zone sends its tasks away, or takes tasks again. */
    static final class DrainOrActivate implements Action {
        @Override
        public void perform(Scene scene, SplittableRandom random) {
            String cluster = Scene.pick(random, NAMES);
            if (!active(scene).contains(cluster)) {
                scene.note("there is no " + cluster);
                return;
            }
            List<String> instances = scene.ecs()
                    .api()
                    .execute(new ListContainerInstances.Request(cluster, null, null, null, null))
                    .response()
                    .containerInstanceArns();
            if (instances.isEmpty()) {
                scene.note("no task of " + cluster + " needed an instance yet");
                return;
            }
            String instance = Scene.pick(random, instances);
            String status = random.nextInt(3) == 0 ? "DRAINING" : "ACTIVE";
            ContainerInstance answer = scene.ecs()
                    .api()
                    .execute(new UpdateContainerInstancesState.Request(cluster, List.of(instance), status))
                    .response()
                    .containerInstances()
                    .get(0);
            String zone = answer.attributes().get(0).text("value");
            scene.note(cluster + "/" + zone + " is " + status);
            scene.model().drains(cluster + "/" + zone, status.equals("DRAINING"));
            assertThat(answer.status()).isEqualTo(status);
        }
    }

    static final class Delete implements Action {
        @Override
        public void perform(Scene scene, SplittableRandom random) {
            List<String> active = active(scene);
            if (active.isEmpty()) {
                scene.note("no cluster is left");
                return;
            }
            String name = Scene.pick(random, active);
            SimulatedCluster cluster = scene.ecs().cluster(name);
            boolean hasServices = scene.model().hasServices(name);
            boolean hasTasks = scene.model().tasksIn(name).stream().anyMatch(task -> task.stoppedAt == null);
            if (hasServices || hasTasks) {
                scene.note(name + ", refused");
                assertThatIllegalStateException()
                        .isThrownBy(cluster::delete)
                        .withMessageContaining(
                                hasServices ? "ClusterContainsServicesException" : "ClusterContainsTasksException");
            } else {
                scene.note(name);
                cluster.delete();
                assertThat(cluster.status()).isEqualTo(ClusterStatus.INACTIVE);
            }
        }
    }
}
