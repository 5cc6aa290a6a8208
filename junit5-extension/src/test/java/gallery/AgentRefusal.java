package gallery;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsClient;

/** The agent answers a refusal with HTTP 200, and the worker looks at the status only. */
final class AgentRefusal {
    private AgentRefusal() {}

    static class Transcoder {
        private final HttpClient http;
        private final URI agent;
        private final Stage encoder;
        private final Queue<String> jobs;

        Transcoder(HttpClient http, URI agent, Stage encoder, Queue<String> jobs) {
            this.http = http;
            this.agent = agent;
            this.encoder = encoder;
            this.jobs = jobs;
        }

        void takeJob() {
            if (isProtected(setProtection(true))) {
                encoder.start(jobs.remove(), () -> setProtection(false));
            }
        }

        boolean isProtected(HttpResponse<String> answer) {
            return answer.statusCode() == 200;
        }

        private HttpResponse<String> setProtection(boolean on) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(agent + "/task-protection/v1/state"))
                    .PUT(BodyPublishers.ofString("{\"ProtectionEnabled\":" + on + "}"))
                    .build();
            try {
                return http.send(request, BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static final class ReadingTranscoder extends Transcoder {
        ReadingTranscoder(HttpClient http, URI agent, Stage encoder, Queue<String> jobs) {
            super(http, agent, encoder, jobs);
        }

        @Override
        boolean isProtected(HttpResponse<String> answer) {
            return answer.statusCode() == 200 && answer.body().contains("\"protection\"");
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    abstract static class Story {

        abstract Transcoder transcoder(HttpClient http, URI agent, Stage encoder, Queue<String> jobs);

        /** More tasks are protected than the service wants, so ECS refuses to protect another one. */
        @Test
        void transcoder_cannotBeProtected_takesNoJob(EcsSimulator ecs, EcsClient client) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 3);
            List<SimulatedTask> busy = service.tasks();
            client.updateTaskProtection(r -> r.cluster("media")
                    .tasks(busy.stream().map(SimulatedTask::arn).toList())
                    .protectionEnabled(true));
            busy.forEach(task -> PlayedStage.of(task, Duration.ofMinutes(90)).start("film", () -> {}));
            service.scaleTo(2);
            service.deploy(ecs.registerTaskDefinition("transcoder"));
            SimulatedTask own = service.tasks().get(3);
            Queue<String> jobs = new ArrayDeque<>(List.of("film.mov"));
            InMemoryAgent agent = InMemoryAgent.of(ecs);
            Stage encoder = PlayedStage.of(own, Duration.ofMinutes(40));

            transcoder(agent.httpClient(), agent.uriOf(own), encoder, jobs).takeJob();
            ecs.clock().advance(Duration.ofMinutes(10));
            service.scaleTo(0);

            assertThat(own).isStopped();
            assertEquals(1, jobs.size(), "a task that cannot be protected must not take a job");
        }
    }

    static class Broken extends Story {
        @Override
        Transcoder transcoder(HttpClient http, URI agent, Stage encoder, Queue<String> jobs) {
            return new Transcoder(http, agent, encoder, jobs);
        }
    }

    static class Corrected extends Story {
        @Override
        Transcoder transcoder(HttpClient http, URI agent, Stage encoder, Queue<String> jobs) {
            return new ReadingTranscoder(http, agent, encoder, jobs);
        }
    }
}
