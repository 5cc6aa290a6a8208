package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.testkit.internal.http.Octets;
import io.github.ecssimulator.testkit.internal.json.JsonText;

/** The error of an agent that cannot answer, as JSON. */
final class AgentErrorCodec {
    private final JsonText json = new JsonText();

    Octets serverException(String message) {
        return Octets.of(json.bytes(out -> {
            out.writeStartObject();
            out.writeObjectFieldStart("error");
            out.writeStringField("Code", "ServerException");
            out.writeStringField("Message", message);
            out.writeEndObject();
            out.writeEndObject();
        }));
    }
}
