package gallery;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsClient;

/** The worker reads the metadata of its container in place of those of its task, and takes the id it finds for a task's. */
final class ContainerId {
    private ContainerId() {}

    static class Transcoder {
        private final EcsClient ecs;
        private final HttpClient http;
        private final URI metadata;
        private final Stage encoder;

        Transcoder(EcsClient ecs, HttpClient http, URI metadata, Stage encoder) {
            this.ecs = ecs;
            this.http = http;
            this.metadata = metadata;
            this.encoder = encoder;
        }

        void transcode(String film) throws IOException, InterruptedException {
            String task = ownTask();
            protect(task, true);
            encoder.start(film, () -> protect(task, false));
        }

        String ownTask() throws IOException, InterruptedException {
            String arn = read("", "ContainerARN");
            return arn.substring(arn.lastIndexOf('/') + 1);
        }

        String read(String path, String key) throws IOException, InterruptedException {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(metadata + path)).build();
            String body = http.send(request, BodyHandlers.ofString()).body();
            Matcher value = Pattern.compile("\"" + key + "\":\"([^\"]+)\"").matcher(body);
            return value.find() ? value.group(1) : "";
        }

        private void protect(String task, boolean on) {
            ecs.updateTaskProtection(r -> r.cluster("media").tasks(task).protectionEnabled(on));
        }
    }

    static final class SelfAwareTranscoder extends Transcoder {
        SelfAwareTranscoder(EcsClient ecs, HttpClient http, URI metadata, Stage encoder) {
            super(ecs, http, metadata, encoder);
        }

        @Override
        String ownTask() throws IOException, InterruptedException {
            return read("/task", "TaskARN");
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    abstract static class Story {

        abstract Transcoder transcoder(EcsClient client, HttpClient http, URI metadata, Stage encoder);

        @Test
        void transcoder_scaleInWhileItWorks_isSpared(EcsSimulator ecs, EcsClient client) throws Exception {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 2);
            SimulatedTask own = service.tasks().get(1);
            InMemoryAgent agent = InMemoryAgent.of(ecs);
            Stage encoder = PlayedStage.of(own, Duration.ofMinutes(50));

            transcoder(client, agent.httpClient(), agent.metadataUriOf(own), encoder)
                    .transcode("film.mov");
            ecs.clock().advance(Duration.ofMinutes(20));
            service.scaleTo(0);

            assertThat(own).isRunning();
        }
    }

    static class Broken extends Story {
        @Override
        Transcoder transcoder(EcsClient client, HttpClient http, URI metadata, Stage encoder) {
            return new Transcoder(client, http, metadata, encoder);
        }
    }

    static class Corrected extends Story {
        @Override
        Transcoder transcoder(EcsClient client, HttpClient http, URI metadata, Stage encoder) {
            return new SelfAwareTranscoder(client, http, metadata, encoder);
        }
    }
}
