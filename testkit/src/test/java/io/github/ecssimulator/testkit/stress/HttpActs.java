package io.github.ecssimulator.testkit.stress;

import io.github.ecssimulator.testkit.stress.Act.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Acts at the agent of a task, and at the control, by plain HTTP. */
final class HttpActs {
    private HttpActs() {}

    /** Protects, clears or asks; the query of the path is in the journal, and the agent does not look at it. */
    static Done atTheAgent(HttpClient client, URI agent, Act act) {
        String mark = "?act=" + act.number() + "&";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(agent + "/task-protection/v1/state" + mark));
        if (act.kind() == Kind.PROTECT || act.kind() == Kind.CLEAR) {
            request.PUT(BodyPublishers.ofString("{\"ProtectionEnabled\":" + (act.kind() == Kind.PROTECT)
                    + ",\"ExpiresInMinutes\":" + act.amount() + "}"));
        }
        return new Done(mark, "status " + sent(client, request.build()).statusCode());
    }

    /** Lets the next ListTasks be refused, with a code that no other act has. */
    static Done atTheControl(HttpClient client, URI server, Act act) {
        String code = "Act" + act.number() + "Exception";
        String body = "{\"operation\":\"ListTasks\",\"outcome\":\"refuse\",\"error\":{\"code\":\"" + code
                + "\",\"statusCode\":400,\"message\":\"so\"}}";
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/_simulator/faults"))
                .POST(BodyPublishers.ofString(body))
                .build();
        return new Done(code, "status " + sent(client, request).statusCode());
    }

    private static HttpResponse<String> sent(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
