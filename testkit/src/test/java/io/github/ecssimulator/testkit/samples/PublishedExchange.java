package io.github.ecssimulator.testkit.samples;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One sample exchange of AWS's own pages, with the world in which ECS would answer as printed. */
record PublishedExchange(JsonNode json) {

    static Stream<PublishedExchange> all() throws IOException {
        try (InputStream file = PublishedExchange.class.getResourceAsStream("/samples.json")) {
            JsonNode exchanges = exactNumbers().readTree(file).get("exchanges");
            return StreamSupport.stream(exchanges.spliterator(), false).map(PublishedExchange::new);
        }
    }

    // A number must come out as it is printed: 1667416437.0 is neither 1667416437 nor 1.667416437E9.
    private static JsonMapper exactNumbers() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .nodeFactory(new JsonNodeFactory(true))
                .build();
    }

    String operation() {
        return json.get("operation").asText();
    }

    JsonNode request() {
        return json.get("request");
    }

    /** The published body; JSON text keeps numbers as they are printed. */
    String response() {
        return json.get("response").toString();
    }

    Instant now() {
        return Instant.parse(json.get("now").asText());
    }

    EcsSimulator openWorld() {
        JsonNode world = json.get("world");
        String task = world.get("serviceTask").asText();
        JsonNode until = world.get("protectedUntil");
        // Protected for two hours up to the printed end: the default window.
        Instant start = until == null ? now() : Instant.parse(until.asText()).minus(Duration.ofHours(2));
        EcsSimulator ecs = EcsSimulator.builder()
                .region(json.get("region").asText())
                .account(json.get("account").asText())
                .startAt(start)
                .taskIds(task)
                .build();
        String cluster = world.get("cluster").asText();
        SimulatedTask only =
                ecs.createCluster(cluster).createService("sample", 1).tasks().get(0);
        if (until != null) {
            ecs.api().updateTaskProtection(new UpdateTaskProtection.Request(cluster, List.of(only.id()), true, null));
            ecs.clock().advanceTo(now());
        }
        return ecs;
    }

    @Override
    public String toString() {
        return json.get("id").asText();
    }
}
