package io.github.ecssimulator.testkit.stress;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.testkit.contract.AsyncAsSync;
import io.github.ecssimulator.testkit.contract.LoopbackClients;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.services.ecs.EcsClient;

/** A world with every door open. */
final class StormWorld implements AutoCloseable {
    static final String CLUSTER = "media";
    static final String SERVICE = "transcoder";

    private final EcsSimulator ecs;
    private final SimulatedService service;
    private final EcsSimulatorServer server;
    private final SdkEventLoopGroup netty =
            SdkEventLoopGroup.builder().numberOfThreads(2).build();
    private final List<EcsClient> clients;
    private final Map<String, Function<Act, Done>> doors = new LinkedHashMap<>();

    StormWorld(long seed) {
        // Threads that storm never rest, so nobody can wait for that.
        ecs = EcsSimulator.builder()
                .seed(seed)
                .settling(Settling.off())
                .taskTimings(seed % 2 == 0 ? TaskTimings.instant() : TaskTimings.realistic())
                .lenient()
                .build();
        service = ecs.createCluster(CLUSTER).createService(SERVICE, 4);
        server = EcsSimulatorServer.start(ecs);
        clients = List.of(
                EcsClients.direct(ecs),
                AsyncAsSync.of(EcsClients.directAsync(ecs)),
                EcsClients.overHttp(ecs),
                AsyncAsSync.of(EcsClients.overHttpAsync(ecs)),
                LoopbackClients.sync(ecs, server),
                AsyncAsSync.of(LoopbackClients.async(ecs, server, netty)));
        open();
    }

    private void open() {
        doors.put("typed API", new TypedActs(ecs.api("typed"))::act);
        for (int i = 0; i < clients.size(); i++) {
            doors.put("SDK client " + i, new SdkActs(clients.get(i))::act);
        }
        InMemoryAgent agent = InMemoryAgent.of(ecs);
        HttpClient http = HttpClient.newHttpClient();
        doors.put("agent in memory", act -> HttpActs.atTheAgent(agent.httpClient(), agent.uriOf(task(act)), act));
        doors.put(
                "agent over a socket",
                act -> HttpActs.atTheAgent(
                        http, URI.create(task(act).environment().get("ECS_AGENT_URI")), act));
        doors.put("control", act -> HttpActs.atTheControl(http, server.endpoint(), act));
    }

    private SimulatedTask task(Act act) {
        return ecs.task(act.taskId()).orElseThrow();
    }

    EcsSimulator ecs() {
        return ecs;
    }

    SimulatedService service() {
        return service;
    }

    Map<String, Function<Act, Done>> doors() {
        return doors;
    }

    @Override
    public void close() {
        clients.forEach(EcsClient::close);
        Future<?> unused = netty.eventLoopGroup().shutdownGracefully(0, 0, TimeUnit.SECONDS);
        server.close();
        ecs.close();
    }
}
