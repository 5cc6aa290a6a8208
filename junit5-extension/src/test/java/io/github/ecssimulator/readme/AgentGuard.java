package io.github.ecssimulator.readme;

import static java.util.concurrent.TimeUnit.MINUTES;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;

class AgentGuard {
    private final HttpClient http;
    private final String agent;
    private final ScheduledExecutorService timer;
    private int jobs;
    private Future<?> heartbeat;

    AgentGuard(HttpClient http, Map<String, String> environment, ScheduledExecutorService timer) {
        this.http = http;
        this.agent = environment.get("ECS_AGENT_URI"); // none on the machine of a developer
        this.timer = timer;
    }

    /** Tells whether a job may begin. */
    synchronized boolean acquire() {
        if (agent == null) {
            return true;
        }
        if (jobs == 0) {
            if (!protect(true)) {
                return false;
            }
            heartbeat = timer.scheduleAtFixedRate(() -> protect(true), 20, 20, MINUTES);
        }
        jobs++;
        return true;
    }

    synchronized void release() {
        if (agent == null) {
            return;
        }
        jobs--;
        if (jobs == 0) {
            heartbeat.cancel(false);
            protect(false);
        }
    }

    private boolean protect(boolean enabled) {
        String body = "{\"ProtectionEnabled\":" + enabled + (enabled ? ",\"ExpiresInMinutes\":60}" : "}");
        HttpRequest request = HttpRequest.newBuilder(URI.create(agent + "/task-protection/v1/state"))
                .timeout(Duration.ofSeconds(10)) // or an agent that hangs holds up the job
                .PUT(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200 && response.body().contains("\"protection\""); // not "failure"
        } catch (IOException e) {
            return false; // the next heartbeat tries again; without one the protection ends by itself
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
