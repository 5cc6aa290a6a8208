package io.github.ecssimulator.junit5;

import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.ServiceAutoScaling;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.SimulatedTaskDefinition;
import io.github.ecssimulator.SimulatedTaskSet;
import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import io.github.ecssimulator.testkit.time.SimulatedAwait;
import java.util.Map;
import java.util.Set;

/**
 * The types of the parameters that the extension fills, and those of ours that a test might ask for, with what to write
 * instead. The former are names, not classes, so that the extension also works where the AWS SDK is not on the class
 * path.
 */
final class ParameterTypes {
    static final String SIMULATOR = "io.github.ecssimulator.EcsSimulator";
    static final String SIMULATED_CLOCK = "io.github.ecssimulator.SimulatedClock";
    static final String CLOCK = "java.time.Clock";
    static final String CLIENT = "software.amazon.awssdk.services.ecs.EcsClient";
    static final String ASYNC_CLIENT = "software.amazon.awssdk.services.ecs.EcsAsyncClient";
    static final String SERVER = "io.github.ecssimulator.testkit.http.EcsSimulatorServer";

    private static final Set<String> OF_OUR_MAKING = Set.of(SIMULATOR, SIMULATED_CLOCK, SERVER);
    private static final Set<String> OF_OTHERS = Set.of(CLOCK, CLIENT, ASYNC_CLIENT);

    private static final String CLUSTER = "ecs.createCluster(\"media\")";
    private static final String SERVICE = CLUSTER + ".createService(\"transcoder\", 1)";

    private static final String BUILDER =
            "Write EcsSimulatorExtension.builder().configure(simulator -> ...) in a @RegisterExtension field.";

    private static final Map<Class<?>, String> INSTEAD = Map.ofEntries(
            Map.entry(EcsSimulatorBuilder.class, BUILDER),
            Map.entry(SimulatedCluster.class, ecs(CLUSTER)),
            Map.entry(SimulatedService.class, ecs(SERVICE)),
            Map.entry(SimulatedTask.class, ecs(SERVICE + ".tasks().get(0)")),
            Map.entry(SimulatedTaskDefinition.class, ecs("ecs.registerTaskDefinition(\"transcoder\")")),
            Map.entry(SimulatedTaskSet.class, ecs("service.createTaskSet(taskDefinition, 100) with a service of it")),
            Map.entry(ServiceAutoScaling.class, ecs(SERVICE + ".autoScaling(1, 10)")),
            Map.entry(EcsApi.class, ecs("ecs.api()")),
            Map.entry(Journal.class, ecs("ecs.journal()")),
            Map.entry(Policies.class, ecs("ecs.policies()")),
            Map.entry(InMemoryAgent.class, ecs("InMemoryAgent.of(ecs)")),
            Map.entry(SimulatedAwait.class, ecs("SimulatedAwait.with(ecs.clock())")));

    private ParameterTypes() {}

    static boolean areFilled(Class<?> type) {
        return isOfOurMaking(type) || OF_OTHERS.contains(type.getName());
    }

    /** Whether a type is filled that other extensions have no reason to know. */
    static boolean isOfOurMaking(Class<?> type) {
        return OF_OUR_MAKING.contains(type.getName());
    }

    static boolean areUnfilled(Class<?> type) {
        return unfilled().contains(type);
    }

    static Set<Class<?>> unfilled() {
        return INSTEAD.keySet();
    }

    static String whatToWriteInsteadOf(Class<?> type) {
        return "EcsSimulatorExtension fills no parameter of type " + type.getSimpleName() + ". " + INSTEAD.get(type);
    }

    private static String ecs(String instead) {
        return "Take a parameter EcsSimulator ecs instead, and write " + instead + ".";
    }
}
