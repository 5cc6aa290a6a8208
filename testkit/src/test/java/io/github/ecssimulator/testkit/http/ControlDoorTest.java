package io.github.ecssimulator.testkit.http;

import static io.github.ecssimulator.testkit.http.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlDoorTest {
    private final EcsSimulatorServer server = EcsSimulatorServer.builder().start(EcsSimulator::create);
    private final HttpCalls calls = new HttpCalls(server.endpoint());

    @AfterEach
    void stop() {
        server.close();
    }

    private SimulatedTask task() {
        return server.ecs()
                .createCluster("media")
                .createService("transcoder", 1)
                .tasks()
                .get(0);
    }

    private HttpResponse<String> protect(SimulatedTask task) {
        return calls.ecs(
                "UpdateTaskProtection",
                "{\"cluster\":\"media\",\"tasks\":[\"" + task.id() + "\"],\"protectionEnabled\":true}");
    }

    private HttpResponse<String> advance(String body) {
        return calls.post("/_simulator/clock/advance", body);
    }

    @Test
    void clock_showsTheSimulatedTime() {
        assertThat(calls.get("/_simulator/clock").body()).isEqualTo("{\"now\":\"2024-01-01T00:00:00Z\"}");
    }

    @Test
    void advance_twoHours_tellsWhatRan() {
        protect(task());

        JsonNode answer = json(advance("{\"duration\":\"PT2H\"}"));

        assertThat(answer.path("now").asText()).isEqualTo("2024-01-01T02:00:00Z");
        assertThat(answer.path("events")).hasSize(1);
        assertThat(answer.at("/events/0/kind").asText()).isEqualTo("TaskEvent.ProtectionExpired");
        assertThat(answer.at("/events/0/at").asText()).isEqualTo("2024-01-01T02:00:00Z");
    }

    @Test
    void advance_journalIsFull_tellsWhatRanAllTheSame() {
        try (EcsSimulator brief = EcsSimulator.builder().journalLimit(2).build();
                EcsSimulatorServer own = EcsSimulatorServer.start(brief)) {
            SimulatedTask task = brief.createCluster("media")
                    .createService("transcoder", 1)
                    .tasks()
                    .get(0);
            brief.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(task.id()), true, null));

            JsonNode answer =
                    json(new HttpCalls(own.endpoint()).post("/_simulator/clock/advance", "{\"duration\":\"PT2H\"}"));

            assertThat(answer.path("events")).hasSize(1);
            assertThat(answer.at("/events/0/kind").asText()).isEqualTo("TaskEvent.ProtectionExpired");
        }
    }

    @Test
    void advance_toAnInstant_stopsThere() {
        JsonNode answer = json(advance("{\"to\":\"2024-01-01T00:30:00Z\"}"));

        assertThat(answer.path("now").asText()).isEqualTo("2024-01-01T00:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"duration\":\"PT1H\",\"to\":\"2024-01-01T02:00:00Z\"}",
                "{\"duration\":\"two hours\"}",
                "{\"duration\":2}",
                "{\"duration\":\"-PT1H\"}",
                "{\"to\":\"2023-01-01T00:00:00Z\"}",
                "{\"to\":\"+1000000000-12-31T23:59:59.999999999Z\"}",
                "{\"to\":\"+10000-01-01T00:00:00Z\"}",
                "{\"duration\":\"PT87600000H\"}",
                "{\"by\":\"PT1H\"}",
                "{\"duration\":\"PT1H\"} trailing",
                "{\"duration\":\"PT1H\",\"duration\":\"PT2H\"}"
            })
    void advance_badBody_isRefusedWithAReason(String body) {
        HttpResponse<String> response = advance(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("error").asText()).isNotBlank();
        assertThat(server.ecs().clock().instant()).isEqualTo("2024-01-01T00:00:00Z");
    }

    @Test
    void advance_followedClock_isRefused() {
        Clock fixed = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        try (EcsSimulator following = EcsSimulator.builder().followClock(fixed).build();
                EcsSimulatorServer live = EcsSimulatorServer.start(following)) {
            HttpCalls liveCalls = new HttpCalls(live.endpoint());

            assertThat(liveCalls
                            .post("/_simulator/clock/advance", "{\"duration\":\"PT1H\"}")
                            .statusCode())
                    .isEqualTo(409);
        }
    }

    @Test
    void faults_delayOfAFollowedClock_isRefused() {
        Clock fixed = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        try (EcsSimulator following = EcsSimulator.builder().followClock(fixed).build();
                EcsSimulatorServer live = EcsSimulatorServer.start(following)) {
            HttpResponse<String> response = new HttpCalls(live.endpoint())
                    .post(
                            "/_simulator/faults",
                            "{\"operation\":\"GetTaskProtection\",\"outcome\":\"delay\",\"by\":\"PT1S\"}");

            assertThat(response.statusCode()).isEqualTo(409);
        } // which would complain of a fault that nothing met
    }

    @Test
    void advance_toTheLastInstantThatIsTaken_stopsThere() {
        JsonNode answer = json(advance("{\"to\":\"9999-12-31T23:59:59.999999999Z\"}"));

        assertThat(answer.path("now").asText()).isEqualTo("9999-12-31T23:59:59.999999999Z");
    }

    @Test
    void reset_emptiesTheWorld() {
        EcsSimulator before = server.ecs();
        task();

        HttpResponse<String> response = calls.post("/_simulator/reset", "");

        assertThat(response.body()).isEqualTo("{\"now\":\"2024-01-01T00:00:00Z\",\"complaint\":null}");
        assertThat(server.ecs()).isNotSameAs(before);
        assertThat(server.ecs().clusters()).isEmpty();
    }

    @Test
    void reset_afterAnUnmodelledCall_complainsOfIt() {
        calls.ecs("PutAttributes", "{}");

        JsonNode answer = json(calls.post("/_simulator/reset", ""));

        assertThat(answer.path("complaint").asText()).contains("PutAttributes");
    }

    @Test
    void reset_worldOfTheTest_isRefused() {
        try (EcsSimulator own = EcsSimulator.create();
                EcsSimulatorServer other = EcsSimulatorServer.start(own)) {
            HttpResponse<String> response = new HttpCalls(other.endpoint()).post("/_simulator/reset", "");

            assertThat(response.statusCode()).isEqualTo(409);
            assertThat(other.ecs()).isSameAs(own);
        }
    }

    @Test
    void journal_listsWhatHappened() {
        SimulatedTask task = task();
        protect(task);

        JsonNode entries = json(calls.get("/_simulator/journal")).path("entries");

        assertThat(entries).hasSameSizeAs(server.ecs().journal().entries());
        assertThat(entries.findValuesAsText("kind")).contains("TaskEvent.ProtectionSet", "CallEvent.Accepted");
        assertThat(entries.findValuesAsText("task")).contains(task.arn());
    }

    @Test
    void timeline_byAccept_isTextPictureOrPage() {
        protect(task());

        assertThat(calls.get("/_simulator/timeline").body()).contains("is protected until");
        assertThat(calls.get("/_simulator/timeline", "Accept", "image/svg+xml").body())
                .startsWith("<svg")
                .contains("class=\"protected\"");
        assertThat(calls.get("/_simulator/timeline", "Accept", "text/html,*/*").body())
                .startsWith("<!DOCTYPE html>")
                .contains("<svg")
                .contains("is protected until");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html;q=0.5, text/plain | text/plain",
                "text/html;q=0, */* | text/plain",
                "text/html;q=0.1, image/svg+xml;q=0.2, text/plain;q=0.15 | image/svg+xml",
                "TEXT/HTML ; level=1 ; Q=0.3, image/* | image/svg+xml",
                "text/plain, text/html | text/html",
                "image/svg+xml, text/plain | image/svg+xml",
                "image/*;q=0.9, */*;q=0.1 | image/svg+xml",
                "*/* | text/plain",
                "text/plain;q=0 | text/plain",
                "application/json | text/plain",
                "text/html;q=much | text/html"
            })
    void timeline_byWeightOfAccept_isTheHeaviest(String accept, String type) {
        assertThat(calls.get("/_simulator/timeline", "Accept", accept)
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow())
                .startsWith(type);
    }

    @Test
    void timeline_severalAcceptLines_countTogether() {
        HttpResponse<String> response =
                calls.get("/_simulator/timeline", "Accept", "text/plain;q=0.5", "Accept", "image/svg+xml");

        assertThat(response.body()).startsWith("<svg");
    }

    @Test
    void faults_refusal_hitsTheNextCall() {
        SimulatedTask task = task();
        HttpResponse<String> injected = calls.post(
                "/_simulator/faults",
                "{\"operation\":\"UpdateTaskProtection\",\"outcome\":\"refuse\","
                        + "\"error\":{\"code\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}}");

        assertThat(injected.statusCode()).isEqualTo(200);
        assertThat(json(protect(task)).path("__type").asText()).isEqualTo("ThrottlingException");
        assertThat(protect(task).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"operation\":\"PutAttributes\",\"outcome\":\"loseReply\"}",
                "{\"operation\":\"UpdateTaskProtection\",\"outcome\":\"explode\"}",
                "{\"operation\":\"UpdateTaskProtection\",\"outcome\":\"refuse\"}",
                "{\"operation\":\"UpdateTaskProtection\",\"outcome\":\"delay\",\"by\":\"soon\"}",
                "{\"operation\":\"UpdateTaskProtection\",\"outcome\":\"loseReply\",\"times\":0}",
                "{\"operation\":\"UpdateTaskProtection\",\"outcome\":\"loseReply\",\"by\":\"PT1S\"}",
                "{\"operation\":\"UpdateTaskProtection\",\"outcome\":\"loseReply\","
                        + "\"error\":{\"code\":\"X\",\"message\":\"y\"}}",
                "{\"operation\":\"UpdateTaskProtection\",\"outcome\":\"delay\",\"by\":\"PT1S\","
                        + "\"error\":{\"code\":\"X\",\"message\":\"y\"}}",
                "{\"operation\":\"UpdateTaskProtection\",\"outcome\":\"refuse\",\"by\":\"PT1S\","
                        + "\"error\":{\"code\":\"X\",\"message\":\"y\"}}",
                "{\"operation\":\"UpdateTaskProtection\",\"outcome\":\"refuse\","
                        + "\"error\":{\"code\":\"X Y\",\"message\":\"y\"}}",
                "{\"operation\":\"UpdateTaskProtection\",\"outcome\":\"refuse\","
                        + "\"error\":{\"code\":\"\",\"message\":\"y\"}}",
                "{\"operation\":\"UpdateTaskProtection\",\"outcome\":\"loseReply\",\"times\":1.5}",
                "{\"operation\":\"UpdateTaskProtection\",\"outcome\":\"refuse\","
                        + "\"error\":{\"code\":\"X\",\"message\":\"y\",\"statusCode\":200}}"
            })
    void faults_badBody_isRefusedAndInjectsNothing(String body) {
        HttpResponse<String> response = calls.post("/_simulator/faults", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("error").asText()).isNotBlank();
        server.ecs().verify();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"duration\":\"PT1S\"} {\"x\":1}|The body must be one value, but more follows it.",
                "{\"duration\":\"PT1S\",\"duration\":\"PT1S\"}|duration is given twice; first in line 1.",
                "{\"duraton\":\"PT1S\"}|duraton is not known; known are duration, to; did you mean duration?",
                "{\"duration\":5}|duration must be a string, but is 5.",
                "{\"duration\":\"PT9223372036854775807S\"}|duration must be at most PT70389528H, which is all",
                "{\"duration\":|The body is not well-formed JSON: Unexpected end-of-input",
                "{\"duration\":[1}]}|duration is not well-formed JSON: Unexpected close marker",
                "{\"duration\":NaN}|The body is not well-formed JSON: Non-standard token 'NaN'.",
                "[]|The body must be an object, but is an array.",
                "nil|The body is not well-formed JSON: Unrecognized token 'nil'",
                "``|The body is missing: the body is empty."
            })
    void advance_badBody_isToldInPlainWords(String body, String error) {
        HttpResponse<String> response = calls.post("/_simulator/clock/advance", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("error").asText())
                .startsWith(error)
                .doesNotContain("fasterxml", "Json", "java", "Source:", "`");
    }

    @Test
    void journal_loneSurrogateInAName_isToldNevertheless() {
        calls.ecs("CreateCluster", "{\"clusterName\":\"media\",\"tags\":[{\"key\":\"k\",\"value\":\"\\ud800\"}]}");

        assertThat(calls.get("/_simulator/journal").statusCode()).isEqualTo(200);
    }

    @Test
    void environment_ofATask_isItsVariables() {
        SimulatedTask task = task();

        JsonNode variables = json(calls.get("/_simulator/tasks/" + task.id() + "/environment"));

        assertThat(variables.path("ECS_AGENT_URI").asText())
                .isEqualTo(task.environment().get("ECS_AGENT_URI"));
        assertThat(calls.get("/_simulator/tasks/nobody/environment").statusCode())
                .isEqualTo(404);
    }

    @Test
    void unknownPath_isRefusedWithThoseThereAre() {
        HttpResponse<String> response = calls.get("/_simulator/nothing");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).path("error").asText()).contains("POST /_simulator/clock/advance");
    }

    @Test
    void wrongMethod_isRefusedWithTheRightOne() {
        HttpResponse<String> response = calls.get("/_simulator/reset");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void health_isOk() {
        assertThat(calls.get("/_simulator/health").body()).isEqualTo("{\"status\":\"ok\"}");
    }
}
