package io.github.ecssimulator.testkit.internal.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.testkit.internal.http.Headers;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest.RequestBody;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest.RequestBody.End;
import io.github.ecssimulator.testkit.internal.http.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One exchange recorded from the real agent; its placeholders are used as if they were ports. */
record AgentTranscript(JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    static List<AgentTranscript> all() {
        try (InputStream in = AgentTranscript.class.getResourceAsStream("/agent-transcripts.json")) {
            return StreamSupport.stream(JSON.readTree(in).spliterator(), false)
                    .map(AgentTranscript::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String id() {
        return json.path("id").asText();
    }

    /** Tells whether the client never sent a whole request head, so that there is nothing to answer. */
    boolean isBelowRequests() {
        return json.at("/request/raw").isTextual()
                && !json.at("/request/raw").asText().contains("\r\n\r\n");
    }

    IncomingRequest request() {
        JsonNode request = json.path("request");
        if (request.has("raw")) {
            return rawRequest(request.path("raw").asText());
        }
        return request(
                request.path("method").asText(),
                request.path("path").asText(),
                request.path("version").asText("HTTP/1.1"),
                headers(request.path("headers")),
                requestBody(request));
    }

    /** A request of the warm-up, sent before the recorded one. */
    Optional<IncomingRequest> warmUp() {
        JsonNode warmUp = json.path("warm_up");
        return warmUp.isMissingNode()
                ? Optional.empty()
                : Optional.of(new IncomingRequest(
                        warmUp.path("method").asText(),
                        warmUp.path("path").asText(),
                        "HTTP/1.1",
                        Headers.of("Host", "169.254.170.2"),
                        RequestBody.none(),
                        "127.0.0.1:{client-port}"));
    }

    private IncomingRequest request(String method, String target, String version, Headers headers, RequestBody body) {
        String bytes = new String(target.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String address = json.at("/request/client_address").asText("127.0.0.1") + ":{client-port}";
        return new IncomingRequest(method, bytes, version, headers, body, address);
    }

    private IncomingRequest rawRequest(String raw) {
        String[] line = raw.substring(0, raw.indexOf("\r\n")).split(" ", 3);
        return request(
                line[0],
                line.length > 1 ? line[1] : "",
                line.length > 2 ? line[2] : "",
                Headers.of(),
                RequestBody.none());
    }

    private static RequestBody requestBody(JsonNode request) {
        Octets bytes = octets(request);
        return switch (request.path("framing").asText("")) {
            case "chunked", "chunked-empty" -> new RequestBody(bytes, End.COMPLETE, true);
            case "rawchunk" -> new RequestBody(Octets.empty(), End.MALFORMED, true); // breaks in its first chunk
            case "short" -> new RequestBody(bytes, End.CUT_SHORT, false);
            case "stall" -> new RequestBody(bytes, End.STALLED, false);
            default -> new RequestBody(bytes, End.COMPLETE, false);
        };
    }

    List<ScriptedEcs.Answer> ecsAnswers(MovedClock clock) {
        JsonNode answer = json.path("ecs_answer");
        if (answer.path("kind").asText().equals("must-not-be-called")) {
            return List.of();
        }
        if (!answer.path("kind").asText().equals("sequence")) {
            return List.of(ecsAnswer(answer, clock));
        }
        List<ScriptedEcs.Answer> answers = new ArrayList<>();
        answer.path("answers").forEach(each -> answers.add(ecsAnswer(each, clock)));
        return answers;
    }

    private static ScriptedEcs.Answer ecsAnswer(JsonNode answer, MovedClock clock) {
        Instant start = clock.instant();
        return switch (answer.path("kind").asText()) {
            case "http" -> ecsAnswer(answer.path("status").asInt(), tree(answer.path("body")));
            case "hang" ->
                request -> {
                    clock.advance(PATIENCE.minus(Duration.between(start, clock.instant())));
                    throw new ReplyLostException(request.operation(), ScriptedEcs.REQUEST_ID);
                };
            case "delay" ->
                request -> {
                    clock.advance(
                            Duration.ofMillis((long) (answer.path("seconds").asDouble() * 1000)));
                    return ecsAnswer(answer.path("answer"), clock).apply(request);
                };
            default -> throw new IllegalArgumentException("unknown kind of ECS answer: " + answer);
        };
    }

    private static ScriptedEcs.Answer ecsAnswer(int status, JsonNode body) {
        if (status != 200) {
            return ScriptedEcs.refusing(
                    status, body.path("__type").asText(), body.path("message").asText(""));
        }
        List<ProtectedTask> tasks = new ArrayList<>();
        body.path("protectedTasks")
                .forEach(task -> tasks.add(new ProtectedTask(
                        task.path("taskArn").asText(),
                        task.path("protectionEnabled").asBoolean(),
                        instantOrNull(task.path("expirationDate")))));
        List<Failure> failures = new ArrayList<>();
        body.path("failures")
                .forEach(failure -> failures.add(new Failure(
                        textOrNull(failure.path("arn")),
                        failure.path("reason").asText(),
                        textOrNull(failure.path("detail")))));
        return ScriptedEcs.listing(tasks, failures);
    }

    private static @Nullable Instant instantOrNull(JsonNode seconds) {
        if (!seconds.isNumber()) {
            return null;
        }
        long micros = new BigDecimal(seconds.asText()).movePointRight(6).longValue();
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static @Nullable String textOrNull(JsonNode text) {
        return text.isTextual() ? text.asText() : null;
    }

    private static JsonNode tree(JsonNode text) {
        try {
            return JSON.readTree(text.asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Headers headers(JsonNode json) {
        List<Headers.Field> fields = new ArrayList<>();
        json.fieldNames()
                .forEachRemaining(name ->
                        fields.add(new Headers.Field(name, json.path(name).asText())));
        return new Headers(fields);
    }

    private static Octets octets(JsonNode holder) {
        if (holder.has("body_base64")) {
            return Octets.of(
                    Base64.getDecoder().decode(holder.path("body_base64").asText()));
        }
        JsonNode generated = holder.path("body_generated");
        if (!generated.isMissingNode()) {
            return Octets.utf8(generated.path("prefix").asText()
                    + generated
                            .path("repeat")
                            .asText()
                            .repeat(generated.path("count").asInt())
                    + generated.path("suffix").asText());
        }
        return Octets.utf8(holder.path("body").asText(""));
    }

    boolean mayTimeOut() {
        return json.path("may_time_out_instead").asBoolean();
    }

    Outcome recorded() {
        return outcome(json);
    }

    List<Outcome> otherOutcomes() {
        List<Outcome> outcomes = new ArrayList<>();
        json.path("other_outcomes").forEach(outcome -> outcomes.add(outcome(outcome)));
        return outcomes;
    }

    private static Outcome outcome(JsonNode json) {
        List<EcsRequest<?>> received = new ArrayList<>();
        json.path("ecs_received")
                .forEach(call -> received.add(call(call.path("target").asText(), tree(call.path("body")))));
        return new Outcome(answer(json.path("response")), received);
    }

    private static EcsRequest<?> call(String target, JsonNode body) {
        String cluster = body.path("cluster").asText();
        List<String> tasks = List.of(body.at("/tasks/0").asText());
        return switch (target) {
            case "AmazonEC2ContainerServiceV20141113.GetTaskProtection" ->
                new GetTaskProtection.Request(cluster, tasks);
            case "AmazonEC2ContainerServiceV20141113.UpdateTaskProtection" ->
                new UpdateTaskProtection.Request(
                        cluster,
                        tasks,
                        body.path("protectionEnabled").booleanValue(),
                        body.has("expiresInMinutes")
                                ? (Integer) body.path("expiresInMinutes").intValue()
                                : null);
            default -> throw new IllegalArgumentException("the agent calls no " + target);
        };
    }

    private static HttpAnswer answer(JsonNode response) {
        if (response.path("status").isNull()) {
            return new HttpAnswer.Closed();
        }
        boolean closes = response.path("connection_after").asText().equals("closed by the agent");
        return new HttpAnswer.Response(
                response.path("status").asInt(), headers(response.path("headers")), octets(response), closes);
    }

    /** What the client saw and what ECS received. */
    record Outcome(HttpAnswer answer, List<EcsRequest<?>> ecsReceived) {

        /** Leaves out the length of a body whose text names a port. */
        Outcome comparedTo(Outcome recorded) {
            boolean varies = recorded.answer() instanceof HttpAnswer.Response response
                    && response.headers().first("Content-Length").orElse("").equals("{varies}");
            return varies && answer instanceof HttpAnswer.Response own ? new Outcome(varied(own), ecsReceived) : this;
        }

        private static HttpAnswer varied(HttpAnswer.Response own) {
            List<Headers.Field> fields = own.headers().fields().stream()
                    .map(field -> field.name().equals("Content-Length")
                            ? new Headers.Field("Content-Length", "{varies}")
                            : field)
                    .toList();
            return new HttpAnswer.Response(own.status(), new Headers(fields), own.body(), own.closesConnection());
        }
    }
}
