package io.github.ecssimulator.testkit.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.testkit.internal.http.Headers;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest.RequestBody;
import io.github.ecssimulator.testkit.internal.http.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the agent tells of an answer beside the answer itself, for the journal: words, effort, and whether a fault shows. */
class AgentTraceTest {
    private static final String STATE = "/api/8c2f5b7e-3d4a-4f1b-9e60-1a2b3c4d5e6f/task-protection/v1/state";
    private static final String UNKNOWN = "/api/nobody/task-protection/v1/state";
    private static final String ARN = "arn:aws:ecs:us-west-2:123456789012:task/media/7f3c1a9e5b2d4c6f8091a2b3c4d5e6f7";
    private static final ScriptedEcs.Answer PROTECTED =
            ScriptedEcs.task(ARN, true, Instant.parse("2024-01-01T01:00:00Z"));

    private final MovedClock clock = new MovedClock();

    private TracedAnswer traced(
            String method, String target, AgentFault.@Nullable Outcome fault, ScriptedEcs.Answer... answers) {
        return traced(method, target, Headers.of("Host", "a"), fault, answers);
    }

    private TracedAnswer traced(
            String method,
            String target,
            Headers headers,
            AgentFault.@Nullable Outcome fault,
            ScriptedEcs.Answer... answers) {
        ScriptedEcs ecs = ScriptedEcs.answering(answers);
        AgentEndpoint agent =
                new AgentEndpoint(new RecordedTasks(), arn -> ecs, clock, number -> Duration.ofMillis(700L * number));
        RequestBody body =
                method.equals("PUT") ? RequestBody.of(Octets.utf8("{\"ProtectionEnabled\":true}")) : RequestBody.none();
        return agent.traced(new IncomingRequest(method, target, "HTTP/1.1", headers, body, "10.0.0.1:5"), fault);
    }

    private static int status(TracedAnswer traced) {
        return ((HttpAnswer.Response) traced.answer()).status();
    }

    private static AgentEvent.Effort effort(int tries, Duration took, Duration... waits) {
        return new AgentEvent.Effort(tries, List.of(waits), took);
    }

    @Test
    void traced_protection_isGrantedAndTellsUntilWhen() {
        TracedAnswer traced = traced("PUT", STATE, null, PROTECTED);

        assertThat(traced.words()).isEqualTo("protected until 2024-01-01T01:00:00Z");
        assertThat(traced.granted()).isTrue();
        assertThat(traced.injected()).isFalse();
        assertThat(traced.effort()).isEqualTo(effort(1, Duration.ZERO));
    }

    @Test
    void traced_taskWithoutProtection_isGranted() {
        TracedAnswer traced = traced("GET", STATE, null, ScriptedEcs.task(ARN, false, null));

        assertThat(traced.words()).isEqualTo("unprotected");
        assertThat(traced.granted()).isTrue();
    }

    @Test
    void traced_protectionOfWhichEcsTellsNoEnd_isProtected() {
        assertThat(traced("GET", STATE, null, ScriptedEcs.task(ARN, true, null)).words())
                .isEqualTo("protected");
    }

    @ParameterizedTest
    @CsvSource({
        "DEPLOYMENT_BLOCKED, held up, failure DEPLOYMENT_BLOCKED: held up",
        "MISSING,, failure MISSING",
        ",, failure ''"
    })
    void traced_failure_isNotGrantedThoughItsStatusIs200(
            @Nullable String reason, @Nullable String detail, String words) {
        TracedAnswer traced =
                traced("PUT", STATE, null, ScriptedEcs.listing(List.of(), List.of(new Failure(ARN, reason, detail))));

        assertThat(status(traced)).isEqualTo(200);
        assertThat(traced.words()).isEqualTo(words.replace("''", ""));
        assertThat(traced.granted()).isFalse();
    }

    @Test
    void traced_twoFailures_areUnexpected() {
        Failure failure = new Failure(ARN, "MISSING", null);

        TracedAnswer traced = traced("PUT", STATE, null, ScriptedEcs.listing(List.of(), List.of(failure, failure)));

        assertThat(status(traced)).isEqualTo(500);
        assertThat(traced.words()).isEqualTo("ServerException: Unexpected error occurred");
    }

    @Test
    void traced_callThatIsTriedAgain_tellsTriesAndWaits() {
        ScriptedEcs.Answer busy = ScriptedEcs.refusing(500, "ServerException", "busy");

        TracedAnswer traced = traced("PUT", STATE, null, busy, busy, PROTECTED);

        assertThat(traced.granted()).isTrue();
        assertThat(traced.effort())
                .isEqualTo(effort(3, Duration.ofMillis(2_100), Duration.ofMillis(700), Duration.ofMillis(1_400)));
    }

    @Test
    void traced_waitThatRunsIntoTheLimit_isCutThere() {
        ScriptedEcs.Answer slow = request -> {
            clock.advance(Duration.ofMillis(3_900));
            return ScriptedEcs.refusing(500, "ServerException", "busy").apply(request);
        };

        TracedAnswer traced = traced("PUT", STATE, null, slow);

        assertThat(traced.words()).isEqualTo("RequestCanceled: Timed out calling ECS Task Protection API");
        assertThat(traced.effort()).isEqualTo(effort(1, Duration.ofSeconds(4), Duration.ofMillis(100)));
    }

    @Test
    void traced_rateLimit_isTheFault() {
        TracedAnswer traced = traced("PUT", STATE, new AgentFault.Outcome.RateLimited());

        assertThat(status(traced)).isEqualTo(429);
        assertThat(traced.words()).isEqualTo("You have reached maximum request limit.");
        assertThat(traced.granted()).isFalse();
        assertThat(traced.injected()).isTrue();
        assertThat(traced.effort()).isEqualTo(AgentEvent.Effort.NONE);
    }

