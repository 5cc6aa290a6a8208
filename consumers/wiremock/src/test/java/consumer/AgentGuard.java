package consumer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

class AgentGuard {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI state;

    AgentGuard(String agent) {
        this.state = URI.create(agent + "/task-protection/v1/state");
    }

    boolean acquire() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(state)
                .PUT(BodyPublishers.ofString("{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":60}"))
                .build();
        return isGranted(http.send(request, BodyHandlers.ofString()));
    }

    boolean isGranted(HttpResponse<String> answer) {
        return answer.statusCode() == 200;
    }
}
