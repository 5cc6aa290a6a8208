package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.testkit.internal.http.Door;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** The one door of the listener: by the path, the request goes on to ECS, the control or the agent. */
final class Doors implements Door {
    private static final String CONTROL = "/_simulator";

    private final WorldHolder worlds;
    private final ControlDoor control;
    private final AccessRule access;

    Doors(WorldHolder worlds, AccessRule access) {
        this.worlds = worlds;
        this.access = access;
        this.control = new ControlDoor(worlds);
    }

    @Override
    public HttpAnswer answer(IncomingRequest request) {
        String path = request.path();
        if (path.equals("/")) {
            EcsDoor ecs = worlds.current().ecsDoor();
            return admitted(request, ecs, ecs::refused);
        }
        if (path.equals(CONTROL) || path.startsWith(CONTROL + "/")) {
            return admitted(request, control, control::refused);
        }
        return agent(request);
    }

    @Override
    public int keptMax(String target) {
        return control.keptMax(target);
    }

    private HttpAnswer admitted(
            IncomingRequest request, Door door, BiFunction<IncomingRequest, ControlException, HttpAnswer> refusals) {
        try {
            access.require(request);
        } catch (ControlException e) {
            return refusals.apply(request, e);
        }
        return door.answer(request);
    }

    /** The agent's shape of an error, for it is the client in a task that reads it. */
    private HttpAnswer agent(IncomingRequest request) {
        try {
            return worlds.current().agent().answer(request);
        } catch (RuntimeException | AssertionError e) {
            Map<String, String> error = new LinkedHashMap<>();
            error.put("Code", "ServerException");
            error.put("Message", Answers.failure(e));
            return Answers.of(request, 500, Answers.JSON, Answers.json(Map.of("error", error)));
        }
    }
}
