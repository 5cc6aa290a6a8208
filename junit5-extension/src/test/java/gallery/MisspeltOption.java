package gallery;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

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
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A misspelt option makes the release a GET: the agent tells the state of the task, and changes nothing. */
final class MisspeltOption {
    private MisspeltOption() {}

    static class Transcoder {
        private final HttpClient http;
        private final URI agent;
        private final Stage encoder;

        Transcoder(HttpClient http, URI agent, Stage encoder) {
            this.http = http;
            this.agent = agent;
            this.encoder = encoder;
        }

        void transcode(String film) {
            protection(Map.of("enabled", true));
            encoder.start(film, this::release);
        }

        void release() {
            protection(Map.of("enable", false));
        }

        /** Changes the protection of the task if the options say so, and else asks for it. */
        String protection(Map<String, Boolean> options) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(agent + "/task-protection/v1/state"));
            if (options.containsKey("enabled")) {
                request.PUT(BodyPublishers.ofString("{\"ProtectionEnabled\":" + options.get("enabled") + "}"));
            }
            try {
                return http.send(request.build(), BodyHandlers.ofString()).body();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static final class SpellingTranscoder extends Transcoder {
        SpellingTranscoder(HttpClient http, URI agent, Stage encoder) {
            super(http, agent, encoder);
        }

        @Override
        void release() {
            protection(Map.of("enabled", false));
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    abstract static class Story {

        abstract Transcoder transcoder(HttpClient http, URI agent, Stage encoder);

        @Test
        void transcoder_filmIsDone_givesItsCapacityBack(EcsSimulator ecs) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 3);
            SimulatedTask own = service.tasks().get(0);
            InMemoryAgent agent = InMemoryAgent.of(ecs);

            transcoder(agent.httpClient(), agent.uriOf(own), PlayedStage.of(own, Duration.ofMinutes(10)))
                    .transcode("film.mov");
            service.scaleTo(0);
            assertThat(service).hasRunningCount(1);

            ecs.clock().advance(Duration.ofMinutes(10));
            assertThat(service).hasRunningCount(0);
        }
    }

    static class Broken extends Story {
        @Override
        Transcoder transcoder(HttpClient http, URI agent, Stage encoder) {
            return new Transcoder(http, agent, encoder);
        }
    }

    static class Corrected extends Story {
        @Override
        Transcoder transcoder(HttpClient http, URI agent, Stage encoder) {
            return new SpellingTranscoder(http, agent, encoder);
        }
    }
}
