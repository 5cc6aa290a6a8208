package io.github.ecssimulator.junit5;

import java.util.List;

/**
 * The types of the parameters that the extension fills. They are names, not classes, so that the extension also works
 * where the AWS SDK is not on the class path.
 */
final class InjectableTypes {
    static final String SIMULATOR = "io.github.ecssimulator.EcsSimulator";
    static final String SIMULATED_CLOCK = "io.github.ecssimulator.SimulatedClock";
    static final String CLOCK = "java.time.Clock";
    static final String CLIENT = "software.amazon.awssdk.services.ecs.EcsClient";
    static final String ASYNC_CLIENT = "software.amazon.awssdk.services.ecs.EcsAsyncClient";
    static final String SERVER = "io.github.ecssimulator.testkit.http.EcsSimulatorServer";

    private static final List<String> ALL = List.of(SIMULATOR, SIMULATED_CLOCK, CLOCK, CLIENT, ASYNC_CLIENT, SERVER);

    private static final List<String> OF_OUR_MAKING = List.of(SIMULATOR, SIMULATED_CLOCK, SERVER);

    private InjectableTypes() {}

    static boolean contains(Class<?> type) {
        return ALL.contains(type.getName());
    }

    /** Whether other extensions have no reason to know a type. */
    static boolean isOfOurMaking(Class<?> type) {
        return OF_OUR_MAKING.contains(type.getName());
    }
}
