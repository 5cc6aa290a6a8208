package io.github.ecssimulator.testkit.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.UpdateTaskProtection;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A world to report of, and what a page of it holds. */
final class ReportWorld {
    private static final Pattern DATA =
            Pattern.compile("(?s)<script type=\"application/json\" id=\"data\">(.*?)</script>");

    final EcsSimulator ecs = EcsSimulator.create();
    final SimulatedService service;
    final List<SimulatedTask> tasks;

    ReportWorld(int tasks) {
        service = ecs.createCluster("media").createService("transcoder", tasks);
        this.tasks = service.tasks();
    }

    void ask(String task, boolean enabled, @Nullable Integer minutes) {
        try {
            ecs.api().execute(new UpdateTaskProtection.Request("media", List.of(task), enabled, minutes));
        } catch (EcsException e) {
            // the report is to tell of it
        }
    }

    void protect(int task, int minutes) {
        ask(tasks.get(task).id(), true, minutes);
    }

    void pass(int minutes) {
        ecs.clock().advance(Duration.ofMinutes(minutes));
    }

    StoryReport report() {
        return StoryReport.of(ecs);
    }

    JsonNode data() {
        return data(report().html());
    }

    static JsonNode data(String html) {
        Matcher data = DATA.matcher(html);
        if (!data.find()) {
            throw new AssertionError("The page has no data: " + html);
        }
        return json(data.group(1));
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    /** The rows of one kind. */
    static List<JsonNode> rows(JsonNode data, String kind) {
        return stream(data.get("rows"))
                .filter(row -> row.get("kind").asText().equals(kind))
                .toList();
    }

    /** The marks of a row: kind, begin, end, and what they tell. */
    static List<String> marks(JsonNode data, JsonNode row) {
        return stream(row.get("marks"))
                .map(mark -> word(data, mark, 0) + " " + mark.get(1).asText() + "-"
                        + mark.get(2).asText() + " " + word(data, mark, 6))
                .toList();
    }

    private static String word(JsonNode data, JsonNode mark, int place) {
        return data.get("words").get(mark.get(place).asInt()).asText();
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
