package io.github.ecssimulator.testkit.internal.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A recorded exchange as bytes, for a replay over a socket. */
public final class RecordedExchange {
    private final AgentTranscript transcript;
    private final ScriptedEcs ecs;
    private final MovedClock clock = new MovedClock();

    private RecordedExchange(AgentTranscript transcript) {
        this.transcript = transcript;
        this.ecs = new ScriptedEcs(transcript.ecsAnswers(clock));
    }

    public static List<RecordedExchange> all() {
        return AgentTranscript.all().stream().map(RecordedExchange::new).toList();
    }

    public String id() {
        return transcript.id();
    }

    /** The agent of the recording, its rate limit used up as it was there. */
    public AgentEndpoint agent() {
        AgentEcsClient.Waits waits = number -> Duration.ofMillis(700L * number);
        AgentEndpoint agent = new AgentEndpoint(new RecordedTasks(), arn -> ecs, clock, waits);
        transcript.warmUp().ifPresent(request -> {
            for (int i = 0; i < transcript.json().at("/warm_up/requests").asInt(); i++) {
                agent.answer(request);
            }
        });
        if (id().equals("rate-recovered-after-100ms")) {
            clock.advance(Duration.ofMillis(100));
        }
        return agent;
    }

    public String clientAddress() {
        return transcript.json().at("/request/client_address").asText("127.0.0.1");
    }

    /** Whether the client leaves its side open and waits. */
    public boolean isStalled() {
        return id().contains("stalled");
    }

    public byte[] requestBytes() {
        JsonNode request = transcript.json().path("request");
        if (request.has("raw")) {
            return request.path("raw").asText().getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StringBuilder head = new StringBuilder(request.path("method").asText() + " "
                + request.path("path").asText() + " " + request.path("version").asText("HTTP/1.1") + "\r\n");
        JsonNode headers = request.path("headers");
        headers.fieldNames()
                .forEachRemaining(
                        name -> head.append(name + ": " + headers.path(name).asText() + "\r\n"));
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(framed(request.path("framing").asText("")));
        return bytes.toByteArray();
    }

    private byte[] framed(String framing) {
        byte[] body = transcript.request().body().bytes().toByteArray();
        return switch (framing) {
            case "chunked" -> chunk(new String(body, ISO_8859_1)).getBytes(ISO_8859_1);
            case "chunked-empty" -> "0\r\n\r\n".getBytes(ISO_8859_1);
            case "rawchunk" -> transcript.json().at("/request/body").asText().getBytes(ISO_8859_1);
            default -> body;
        };
    }

    private static String chunk(String body) {
        return Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
    }

    /** What was recorded, without what differs from run to run. */
    public Seen recorded(int clientPort) {
        AgentTranscript.Outcome outcome = transcript.recorded();
        if (!(outcome.answer() instanceof HttpAnswer.Response response)) {
            return new Seen(0, Map.of(), "", outcome.ecsReceived());
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers()
                .fields()
                .forEach(field ->
                        headers.put(field.name(), field.value().replace("{client-port}", String.valueOf(clientPort))));
        String body = new String(response.body().toByteArray(), ISO_8859_1);
        return new Seen(response.status(), headers, body, outcome.ecsReceived());
    }

    /** Takes apart what a client saw. */
    public Seen seen(String answer) {
        List<EcsRequest<?>> received = ecs.received();
        if (answer.startsWith("HTTP/1.1 100 ")) {
            return seen(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        }
        int end = answer.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Seen(0, Map.of(), answer, received);
        }
        List<String> lines = answer.substring(0, end).lines().toList();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        headers.remove("Date");
        return new Seen(Integer.parseInt(lines.get(0).substring(9, 12)), headers, answer.substring(end + 4), received);
    }

    /** What a client saw, and what ECS received. */
    public record Seen(int status, Map<String, String> headers, String body, List<EcsRequest<?>> ecsReceived) {

        /** Leaves out the length of a body whose text names a port. */
        public Seen comparedTo(Seen recorded) {
            if (!"{varies}".equals(recorded.headers.get("Content-Length"))) {
                return this;
            }
            Map<String, String> varied = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            varied.putAll(headers);
            varied.put("Content-Length", "{varies}");
            return new Seen(status, varied, body, ecsReceived);
        }
    }
}
