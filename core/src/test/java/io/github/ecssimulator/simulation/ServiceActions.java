package io.github.ecssimulator.simulation;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.SimulatedService;
import java.util.List;
import java.util.SplittableRandom;

/** What can be done to services. */
final class ServiceActions {
    private static final List<String> NAMES = List.of("s0", "s1", "s2");

    private ServiceActions() {}

    /** The services that were not deleted, as cluster/name. */
    static List<String> active(Scene scene) {
        return List.copyOf(scene.model().desired().keySet());
    }

    static SimulatedService find(Scene scene, String service) {
        String[] names = service.split("/", -1);
        return scene.ecs().cluster(names[0]).service(names[1]);
    }

    static final class Create implements Action {
        @Override
        public void perform(Scene scene, SplittableRandom random) {
            String cluster = Scene.pick(random, ClusterActions.NAMES);
            String name = Scene.pick(random, NAMES);
            int count = random.nextInt(6);
            scene.note(cluster + "/" + name + " with " + count);
            if (!ClusterActions.active(scene).contains(cluster)) {
                scene.ecs().createCluster(cluster);
                scene.check();
            }
            if (scene.model().desired().containsKey(cluster + "/" + name)) {
                scene.note(", refused");
                assertThatIllegalStateException()
                        .isThrownBy(() -> scene.ecs().cluster(cluster).createService(name, count));
            } else {
                scene.ecs().cluster(cluster).createService(name, count);
            }
        }
    }

    static final class Scale implements Action {
        @Override
        public void perform(Scene scene, SplittableRandom random) {
            List<String> services = active(scene);
            if (services.isEmpty()) {
                scene.note("no service is left");
                return;
            }
            String service = Scene.pick(random, services);
            int count = random.nextInt(8);
            scene.note(service + " to " + count);
            find(scene, service).scaleTo(count);
        }
    }

    static final class Deploy implements Action {
        @Override
        public void perform(Scene scene, SplittableRandom random) {
            List<String> services = active(scene);
            if (services.isEmpty()) {
                scene.note("no service is left");
                return;
            }
            String service = Scene.pick(random, services);
            scene.note(service);
            find(scene, service).deploy();
        }
    }

    static final class Delete implements Action {
        @Override
        public void perform(Scene scene, SplittableRandom random) {
            List<String> services = active(scene);
            if (services.isEmpty()) {
                scene.note("no service is left");
                return;
            }
            String service = Scene.pick(random, services);
            scene.note(service);
            find(scene, service).delete();
        }
    }
}
