package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTaskDefinition;
import io.github.ecssimulator.model.ServiceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What ECS may do to a service. */
final class ServiceActs {
    private static final int MOST_MINUTES = 90;
    private static final int MOST_TASKS_MORE = 3;
    private static final int MOST_DEPLOYMENTS = 3;

    private ServiceActs() {}

    static Optional<String> scale(HostileWorld world, SplittableRandom random) {
        return pick(world, random).flatMap(service -> {
            int wanted = world.wishes().ofTest(service);
            boolean in = wanted > 0 && random.nextInt(4) > 0;
            int count = in ? random.nextInt(wanted) : wanted + 1 + random.nextInt(MOST_TASKS_MORE);
            return until(world, random).map(end -> {
                Runnable back = world.wishes().override(service, count);
                world.ecs().clock().runAt(end, "end of SCALING", back);
                return service + " from " + wanted + " to " + count + ", until " + world.at(end);
            });
        });
    }

    static Optional<String> deploy(HostileWorld world, SplittableRandom random) {
        return pick(world, random).filter(ServiceActs::leavesRoom).flatMap(service -> {
            try {
                service.deploy();
                return Optional.of(service.toString());
            } catch (IllegalStateException refused) {
                return Optional.empty(); // an EXTERNAL one
            }
        });
    }

    /** ECS takes five at a time, and what the test wants must not be refused for what it does not know of. */
    private static boolean leavesRoom(SimulatedService service) {
        return service.deployments().size() < MOST_DEPLOYMENTS;
    }

    static Optional<String> failStarts(HostileWorld world, SplittableRandom random) {
        return pick(world, random)
                .flatMap(service -> service.deployments().stream().findFirst())
                .flatMap(deployment -> until(world, random).map(end -> {
                    SimulatedTaskDefinition definition = world.ecs().taskDefinition(deployment.taskDefinition());
                    definition.failsToStart("CannotPullContainerError");
                    world.ecs().clock().runAt(end, "end of FAILED_START", definition::startsAgain);
                    return definition + ", until " + world.at(end);
                }));
    }

    /** When the test comes to its end there is no time for more. */
    private static Optional<Instant> until(HostileWorld world, SplittableRandom random) {
        Instant end = world.endOf(Duration.ofMinutes(1 + random.nextInt(MOST_MINUTES)));
        return Optional.of(end).filter(at -> at.isAfter(world.ecs().clock().instant()));
    }

    private static Optional<SimulatedService> pick(HostileWorld world, SplittableRandom random) {
        List<SimulatedService> services = world.ecs().clusters().stream()
                .flatMap(cluster -> cluster.services().stream())
                .filter(service -> service.status() == ServiceStatus.ACTIVE)
                .toList();
        return HostileWorld.pick(random, services);
    }
}
