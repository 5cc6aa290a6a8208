package io.github.ecssimulator.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ecssimulator.ContainerHost;
import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.fault.Fault;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a test in another language may ask. */
class ControlQuestionsTest {
    private final EcsSimulatorServer server = EcsSimulatorServer.builder()
            .start(() -> EcsSimulator.builder().lenient().build());
    private final EcsSimulator ecs = server.ecs();
    private final HttpCalls calls = new HttpCalls(server.endpoint());
    private final SimulatedService service = ecs.createCluster("media").createService("transcoder", 2);
    private final SimulatedTask first = service.tasks().get(0);

    @AfterEach
    void close() {
        server.close();
    }

    private void protect() {
        String body = "{\"cluster\":\"media\",\"tasks\":[\"" + first.id() + "\"],\"protectionEnabled\":true,"
                + "\"expiresInMinutes\":30}";
        assertThat(calls.ecs("UpdateTaskProtection", body).statusCode()).isEqualTo(200);
    }

    private JsonNode get(String path) {
        HttpResponse<String> answer = calls.get("/_simulator/" + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return HttpCalls.json(answer);
    }

    private List<String> entries(String query) {
        return get("journal" + query).path("entries").findValuesAsText("kind");
    }

    @Test
    void task_byIdAndByArn_tellsStateAndProtection() {
        protect();
        String encoded = URLEncoder.encode(first.arn(), StandardCharsets.UTF_8);

        for (String name : List.of(first.id(), first.arn(), encoded)) {
            JsonNode task = get("tasks/" + name);
            assertThat(task.path("task").asText()).isEqualTo(first.arn());
            assertThat(task.path("service").asText()).endsWith(":service/media/transcoder");
            assertThat(task.path("lastStatus").asText()).isEqualTo("RUNNING");
            assertThat(task.path("protectedUntil").asText()).isEqualTo("2024-01-01T00:30:00Z");
            assertThat(task.path("stopCode").isNull()).isTrue();
            assertThat(task.path("described").asBoolean()).isTrue();
        }
        assertThat(get("tasks/" + first.arn() + "/environment").has("ECS_AGENT_URI"))
                .isTrue();
    }

    @Test
    void task_whoseRecordIsGone_stillTellsWhyItStopped() {
        service.scaleTo(0);
        JsonNode before = get("tasks/" + first.id());
        ecs.clock().advance(Duration.ofHours(2));
        JsonNode after = get("tasks/" + first.id());

        assertThat(before.path("described").asBoolean()).isTrue();
        assertThat(after.path("described").asBoolean()).isFalse();
        for (String member : List.of(
                "task", "service", "lastStatus", "desiredStatus", "createdAt", "startedAt", "stoppedAt", "story")) {
            assertThat(after.path(member)).as(member).isEqualTo(before.path(member));
        }
        assertThat(after.path("stopCode").asText()).isEqualTo("ServiceSchedulerInitiated");
        assertThat(after.path("stoppedReason").asText()).startsWith("Scaling activity initiated by");
        assertThat(calls.get("/_simulator/tasks/" + first.id() + "/environment").statusCode())
                .isEqualTo(404);
    }

    @Test
    void task_thatNeverWas_isNotFound() {
        String elsewhere = first.arn().replace("media", "games");
        for (String name : List.of("nobody", "0".repeat(32), elsewhere)) {
            HttpResponse<String> answer = calls.get("/_simulator/tasks/" + name);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("There is no task " + name);
        }
    }

    @Test
    void journal_filters_holdTogether() {
        calls.ecs("ListClusters", "{}");
        protect();
        ecs.createCluster("media").createService("other", 1);

        assertThat(entries("?kind=TaskEvent.ProtectionSet")).containsExactly("TaskEvent.ProtectionSet");
        assertThat(entries("?kind=ClusterEvent&kind=TaskEvent.ProtectionSet")).hasSize(2);
        assertThat(entries("?kind=ClusterEvent,TaskEvent.ProtectionSet")).hasSize(2);
        assertThat(entries("?task=" + first.arn() + "&kind=TaskEvent"))
                .hasSize(3)
                .doesNotContain("CallEvent.Made");
        assertThat(entries("?service=other")).isNotEmpty().allMatch(kind -> !kind.startsWith("ClusterEvent"));
        assertThat(entries("?service=other&task=" + first.id())).isEmpty();
        assertThat(entries("?changes=true")).isNotEmpty().noneMatch(kind -> kind.startsWith("CallEvent"));
        assertThat(entries("?changes=false")).isEqualTo(entries("")).contains("CallEvent.Made");
    }

    @Test
    void journal_ofAService_hasTheNotesAboutItsTasks() {
        ContainerHost host = ContainerHost.of(first);
        host.noteFailure(first, new IllegalStateException("disk full"));
        host.noteRanOn(first, "slept");

        JsonNode notes = HttpCalls.json(calls.get("/_simulator/journal?service=transcoder&kind=NoteEvent"))
                .path("entries");

        assertThat(notes)
                .hasSize(2)
                .allSatisfy(note -> assertThat(note.path("task").asText()).isEqualTo(first.arn()));
    }

    @Test
    void journal_ofAService_hasTheWorkOfItsTasks() {
        first.work("job 7").close();

        JsonNode work = HttpCalls.json(calls.get("/_simulator/journal?service=transcoder&kind=WorkEvent"))
                .path("entries");

        assertThat(work).hasSize(2);
        assertThat(work.get(0).path("task").asText()).isEqualTo(first.arn());
        assertThat(work.get(0).path("service").asText()).endsWith(":service/media/transcoder");
    }

    @Test
    void timeline_filters_too() {
        protect();
        String query = "/_simulator/timeline?kind=TaskEvent.ProtectionSet";

        assertThat(calls.get(query).body())
                .isEqualTo("2024-01-01T00:00:00Z  task media/transcoder/"
                        + first.id().substring(0, 8) + " is protected until 2024-01-01T00:30:00Z\n");
        assertThat(calls.get(query, "Accept", "text/html").body()).doesNotContain("was created");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "journal?kinds=TaskEvent | There is no parameter \\\"kinds\\\"; did you mean kind?",
                "journal?kind=TaskEvent.ProtectedSet | did you mean TaskEvent.ProtectionSet?",
                "journal?service=transcodr | did you mean transcoder?",
                "journal?task=nobody | There is no task nobody.",
                "journal?changes=yes | changes must be true or false, not yes.",
                "timeline?kind=Task%20Event | There is no kind \\\"Task Event\\\"; did you mean TaskEvent?",
                "clock?zone=UTC | There is no parameter"
            })
    void filter_thatIsUnknown_isRefused(String path, String reason) {
        HttpResponse<String> refused = calls.get("/_simulator/" + path);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(reason);
    }

    @Test
    void complaints_areNotLostWhenSomebodyResetsFirst() {
        calls.ecs("PutAttributes", "{}");
        ecs.inject(Fault.refuse("GetTaskProtection", EcsError.throttled()));

        String complaint = get("complaints").path("complaint").asText();
        assertThat(complaint).contains("PutAttributes", "Faults were injected that no call met");
        assertThat(get("complaints").path("earlier")).isEmpty();

        calls.post("/_simulator/reset", "");
        calls.post("/_simulator/reset", "");
        assertThat(get("complaints").path("complaint").isNull()).isTrue();
        assertThat(get("complaints").path("earlier")).hasSize(1);
        assertThat(get("complaints").path("earlier").get(0).asText()).isEqualTo(complaint);
    }
}
