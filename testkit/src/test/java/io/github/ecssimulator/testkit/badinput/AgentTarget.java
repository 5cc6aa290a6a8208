package io.github.ecssimulator.testkit.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.testkit.badinput.Worlds.Face;
import io.github.ecssimulator.testkit.http.OpenDoors;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import java.util.List;
import java.util.stream.Stream;

/** Any path, any body and any end of it: an answer as the agent gives it, and nothing changed unless it granted something. */
final class AgentTarget {
    private static final String STATE = "/api/{agent}/task-protection/v1/state";

    private AgentTarget() {}

    static void take(byte[] input) {
        OpenDoors doors = new OpenDoors(Worlds::small);
        IncomingRequest request = Requests.read(Requests.text(input), doors);
        if (request.path().startsWith("/_simulator/")) {
            return; // the control has a target of its own
        }
        Face before = Face.of(doors.ecs());
        HttpAnswer answer = doors.answer(request);
        if (answer instanceof HttpAnswer.Response response) {
            Requests.check(response, input);
            if (response.status() == 200) {
                Worlds.goOn(doors.ecs());
            } else {
                assertThat(Face.of(doors.ecs())).isEqualTo(before);
            }
        }
    }

    static List<byte[]> seeds() {
        return Stream.of(
                        "GET " + STATE,
                        "PUT " + STATE + "\n{\"ProtectionEnabled\":true}",
                        "PUT " + STATE + "\n{\"protectionenabled\":true,\"ExpiresInMinutes\":60}",
                        "PUT " + STATE + " MALFORMED\n{\"ProtectionEnabled\":false}",
                        "PUT " + STATE + " CUT_SHORT\n{\"ProtectionEnabled\":tr",
                        "PUT " + STATE + " STALLED\n{\"ProtectionEnabled\":true}",
                        "DELETE " + STATE,
                        "GET /v4/{agent}",
                        "GET /v4/{agent}/task",
                        "GET /v4/{agent}/stats",
                        "GET /v4/{agent}/task/stats",
                        "OPTIONS *",
                        "GET /api//../%2e%2e/{agent}?a=b")
                .map(Requests::bytes)
                .toList();
    }
}
