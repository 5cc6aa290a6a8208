package io.github.ecssimulator.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.fault.FaultOutcome;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.testkit.DerivedLines;
import io.github.ecssimulator.testkit.internal.http.Door;
import io.github.ecssimulator.testkit.recording.RecordingJson;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the description of the control to what is served, both ways. */
class OpenApiTest {
    private static final Path DESCRIPTION = Path.of("../docs/openapi.yaml");
    private static final Pattern KEY = Pattern.compile("( *)\"?([^\\s\"#-][^\\s\"]*)\"?:( .*)?");
    private static final Pattern OPERATION =
            Pattern.compile("paths (/\\S*) (get|put|post|delete|patch|head|options|trace)");
    private static final Pattern REFERENCE = Pattern.compile(" \\{\\$ref: \"#/(.*)\"}");
    private static final Map<String, String> GOOD_BODIES = Map.of(
            "/_simulator/clock/advance", "{\"duration\":\"PT1S\"}",
            "/_simulator/faults", "{\"operation\":\"GetTaskProtection\",\"outcome\":\"loseReply\"}");

    private static final Map<String, String> GOOD_MEMBERS =
            Map.of("error", "{\"code\":\"ThrottlingException\",\"message\":\"slow down\"}", "by", "\"PT1S\"");

    private final Map<String, String> description = flattened();

