package io.github.ecssimulator.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.Recording;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.testkit.fixture.Fixture;
import io.github.ecssimulator.testkit.internal.http.Door;
import io.github.ecssimulator.testkit.recording.RecordingJson;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A world goes from a server into a test, and back. */
class ReplayOverHttpTest {
    private static final String REPLAY = "/_simulator/replay";

    private final EcsSimulatorServer server = EcsSimulatorServer.builder()
            .start(WorldHolder.Source.of(Fixture.ofSettings(Map.of("seed", "7")), Clock.systemUTC()));
    private final HttpCalls calls = new HttpCalls(server.endpoint());

    @AfterEach
    void close() {
        server.close();
    }

    private static Recording story() {
        EcsSimulator ecs = EcsSimulator.create();
        SimulatedService web = ecs.createCluster("media").createService("web", 2);
        web.tasks().get(0).crash(1);
        ecs.clock().advance(Duration.ofMinutes(5));
        return ecs.recording();
    }

    @Test
    void recording_ofTheServer_isReplayedInATest() {
        server.ecs().createCluster("media").createService("web", 3).scaleTo(1);
        calls.post("/_simulator/clock/advance", "{\"duration\":\"PT1H\"}");
        HttpResponse<String> answer = calls.get("/_simulator/recording");

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(RecordingJson.parse(answer.body()).replay().journal())
                .isEqualTo(server.ecs().journal());
    }

    @Test
    void replay_ofARecording_isTheWorldThatIsServed_untilTheNextReset() {
        Recording story = story();
        HttpResponse<String> answer = calls.post(REPLAY, RecordingJson.text(story));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"now\":\"2024-01-01T00:05:00Z\",\"complaint\":null}");
        assertThat(calls.get("/_simulator/timeline").body().strip())
                .isEqualTo(story.replay().journal().timeline());
        assertThat(RecordingJson.parse(calls.get("/_simulator/recording").body()))
                .isEqualTo(story);
        String task = server.ecs().cluster("media").tasks().get(0).id();
        assertThat(calls.get("/_simulator/tasks/" + task + "/environment").statusCode())
                .isEqualTo(200);
        calls.post("/_simulator/clock/advance", "{\"duration\":\"PT1H\"}");
        assertThat(server.ecs().clock().instant()).isEqualTo(Instant.parse("2024-01-01T01:05:00Z"));

        calls.post("/_simulator/reset", "");
        assertThat(server.ecs().seed()).isEqualTo(7);
        assertThat(server.ecs().clusters()).isEmpty();
    }

    @Test
    void replay_overAWorldWithAFaultLeft_tellsItsComplaint() {
        server.ecs().inject(Fault.loseReply("UpdateTaskProtection"));

        assertThat(calls.post(REPLAY, RecordingJson.text(story())).body()).contains("UpdateTaskProtection");
        assertThat(calls.get("/_simulator/complaints").body()).contains("\"complaint\":null", "UpdateTaskProtection");
    }

    @Test
    void replay_ofNoRecording_isRefused_andTheWorldIsAsBefore() {
        EcsSimulator before = server.ecs();
        String good = RecordingJson.text(story());
        Map<String, String> wrong = Map.of(
                "",
                "the file is empty",
                "{\"clusters\":[]}",
                "has no member \\\"format\\\"",
                good.replace("\"version\":1", "\"version\":2"),
                "take a newer one",
                good.replace("Deed.ContainerCrashed", "Deed.ContainerCrushed"),
                "did you mean Deed.ContainerCrashed?",
                good.replace("\"eventsPerAdvanceMax\":1000000", "\"eventsPerAdvanceMax\":0"),
                "at least one event");
        wrong.forEach((body, message) -> {
            HttpResponse<String> answer = calls.post(REPLAY, body);

            assertThat(answer.statusCode()).as(message).isEqualTo(400);
            assertThat(answer.body()).contains(message);
        });
        assertThat(server.ecs()).isSameAs(before);
    }

    @Test
    void replay_ofALongStory_fitsThroughTheDoor_andALongerOneIsTooLarge() {
        String good = RecordingJson.text(story());
        String padded = good + " ".repeat(2 << 20);

        assertThat(calls.post(REPLAY, padded).statusCode()).isEqualTo(200);
        assertThat(calls.post(REPLAY, good + " ".repeat(Door.READ_MAX)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void recordingAndReplay_thatCannotBe_areConflicts() {
        try (EcsSimulator own = EcsSimulator.builder().journalLimit(3).build();
                EcsSimulatorServer ofTheTest = EcsSimulatorServer.start(own)) {
            own.createCluster("media").createService("web", 5);
            HttpCalls door = new HttpCalls(ofTheTest.endpoint());

            assertThat(door.get("/_simulator/recording").statusCode()).isEqualTo(409);
            assertThat(door.get("/_simulator/recording").body()).contains("The journal keeps 3 entries");
            assertThat(door.post(REPLAY, RecordingJson.text(story())).statusCode())
                    .isEqualTo(409);
        }
    }
}
