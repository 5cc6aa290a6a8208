package io.github.ecssimulator.testkit.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ecssimulator.testkit.http.agent.Octets;

/** The error of an agent that cannot answer, as JSON. */
final class AgentErrorCodec {
    private final ObjectMapper json = new ObjectMapper();

    Octets serverException(String message) {
        ObjectNode node = json.createObjectNode();
        node.putObject("error").put("Code", "ServerException").put("Message", message);
        return Octets.utf8(node.toString());
    }
}
