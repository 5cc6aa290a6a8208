package io.github.ecssimulator.testkit.http;

import static io.github.ecssimulator.testkit.assertions.SimulatorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.testkit.http.AgentFixture.Way;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each request at the agent is told, through the server as in memory. */
class AgentJournalTest {
    private static final String STATE = AgentFixture.STATE;
    private static final String PROTECT = AgentFixture.PROTECT;

    private final AgentFixture fixture = new AgentFixture(EcsSimulator.create());
    private final EcsSimulator ecs = fixture.ecs();
    private final SimulatedTask task = fixture.task();

    @AfterEach
    void close() {
        fixture.close();
    }

    private int send(Way way, String method, String path, String body) throws Exception {
        return fixture.send(way, method, path, body).statusCode();
    }

    private List<String> told() {
        return fixture.told();
    }

    private String ofTask() {
        return " of task media/transcoder/" + task.id().substring(0, 8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOOPBACK  | PUT  | /api/{id}/task-protection/v1/state | {\"ProtectionEnabled\":true} | 200 protected until 2024-01-01T02:00:00Z",
                "IN_MEMORY | PUT  | /api/{id}/task-protection/v1/state | {\"ProtectionEnabled\":true} | 200 protected until 2024-01-01T02:00:00Z",
                "LOOPBACK  | GET  | /api/{id}/task-protection/v1/state | '' | 200 unprotected",
                "IN_MEMORY | GET  | /api/{id}/task-protection/v1/state | '' | 200 unprotected",
                "LOOPBACK  | POST | /api/{id}/task-protection/v1/state | {\"ProtectionEnabled\":true} | 405 this path takes GET and PUT only",
                "IN_MEMORY | POST | /api/{id}/task-protection/v1/state | {\"ProtectionEnabled\":true} | 405 this path takes GET and PUT only",
                "LOOPBACK  | PUT  | /api/{id}/task-protection/v2/state | {\"ProtectionEnabled\":true} | 404 404 page not found",
                "IN_MEMORY | PUT  | /api/{id}/task-protection/v2/state | {\"ProtectionEnabled\":true} | 404 404 page not found",
                "LOOPBACK  | PUT  | /api/{id}/task-protection/v1/state | protect! | 400 InvalidParameterException: UpdateTaskProtection: failed to decode request",
                "IN_MEMORY | PUT  | /api/{id}/task-protection/v1/state | {} | 400 InvalidParameterException: Invalid request: does not contain 'ProtectionEnabled' field",
                "LOOPBACK  | GET  | /v4/{id}/task | '' | 200 ok",
                "IN_MEMORY | GET  | /v4/{id}/stats | '' | 200 ok",
                "IN_MEMORY | GET  | /v3/{id} | '' | 404 404 page not found"
            })
    void request_toTheAgentOfATask_isToldWithItsAnswer(Way way, String method, String path, String body, String answer)
            throws Exception {
        send(way, method, path, body);

        assertThat(told())
                .containsExactly(
                        way.caller() + " sent " + method + " " + path + " to the agent" + ofTask() + " -> " + answer);
        assertThat(ecs.journal().timeline()).contains(" to the agent" + ofTask() + " -> " + answer);
        assertThat(task.story()).contains(" to the agent" + ofTask() + " -> " + answer);
    }

    @ParameterizedTest
    @EnumSource
    void request_withoutTheTaskInItsPath_isToldInTheTimeline(Way way) throws Exception {
        send(way, "PUT", STATE, PROTECT);
        send(way, "GET", "/v4/0af9/task", "");
        send(way, "PUT", "/api//task-protection/v1/state", PROTECT);

        assertThat(told())
                .containsExactly(
                        way.caller() + " sent PUT " + STATE + " to the agent -> 404 404 page not found",
                        way.caller() + " sent GET /v4/0af9/task to the agent -> 404 V4 task metadata handler: unable to"
                                + " get task arn from request: unable to get task Arn from v3 endpoint ID: 0af9",
                        way.caller() + " sent PUT /api//task-protection/v1/state to the agent -> 301 moved to /api"
                                + STATE);
        assertThat(task.story()).doesNotContain("agent");
    }

    @ParameterizedTest
    @EnumSource
    void refusal_ofATaskWithoutARole_isToldAndSaidByAssertions(Way way) throws Exception {
        fixture.server().takeRoleFrom(task);
        fixture.agent().takeRoleFrom(task);

        assertThat(send(way, "PUT", "/api/{id}" + STATE, PROTECT)).isEqualTo(403);

        String answer = "403 AccessDeniedException: Invalid Request: no task IAM role credentials available for task";
        assertThat(ecs.journal().events(AgentEvent.Refused.class))
                .singleElement()
                .satisfies(refused -> assertThat(refused.text()).endsWith(answer));
        assertThatThrownBy(() -> assertThat(task).isProtected())
                .hasMessageContaining("it was never protected: its agent refused the request at +00:00.")
                .hasMessageContaining("Cause: the request at +00:00 failed with 403 AccessDeniedException\n")
                .hasMessageContaining("Fix:   allow ecs:UpdateTaskProtection in the role of the task\n")
                .hasMessageContaining(way.caller())
                .hasMessageContaining(answer);
    }

    @Test
    void refusal_ofATask_isSaidByAssertionsOnItsService() throws Exception {
        send(Way.IN_MEMORY, "POST", "/api/{id}" + STATE, PROTECT);
        send(Way.IN_MEMORY, "GET", "/api/{id}" + STATE, "");

        assertThatThrownBy(() -> assertThat(fixture.service()).hasDesiredCount(7))
                .hasMessageContaining("405 this path takes GET and PUT only")
                .hasMessageNotContainingAny("200 unprotected");
    }

    @Test
    void refusal_inAnAnswerOf200_isToldAsRefused() throws Exception {
        SimulatedTask standalone = ecs.cluster("media").runTask();

        send(Way.IN_MEMORY, "PUT", "/api/" + EndpointIds.of(standalone, ecs.seed()) + STATE, PROTECT);

        assertThat(ecs.journal().events(AgentEvent.Refused.class))
                .singleElement()
                .satisfies(refused -> assertThat(refused.text()).endsWith(" -> 200 failure TASK_NOT_VALID"));
    }

    @Test
    void assertion_afterAGrant_saysNothingOfEarlierRefusals() throws Exception {
        send(Way.IN_MEMORY, "POST", "/api/{id}" + STATE, PROTECT);
        send(Way.IN_MEMORY, "PUT", "/api/{id}" + STATE, PROTECT);

        assertThatThrownBy(() -> assertThat(task).wasNeverProtected())
                .hasMessageContaining("but its protection was set at 2024-01-01T00:00:00Z.");
    }

    @Test
    void assertion_refusedMetadata_isNotTakenForATryToProtect() throws Exception {
        send(Way.IN_MEMORY, "GET", "/v4/0af9/task", "");

        assertThatThrownBy(() -> assertThat(task).isProtected()).hasMessageContaining("nobody asked for it.");
    }

    @ParameterizedTest
    @EnumSource
    void ecs_answersLate_isToldWithTheTimeItTook(Way way) throws Exception {
        ecs.inject(Fault.delay("UpdateTaskProtection", Duration.ofSeconds(5)));

        send(way, "PUT", "/api/{id}" + STATE, PROTECT);

        assertThat(told())
                .singleElement()
                .asString()
                .endsWith(" -> 504 RequestCanceled: Timed out calling ECS Task Protection API (1 try, took PT5S)");
        assertThat(ecs.journal().timeline()).contains(", answered PT5S later (injected fault)");
    }

    @ParameterizedTest
    @EnumSource
    void ecs_throttles_isToldWithTheTriesAndTheWaits(Way way) throws Exception {
        ecs.inject(Fault.refuse("GetTaskProtection", EcsError.throttled()));

        send(way, "GET", "/api/{id}" + STATE, "");

        AgentEvent.Answered answered =
                ecs.journal().events(AgentEvent.Answered.class).findFirst().orElseThrow();
        Duration wait = answered.effort().waits().get(0);
        assertThat(wait).isPositive();
        assertThat(answered.effort()).isEqualTo(new AgentEvent.Effort(2, List.of(wait), wait));
        assertThat(answered.text())
                .endsWith(" -> 200 unprotected (2 tries with waits of " + wait + ", took " + wait + ")");
    }

    @Test
    void ecs_waitsAreLongerThanTheAgentsPatience_areToldAsFarAsItWaited() throws Exception {
        ecs.inject(Fault.refuse("GetTaskProtection", EcsError.throttled()).times(2)); // the seed draws more than 4 s

        send(Way.IN_MEMORY, "GET", "/api/{id}" + STATE, "");

        AgentEvent.Refused refused =
                ecs.journal().events(AgentEvent.Refused.class).findFirst().orElseThrow();
        assertThat(refused.effort().tries()).isEqualTo(2);
        assertThat(refused.effort().waits())
                .hasSize(2)
                .allSatisfy(wait -> assertThat(wait).isPositive());
        assertThat(refused.effort().waits().get(0).plus(refused.effort().waits().get(1)))
                .isEqualTo(Duration.ofSeconds(4));
        assertThat(refused.text()).contains(" -> 504 RequestCanceled: ").endsWith(", took PT4S)");
    }

    @ParameterizedTest
    @EnumSource
    void rateLimit_exceeded_isTold(Way way) throws Exception {
        for (int i = 0; i < 61; i++) {
            send(way, "GET", "/v4/{id}", "");
        }

        assertThat(told()).hasSize(61).last().asString().endsWith(" -> 429 You have reached maximum request limit.");
    }

    @ParameterizedTest
    @EnumSource
    void target_veryLong_isCutAndStaysInItsLine(Way way) throws Exception {
        send(way, "GET", "/api/%0a%e2%80%ae" + "x".repeat(2_000), "");

        JournalEvent event = ecs.journal().events(AgentEvent.class).findFirst().orElseThrow();
        assertThat(event.text())
                .contains(" GET /api/%0a%e2%80%aexxx")
                .contains("xxx... (2017 characters) to the agent")
                .hasSizeLessThan(500);
    }

    @Test
    void control_journalOfAServiceAndOfATask_hasTheRequestsOfItsTasks() throws Exception {
        send(Way.IN_MEMORY, "GET", "/v4/{id}", "");
        HttpCalls calls = new HttpCalls(fixture.server().endpoint());

        for (String query : List.of("service=transcoder", "task=" + task.id())) {
            HttpResponse<String> answer = calls.get("/_simulator/journal?kind=AgentEvent&" + query);
            assertThat(HttpCalls.json(answer).at("/entries")).hasSize(1);
            assertThat(HttpCalls.json(answer).at("/entries/0/task").asText()).isEqualTo(task.arn());
        }
    }

    @Test
    void control_journalOfATask_hasWhatTheTestDidToIt() throws Exception {
        task.crash(1);
        HttpCalls calls = new HttpCalls(fixture.server().endpoint());

        JsonNode told = HttpCalls.json(calls.get("/_simulator/journal?kind=Deed&task=" + task.id()));
        assertThat(told.at("/entries")).hasSize(1);
        assertThat(told.at("/entries/0/kind").asText()).isEqualTo("Deed.ContainerCrashed");
    }

    @Test
    void simulator_failsInTheMiddle_isTold() {
        ecs.close();

        assertThatThrownBy(() -> send(Way.IN_MEMORY, "PUT", "/api/{id}" + STATE, PROTECT))
                .isInstanceOf(IllegalStateException.class);

        assertThat(told())
                .singleElement()
                .asString()
                .contains("no answer: the simulator failed, java.lang.IllegalState");
    }
}
