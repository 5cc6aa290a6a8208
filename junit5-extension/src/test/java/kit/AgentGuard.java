package kit;

import static java.util.concurrent.TimeUnit.MINUTES;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/** Production code: protects its task by the agent while it has jobs, and does nothing off ECS. */
class AgentGuard {
    private final HttpClient http;
    private final @Nullable String agent;
    private final Duration timeout;
    private final ScheduledExecutorService timer;
    private int jobs;
    private boolean down;
    private @Nullable ScheduledFuture<?> heartbeat;

    AgentGuard(HttpClient http, @Nullable String agent, Duration timeout, ScheduledExecutorService timer) {
        this.http = http;
        this.agent = agent;
        this.timeout = timeout;
        this.timer = timer;
    }

    synchronized boolean acquire() {
        if (down) {
            return false;
        }
        if (jobs == 0 && agent != null) {
            if (!protect()) {
                return false;
            }
            heartbeat = timer.scheduleAtFixedRate(this::protect, 20, 20, MINUTES);
        }
        jobs++;
        return true;
    }

    synchronized void release() {
        jobs--;
        if (jobs == 0 && heartbeat != null) {
            heartbeat.cancel(false);
            heartbeat = null;
            asks("{\"ProtectionEnabled\":false}");
        }
    }

    /** The task got SIGTERM: its jobs may end, and none begins any more. */
    synchronized void shutDown() {
        down = true;
    }

    boolean isOnEcs() {
        return agent != null;
    }

    private boolean protect() {
        return asks("{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":60}");
    }

    private boolean asks(String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(agent + "/task-protection/v1/state"))
                .PUT(BodyPublishers.ofString(body));
        try {
            HttpResponse<String> response = http.send(limited(request, timeout).build(), BodyHandlers.ofString());
            return isGranted(response);
        } catch (IOException e) {
            return hasFailed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    HttpRequest.Builder limited(HttpRequest.Builder request, Duration limit) {
        return request.timeout(limit);
    }

    /** The agent answers a refusal with HTTP 200, too, but then without a protection. */
    boolean isGranted(HttpResponse<String> response) {
        return response.statusCode() == 200 && response.body().contains("\"protection\"");
    }

    boolean hasFailed(IOException error) {
        return false;
    }
}
