package io.github.ecssimulator.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.api.DeploymentConfiguration;
import io.github.ecssimulator.api.ListServiceDeployments;
import io.github.ecssimulator.api.ListServiceDeployments.ServiceDeploymentBrief;
import io.github.ecssimulator.api.Service;
import io.github.ecssimulator.api.StopServiceDeployment;
import io.github.ecssimulator.api.UpdateService;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.DeploymentSettings.CircuitBreaker;
import io.github.ecssimulator.model.ServiceSettings;
import java.time.Duration;
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

    /** An action on one of the services that were not deleted. */
    private interface OnOneService extends Action {
        @Override
        default void perform(Scene scene, SplittableRandom random) {
            List<String> services = active(scene);
            if (services.isEmpty()) {
                scene.note("no service is left");
            } else {
                perform(scene, random, Scene.pick(random, services));
            }
        }

        void perform(Scene scene, SplittableRandom random, String service);
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
            DeploymentSettings deployment = drawn(random, random.nextInt(5) == 0);
            ServiceSettings settings = ServiceSettings.replica(count).with(deployment);
            if (scene.model().isThere(cluster + "/" + name)) {
                scene.note(", refused");
                assertThatIllegalStateException()
                        .isThrownBy(() -> scene.ecs().cluster(cluster).createService(name, settings));
            } else {
                scene.note(" and " + deployment);
                scene.model().configured(cluster + "/" + name, deployment);
                scene.ecs().cluster(cluster).createService(name, settings);
            }
        }
    }

    /** Some settings let a small service not move at all while it deploys, as in ECS. */
    private static DeploymentSettings drawn(SplittableRandom random, boolean blueGreen) {
        DeploymentSettings settings = DeploymentSettings.replicaDefaults();
        if (random.nextBoolean()) {
            settings = settings.withPercents(50 * random.nextInt(3), 100 + 50 * random.nextInt(3));
        }
        settings = settings.withCircuitBreaker(Scene.pick(random, List.of(CircuitBreaker.values())));
        return blueGreen ? settings.asBlueGreen(Duration.ofMinutes(random.nextInt(20))) : settings;
    }

    /** Other percentages and another circuit breaker, also in the middle of a deployment. */
    static final class Configure implements OnOneService {
        @Override
        public void perform(Scene scene, SplittableRandom random, String service) {
            DeploymentSettings before = scene.model().settings(service);
            DeploymentSettings drawn = drawn(random, false);
            DeploymentSettings settings = before.withPercents(drawn.minimumHealthyPercent(), drawn.maximumPercent())
                    .withCircuitBreaker(drawn.circuitBreaker());
            scene.note(service + " with " + settings);
            scene.model().configured(service, settings);
            find(scene, service).configure(settings);
        }
    }

    /** UpdateService with several changes at once, which the scheduler sees together. */
    static final class Update implements OnOneService {
        @Override
        public void perform(Scene scene, SplittableRandom random, String service) {
            Integer count = random.nextInt(3) == 0 ? null : (Integer) random.nextInt(8);
            String definition = random.nextInt(3) == 0 && !isFull(scene, service) ? "fragile" : null;
            DeploymentSettings before = scene.model().settings(service);
            Integer maximum =
                    random.nextBoolean() ? null : (Integer) (150 + 50 * random.nextInt(2)); // 100 is often refused
            boolean force = random.nextBoolean() && !isFull(scene, service);
            scene.note(service + " to " + count + ", definition " + definition + ", maximum " + maximum + ", force "
                    + force);
            if (maximum != null) {
                scene.model().configured(service, before.withPercents(before.minimumHealthyPercent(), maximum));
            }
            int expected = count == null ? scene.model().desired().get(service) : count;
            Service answer = scene.ecs()
                    .api()
                    .execute(request(service, count, definition, maximum, force))
                    .response()
                    .service();
            assertThat(answer.desiredCount()).isEqualTo(expected);
        }

        private static UpdateService.Request request(
                String service, Integer count, String definition, Integer maximum, boolean force) {
            String[] names = service.split("/", -1);
            DeploymentConfiguration deployment =
                    maximum == null ? null : DeploymentConfiguration.of(d -> d.maximumPercent(maximum));
            return UpdateService.request(r -> r.cluster(names[0])
                    .service(names[1])
                    .desiredCount(count)
                    .taskDefinition(definition)
                    .deploymentConfiguration(deployment)
                    .forceNewDeployment(force));
        }
    }

    /** From now on tasks of the fragile definition fail to start, or start again. */
    static final class BreakOrMend implements Action {
        @Override
        public void perform(Scene scene, SplittableRandom random) {
            boolean breaks = random.nextInt(5) < 2;
            scene.note(breaks ? "tasks fail to start" : "tasks start again");
            if (breaks) {
                assertThat(scene.fragile().failsToStart("CannotPullContainerError"))
                        .isNotNull();
            } else {
                assertThat(scene.fragile().startsAgain()).isNotNull();
            }
        }
    }

    static final class Scale implements OnOneService {
        @Override
        public void perform(Scene scene, SplittableRandom random, String service) {
            int count = random.nextInt(8);
            scene.note(service + " to " + count);
            find(scene, service).scaleTo(count);
        }
    }

    /** Whether a service has as many deployments as it may have. */
    private static boolean isFull(Scene scene, String service) {
        return find(scene, service).snapshot().deployments().size() >= 5;
    }

    static final class Deploy implements OnOneService {
        @Override
        public void perform(Scene scene, SplittableRandom random, String service) {
            boolean fragile = random.nextInt(3) == 0;
            scene.note(service + (fragile ? " with the fragile definition" : ""));
            if (isFull(scene, service)) {
                assertThatIllegalStateException()
                        .isThrownBy(() -> find(scene, service).deploy())
                        .withMessageContaining("5 active deployments exist");
                return;
            }
            String id = fragile
                    ? find(scene, service).deploy(scene.fragile())
                    : find(scene, service).deploy();
            assertThat(id).startsWith("ecs-svc/");
        }
    }

    /** StopServiceDeployment, which only a deployment that is under way takes. */
    static final class StopDeployment implements OnOneService {
        @Override
        public void perform(Scene scene, SplittableRandom random, String service) {
            String[] names = service.split("/", -1);
            ServiceDeploymentBrief latest = scene.ecs()
                    .api()
                    .execute(ListServiceDeployments.request(
                            r -> r.cluster(names[0]).service(names[1])))
                    .response()
                    .serviceDeployments()
                    .get(0);
            scene.note(service + " " + latest.status());
            StopServiceDeployment.Request stop = new StopServiceDeployment.Request(latest.serviceDeploymentArn(), null);
            if (List.of("IN_PROGRESS", "ROLLBACK_IN_PROGRESS").contains(latest.status())) {
                scene.model().stopped(service);
                assertThat(scene.ecs().api().execute(stop).response().serviceDeploymentArn())
                        .isEqualTo(latest.serviceDeploymentArn());
            } else {
                scene.refused("ConflictException", () -> scene.ecs().api().execute(stop));
            }
        }
    }

    static final class Delete implements OnOneService {
        @Override
        public void perform(Scene scene, SplittableRandom random, String service) {
            scene.note(service);
            find(scene, service).delete();
        }
    }
}
