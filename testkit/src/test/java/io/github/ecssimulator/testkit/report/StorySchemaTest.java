package io.github.ecssimulator.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.model.StopCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the schema in the documentation and what is written to each other. */
class StorySchemaTest {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode schema = read();

    private static JsonNode read() {
        try {
            return ReportWorld.json(Files.readString(Path.of("..", "docs", "story.schema.json")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Set<ValidationMessage> complaints(String json) {
        return SCHEMAS.getSchema(schema)
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
    }

    private static ReportWorld eventfulWorld() {
        ReportWorld world = new ReportWorld(3);
        Work lost = world.tasks.get(0).work("upload \ud800");
        world.tasks.get(1).work("failed").fail();
        world.protect(0, 30);
        world.ask(world.tasks.get(1).id(), true, 0);
        world.ask("8f03e4128f03e4128f03e4128f03e412", false, null);
        world.service.scaleTo(0);
        world.pass(40);
        lost.close();
        return world;
    }

    @Test
    void schema_isAValidSchema() {
        JsonSchema ofSchemas = SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(ofSchemas.validate(schema)).isEmpty();
    }

    @Test
    void json_ofAnEventfulWorld_isAsTheSchemaHasIt() {
        String json = eventfulWorld().report().json();

        assertThat(complaints(json)).isEmpty();
        assertThat(json.chars()).allMatch(letter -> letter < 127);
    }

    @Test
    void json_hasEachMemberThatTheSchemaKnows() {
        JsonNode story = ReportWorld.json(eventfulWorld().report().json());
        JsonNode definitions = schema.get("$defs");

        assertThat(story.fieldNames()).toIterable().containsExactlyElementsOf(names(schema));
        assertThat(story.get("tasks").get(0).fieldNames())
                .toIterable()
                .containsExactlyElementsOf(names(definitions.get("task")));
        assertThat(story.at("/tasks/0/windows/0").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(names(definitions.get("window")));
        assertThat(story.at("/tasks/0/work/0").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(names(definitions.get("work")));
        assertThat(definitions.get("ask").get("properties").fieldNames())
                .toIterable()
                .containsAll(() -> story.at("/tasks/0/asks/0").fieldNames());
    }

    private static Iterable<String> names(JsonNode definition) {
        return () -> definition.get("properties").fieldNames();
    }

    @Test
    void schema_knowsEveryCauseOfAStop() {
        assertThat(schema.at("/$defs/task/properties/stop/properties/cause/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(Stream.of(StopCause.values())
                        .map(cause -> cause.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
