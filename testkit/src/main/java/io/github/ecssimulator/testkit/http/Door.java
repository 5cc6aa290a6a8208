package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.testkit.http.agent.AgentAnswer;
import io.github.ecssimulator.testkit.http.agent.AgentRequest;

/** A way from a request to the world. */
@FunctionalInterface
interface Door {

    /** Answers one request, whatever it holds. */
    AgentAnswer answer(AgentRequest request);
}
