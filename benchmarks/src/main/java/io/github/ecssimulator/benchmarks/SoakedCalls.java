package io.github.ecssimulator.benchmarks;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.explore.Exploration;
import io.github.ecssimulator.testkit.explore.Menu;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Calls of all kinds through all doors, in worlds that an exploration makes hostile by their seeds. */
final class SoakedCalls {
    private static final int CALLS_OF_A_WORLD = 10_000;
    private static final int CALLS_OF_A_MINUTE = 100;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PEACE = Duration.ofHours(1);
    /** An agent that never answers holds up a client without a timeout for ever, as it should. */
    private static final Set<Menu> MENUS = EnumSet.complementOf(EnumSet.of(Menu.HANGING_AGENT));

    private final int rounds;
    private long calls;

    SoakedCalls(int rounds) {
        this.rounds = rounds;
    }

    long run(int round, int count) throws Exception {
        long before = calls;
        int worlds = Math.max(1, count / CALLS_OF_A_WORLD);
        Exploration.of(this::callThroughEachDoor)
                .in(EcsSimulatorBuilder::lenient)
                .menus(MENUS.toArray(Menu[]::new))
                .invariants()
                .seeds(worlds * rounds)
                .shard(round, rounds)
                .run();
        return calls - before;
    }

    private void callThroughEachDoor(EcsSimulator ecs) throws Exception {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 5);
        try (EcsSimulatorServer server = EcsSimulatorServer.start(ecs);
                EcsClient direct = EcsClients.direct(ecs);
                EcsClient inMemory = EcsClients.overHttp(ecs);
                EcsClient overLoopback = CannedAnswer.preset(EcsClient.builder())
                        .endpointOverride(server.endpoint())
                        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
                        .build()) {
            List<SoakedDoor> doors =
                    SoakedDoor.weighted(ecs.api(), InMemoryAgent.of(ecs), direct, inMemory, overLoopback);
            callFor(ecs, service, doors);
        }
    }

    private void callFor(EcsSimulator ecs, SimulatedService service, List<SoakedDoor> doors) throws Exception {
        SplittableRandom random = new SplittableRandom(ecs.seed());
        List<SimulatedTask> tasks = service.cluster().tasks();
        for (int i = 0; i < CALLS_OF_A_WORLD; i++) {
            doors.get(random.nextInt(doors.size())).call(tasks.get(random.nextInt(tasks.size())), random);
            calls++;
            if (i % CALLS_OF_A_MINUTE == 0) {
                ecs.clock().advance(MINUTE);
                tasks = service.cluster().tasks();
            }
        }
        ecs.clock().advance(PEACE);
    }
}