    @ParameterizedTest
    @CsvSource({"GET", "PUT"})
    void traced_agentThatFails_hasLostTheTask(String method) {
        TracedAnswer traced = traced(method, STATE, new AgentFault.Outcome.Failed());

        assertThat(status(traced)).isEqualTo(500);
        assertThat(traced.words()).isEqualTo("ServerException: Failed to find a task for the request");
        assertThat(traced.injected()).isTrue();
    }

    @Test
    void traced_agentThatFailsAtATaskItNeverHad_showsNoFault() {
        TracedAnswer traced = traced("PUT", UNKNOWN, new AgentFault.Outcome.Failed());

        assertThat(status(traced)).isEqualTo(404);
        assertThat(traced.injected()).isFalse();
    }

    @Test
    void traced_ecsThatRefuses_isNotAskedAndHasAnIdOfItsOwn() {
        AgentFault.Outcome denied =
                new AgentFault.Outcome.Refused(new EcsError("AccessDeniedException", 400, "not yours"));

        TracedAnswer traced = traced("PUT", STATE, denied);

        assertThat(traced.words()).isEqualTo("AccessDeniedException: not yours");
        assertThat(traced.injected()).isTrue();
        assertThat(traced.effort()).isEqualTo(effort(1, Duration.ZERO));
        assertThat(requestId(traced)).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(requestId(traced)).isEqualTo(requestId(traced("PUT", STATE, denied)));
        assertThat(requestId(traced)).isNotEqualTo(requestId(traced("GET", STATE, denied)));
    }

    @Test
    void traced_ecsThatThrottles_isTriedThreeTimes() {
        TracedAnswer traced = traced(
                "PUT",
                STATE,
                new AgentFault.Outcome.Refused(new EcsError("ThrottlingException", 400, "Rate exceeded")));

        assertThat(traced.effort().tries()).isEqualTo(3);
        assertThat(traced.effort().waits()).hasSize(2);
        assertThat(traced.words()).isEqualTo("ThrottlingException: Rate exceeded");
    }

    private static String requestId(TracedAnswer traced) {
        String body = ((HttpAnswer.Response) traced.answer()).body().toString();
        return body.replaceAll("^\\{\"requestID\":\"([^\"]*)\".*", "$1");
    }

    @Test
    void traced_emptyReply_tellsThatTheConnectionWasClosed() {
        TracedAnswer traced = traced("GET", STATE, null, ScriptedEcs.listing(List.of(), List.of()));

        assertThat(traced.answer()).isEqualTo(new HttpAnswer.Closed());
        assertThat(traced.words()).isEqualTo("the agent closed the connection");
        assertThat(traced.granted()).isFalse();
        assertThat(traced.effort()).isEqualTo(effort(1, Duration.ZERO));
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/a/task-protection/v1/state, 405, 'this path takes GET and PUT only', false",
        "GET, //api/a/task-protection/v1/state, 301, 'moved to /api/a/task-protection/v1/state', false",
        "GET, /v2/metadata, 404, 404 page not found, false",
        "HEAD, /v2/metadata, 404, without a body, false",
        "OPTIONS, *, 200, without a body, true",
        "GET, /api/%zz, 400, 400 Bad Request, false",
        "GET, /v4/x/task, 200, ok, true"
    })
    void traced_requestThatNeedsNoEcs_saysWhatBecameOfIt(
            String method, String target, int status, String words, boolean granted) {
        TracedAnswer traced = traced(method, target, null);

        assertThat(status(traced)).isEqualTo(status);
        assertThat(traced.words()).isEqualTo(words);
        assertThat(traced.granted()).isEqualTo(granted);
        assertThat(traced.effort()).isEqualTo(AgentEvent.Effort.NONE);
    }

    @Test
    void traced_refusalOfTheServerWithoutABody_saysSo() {
        TracedAnswer traced = traced("GET", STATE, Headers.of("Host", "a", "Expect", "miracles"), null);

        assertThat(status(traced)).isEqualTo(417);
        assertThat(traced.words()).isEqualTo("without a body");
    }

    @ParameterizedTest
    @CsvSource({
        "/v4/x, failed to get container metadata",
        "/v4/x/task, failed to get task metadata",
        "/v4/x/stats, failed to get stats",
        "/v4/x/task/stats, failed to get stats"
    })
    void traced_metadataOfAnAgentThatFails_namesWhatItCannotGet(String target, String words) {
        TracedAnswer traced = traced("GET", target, new AgentFault.Outcome.Failed());

        assertThat(status(traced)).isEqualTo(500);
        assertThat(traced.words()).isEqualTo(words);
        assertThat(traced.injected()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', container metadata, container ID from request: unable to get docker ID",
        "/task, task metadata, task arn from request: unable to get task Arn",
        "/stats, container stats, task arn from request: unable to get task Arn",
        "/task/stats, task stats, task arn from request: unable to get task Arn"
    })
    void traced_metadataOfAnUnknownContainer_namesTheHandler(String part, String handler, String what) {
        TracedAnswer traced = traced("GET", "/v4/nobody" + part, null);

        assertThat(status(traced)).isEqualTo(404);
        assertThat(traced.words())
                .isEqualTo("V4 " + handler + " handler: unable to get " + what + " from v3 endpoint ID: nobody");
    }

    @Test
    void traced_metadataOfATaskWithoutAny_isNotFound() {
        TracedAnswer traced = traced("GET", "/v4/8c2f5b7e-3d4a-4f1b-9e60-1a2b3c4d5e6f/task", null);

        assertThat(status(traced)).isEqualTo(404);
        assertThat(traced.words()).isEqualTo("404 page not found");
    }
}
