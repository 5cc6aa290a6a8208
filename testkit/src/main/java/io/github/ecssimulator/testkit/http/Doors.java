package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.testkit.http.agent.AgentAnswer;
import io.github.ecssimulator.testkit.http.agent.AgentRequest;

/** The one door of the listener: by the path, the request goes on to ECS, the control or the agent. */
final class Doors implements Door {
    private static final String CONTROL = "/_simulator";

    private final WorldHolder worlds;
    private final ControlDoor control;

    Doors(WorldHolder worlds) {
        this.worlds = worlds;
        this.control = new ControlDoor(worlds);
    }

    @Override
    public AgentAnswer answer(AgentRequest request) {
        String path = RequestPath.of(request.target());
        if (path.equals("/")) {
            return worlds.current().ecsDoor().answer(request);
        }
        if (path.equals(CONTROL) || path.startsWith(CONTROL + "/")) {
            return control.answer(request);
        }
        return worlds.current().agent().answer(request);
    }
}