    /** Every key by the keys that lead to it, with what stands behind it in its line. */
    private static Map<String, String> flattened() {
        Map<String, String> values = new LinkedHashMap<>();
        Deque<String> keys = new ArrayDeque<>();
        for (String line : lines()) {
            Matcher matcher = KEY.matcher(line);
            if (matcher.matches()) {
                while (keys.size() > matcher.group(1).length() / 2) {
                    keys.removeLast();
                }
                keys.addLast(matcher.group(2));
                values.put(String.join(" ", keys), String.valueOf(matcher.group(3)));
            }
        }
        return values;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(DESCRIPTION);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> described() {
        return description.keySet().stream()
                .map(OPERATION::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(2).toUpperCase(Locale.ROOT) + " " + matcher.group(1))
                .toList();
    }

    /** The media types of an answer; none where it is not described. */
    private Set<String> mediaTypes(String operation, int status) {
        String[] parts = operation.split(" ", -1);
        String key = "paths " + parts[1] + " " + parts[0].toLowerCase(Locale.ROOT) + " responses " + status;
        Matcher reference = REFERENCE.matcher(description.getOrDefault(key, ""));
        String content = (reference.matches() ? reference.group(1).replace('/', ' ') : key) + " content ";
        return description.keySet().stream()
                .filter(name -> name.startsWith(content))
                .map(name -> name.substring(content.length()))
                .filter(name -> !name.contains(" "))
                .collect(Collectors.toSet());
    }

    private void assertDescribed(String operation, HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        assertThat(mediaTypes(operation, answer.statusCode()))
                .as(operation + " answered " + answer.statusCode() + " " + answer.body())
                .contains(type);
    }

    @Test
    void description_namesExactlyWhatIsServed() {
        List<String> served = new ControlDoor(WorldHolder.from(WorldHolder.Source.of(EcsSimulator::create)))
                .routes().stream()
                        .map(route -> route.method() + " " + route.template())
                        .toList();

        assertThat(described()).containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void describedOperations_answerAsDescribed() {
        try (EcsSimulatorServer server = EcsSimulatorServer.builder()
                .start(() -> EcsSimulator.builder().lenient().build())) {
            HttpCalls calls = new HttpCalls(server.endpoint());
            for (String operation : described()) {
                String method = operation.substring(0, operation.indexOf(' '));
                String template = operation.substring(operation.indexOf(' ') + 1);
                String task = server.ecs().createCluster("media").runTask().id();
                String path = template.replace("{taskId}", task);

                String recording = RecordingJson.text(server.ecs().recording());
                String body = template.equals(ControlDoor.REPLAY) ? recording : GOOD_BODIES.getOrDefault(template, "");
                HttpResponse<String> good = calls.send(method, path, body);
                assertThat(good.statusCode()).as(operation).isEqualTo(200);
                assertDescribed(operation, good);
                assertDescribed(operation, calls.send(method, path, ""));
                assertDescribed(operation, calls.send(method, template.replace("{taskId}", "nobody"), ""));
                assertDescribed(operation, calls.send("PATCH", path, ""));
                if (method.equals("POST")) {
                    assertDescribed(
                            operation,
                            calls.send(
                                    method,
                                    path,
                                    " ".repeat(path.equals(ControlDoor.REPLAY) ? Door.READ_MAX : Door.KEPT_MAX)));
                }
            }
        }
    }

    @Test
    void kinds_areExactlyThoseOfTheJournal() {
        Stream<String> kinds = JournalFilter.kinds().stream().map("        - "::concat);

        new DerivedLines(DESCRIPTION, "    Kind:", "    Task:")
                .areExactly(Stream.concat(Stream.of("      type: string", "      enum:"), kinds)
                        .toList());
    }

    @Test
    void faults_ofCalls_areAllThatTheSimulatorHas() {
        try (EcsSimulatorServer server = EcsSimulatorServer.builder()
                .start(() -> EcsSimulator.builder().lenient().build())) {
            HttpCalls calls = new HttpCalls(server.endpoint());
            for (CallOutcome outcome : CallOutcome.values()) {
                String members = outcome.members().stream()
                        .map(member -> ",\"" + member + "\":" + GOOD_MEMBERS.get(member))
                        .collect(Collectors.joining());
                String body =
                        "{\"operation\":\"GetTaskProtection\",\"outcome\":\"" + outcome.told() + "\"" + members + "}";
                assertThat(calls.post("/_simulator/faults", body).statusCode())
                        .as(body)
                        .isEqualTo(200);
            }

            assertThat(server.ecs()
                            .journal()
                            .events(Deed.FaultInjected.class)
                            .<Class<?>>map(deed -> deed.fault().outcome().getClass()))
                    .containsExactlyInAnyOrder(FaultOutcome.class.getPermittedSubclasses());
        }
    }

    @Test
    void faults_ofCalls_areDescribedAsTheyAreRead() {
        String names = String.join(", ", CallOutcome.names());

        new DerivedLines(
                        DESCRIPTION,
                        "        operation: {type: string, example: UpdateTaskProtection}",
                        "        error: {$ref: \"#/components/schemas/FaultError\"}")
                .areExactly(List.of("        outcome: {type: string, enum: [" + names + "]}"));
        new DerivedLines(DESCRIPTION, "        times: {type: integer, minimum: 1, default: 1}", "    AgentFault:")
                .areExactly(Stream.concat(
                                Stream.of("      oneOf:"),
                                Arrays.stream(CallOutcome.values()).flatMap(OpenApiTest::described))
                        .toList());
    }

    /** An outcome goes with its own members, and with none of the others. */
    private static Stream<String> described(CallOutcome outcome) {
        Stream<String> own = outcome.members().isEmpty()
                ? Stream.of("        - properties:")
                : Stream.of(
                        "        - required: [" + String.join(", ", outcome.members()) + "]", "          properties:");
        List<String> others = CallOutcome.everyMember().stream()
                .filter(member -> !outcome.members().contains(member))
                .map(member -> "              - required: [" + member + "]")
                .toList();
        Stream<String> not = others.isEmpty()
                ? Stream.of()
                : Stream.concat(Stream.of("          not:", "            anyOf:"), others.stream());
        return Stream.of(own, Stream.of("            outcome: {enum: [" + outcome.told() + "]}"), not)
                .flatMap(lines -> lines);
    }

    @Test
    void timeline_everyForm_isDescribed() {
        try (EcsSimulatorServer server = EcsSimulatorServer.builder().start(EcsSimulator::create)) {
            for (String type : List.of("text/plain", "text/html", "image/svg+xml")) {
                assertDescribed(
                        "GET /_simulator/timeline",
                        new HttpCalls(server.endpoint()).get("/_simulator/timeline", "Accept", type));
            }
        }
    }

    @Test
    void worldOfTheTest_refusalsAndFailures_areDescribed() {
        try (EcsSimulator own = EcsSimulator.create();
                EcsSimulatorServer server = EcsSimulatorServer.start(own)) {
            HttpCalls calls = new HttpCalls(server.endpoint());
            own.clock().runAfter(Duration.ofSeconds(1), "failing", () -> {
                throw new IllegalStateException("planned");
            });
            HttpResponse<String> failed = calls.post("/_simulator/clock/advance", "{\"duration\":\"PT2S\"}");

            assertThat(failed.statusCode()).isEqualTo(500);
            assertThat(failed.body()).contains("planned").doesNotContain("java.lang");
            assertDescribed("POST /_simulator/clock/advance", failed);
            assertDescribed("POST /_simulator/reset", calls.post("/_simulator/reset", ""));
            String recording = calls.get("/_simulator/recording").body();
            assertDescribed("POST /_simulator/replay", calls.post("/_simulator/replay", recording));
        }
    }
}
