package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.internal.http.Door;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import java.net.URI;
import java.util.Set;
import java.util.function.Supplier;

/** All that a server has behind its socket, for worlds of its own. */
public final class OpenDoors implements Door {
    private final WorldHolder worlds;
    private final Doors doors;

    public OpenDoors(Supplier<EcsSimulator> beginnings) {
        this.worlds = WorldHolder.from(WorldHolder.Source.of(beginnings));
        this.doors = new Doors(worlds, new AccessRule(Set.of()));
        worlds.listensAt(URI.create("http://127.0.0.1:4577"));
    }

    public EcsSimulator ecs() {
        return worlds.current().ecs();
    }

    /** What the agent knows a task by. */
    public String endpointId(SimulatedTask task) {
        return worlds.current().endpointId(task);
    }

    @Override
    public HttpAnswer answer(IncomingRequest request) {
        return doors.answer(request);
    }

    @Override
    public int keptMax(String target) {
        return doors.keptMax(target);
    }
}
