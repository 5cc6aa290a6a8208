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

/** Types of ours that a test might ask for as a parameter, and what to write instead. */
final class UnfilledTypes {
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

    private UnfilledTypes() {}

    static boolean contains(Class<?> type) {
        return all().contains(type);
    }

    static Set<Class<?>> all() {
        return INSTEAD.keySet();
    }

    static String whatToWrite(Class<?> type) {
        return "EcsSimulatorExtension fills no parameter of type " + type.getSimpleName() + ". " + INSTEAD.get(type);
    }

    private static String ecs(String instead) {
        return "Take a parameter EcsSimulator ecs instead, and write " + instead + ".";
    }
}
