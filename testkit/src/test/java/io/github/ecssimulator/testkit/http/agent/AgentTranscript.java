package io.github.ecssimulator.testkit.http.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ecssimulator.testkit.http.agent.EcsAnswer.BodyEnd;
import io.github.ecssimulator.testkit.http.agent.RequestBody.End;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** One exchange recorded from the real agent; its placeholders are used as if they were ports. */
record AgentTranscript(JsonNode json) {
    private static final String ECS = "http://127.0.0.1:{ecs-port}/";

    static List<AgentTranscript> all() {
        try (InputStream in = AgentTranscript.class.getResourceAsStream("/agent-transcripts.json")) {
            return StreamSupport.stream(new ObjectMapper().readTree(in).spliterator(), false)
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

    AgentRequest request() {
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
    Optional<AgentRequest> warmUp() {
        JsonNode warmUp = json.path("warm_up");
        return warmUp.isMissingNode()
                ? Optional.empty()
                : Optional.of(new AgentRequest(
                        warmUp.path("method").asText(),
                        warmUp.path("path").asText(),
                        "HTTP/1.1",
                        HeaderList.of("Host", "169.254.170.2"),
                        RequestBody.none(),
                        "127.0.0.1:{client-port}"));
    }

    private AgentRequest request(String method, String target, String version, HeaderList headers, RequestBody body) {
        String bytes = new String(target.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String address = json.at("/request/client_address").asText("127.0.0.1") + ":{client-port}";
        return new AgentRequest(method, bytes, version, headers, body, address);
    }

    private AgentRequest rawRequest(String raw) {
        String[] line = raw.substring(0, raw.indexOf("\r\n")).split(" ", 3);
        return request(
                line[0],
                line.length > 1 ? line[1] : "",
                line.length > 2 ? line[2] : "",
                HeaderList.of(),
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

    List<EcsAnswer> ecsAnswers() {
        JsonNode answer = json.path("ecs_answer");
        if (!answer.path("kind").asText().equals("sequence")) {
            return ecsAnswer(answer).map(List::of).orElse(List.of());
        }
        List<EcsAnswer> answers = new ArrayList<>();
        answer.path("answers").forEach(each -> answers.add(ecsAnswer(each).orElseThrow()));
        return answers;
    }

    private static Optional<EcsAnswer> ecsAnswer(JsonNode answer) {
        return switch (answer.path("kind").asText()) {
            case "http" -> Optional.of(reply(answer, BodyEnd.COMPLETE));
            case "truncated" -> Optional.of(reply(answer, BodyEnd.TRUNCATED));
            case "hang-in-body" -> Optional.of(reply(answer, BodyEnd.HANGING));
            case "hang" -> Optional.of(new EcsAnswer.Silence());
            case "refused" -> Optional.of(noReply("dial tcp 127.0.0.1:{ecs-port}: connect: connection refused"));
            case "close-without-answer" -> Optional.of(noReply("EOF"));
            case "delay" ->
                Optional.of(new EcsAnswer.Delayed(
                        Duration.ofMillis((long) (answer.path("seconds").asDouble() * 1000)),
                        ecsAnswer(answer.path("answer")).orElseThrow()));
            case "must-not-be-called" -> Optional.empty();
            default -> throw new IllegalArgumentException("unknown kind of ECS answer: " + answer);
        };
    }

    private static EcsAnswer noReply(String reason) {
        return new EcsAnswer.NoReply("Post \"" + ECS + "\": " + reason);
    }

    private static EcsAnswer reply(JsonNode answer, BodyEnd end) {
        return new EcsAnswer.Reply(answer.path("status").asInt(), headers(answer.path("headers")), octets(answer), end);
    }

    private static HeaderList headers(JsonNode json) {
        List<HeaderField> fields = new ArrayList<>();
        json.fieldNames()
                .forEachRemaining(
                        name -> fields.add(new HeaderField(name, json.path(name).asText())));
        return new HeaderList(fields);
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
        List<String> received = new ArrayList<>();
        json.path("ecs_received")
                .forEach(call -> received.add(
                        call.path("target").asText() + " " + call.path("body").asText()));
        return new Outcome(answer(json.path("response")), received);
    }

    private static AgentAnswer answer(JsonNode response) {
        if (response.path("status").isNull()) {
            return new AgentAnswer.Closed();
        }
        boolean closes = response.path("connection_after").asText().equals("closed by the agent");
        return new AgentAnswer.Response(
                response.path("status").asInt(), headers(response.path("headers")), octets(response), closes);
    }

    /** What the client saw and what ECS received, target and body of each call. */
    record Outcome(AgentAnswer answer, List<String> ecsReceived) {

        /** Leaves out the length of a body whose text names a port. */
        Outcome comparedTo(Outcome recorded) {
            boolean varies = recorded.answer() instanceof AgentAnswer.Response response
                    && response.headers().first("Content-Length").orElse("").equals("{varies}");
            return varies && answer instanceof AgentAnswer.Response own ? new Outcome(varied(own), ecsReceived) : this;
        }

        private static AgentAnswer varied(AgentAnswer.Response own) {
            List<HeaderField> fields = own.headers().fields().stream()
                    .map(field -> field.name().equals("Content-Length")
                            ? new HeaderField("Content-Length", "{varies}")
                            : field)
                    .toList();
            return new AgentAnswer.Response(own.status(), new HeaderList(fields), own.body(), own.closesConnection());
        }
    }
}
