package io.github.ecssimulator.testkit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.testkit.http.agent.Octets;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Bodies of the control as JSON. Members that are not known are refused: a typing error must not pass for success. */
final class ControlCodec {
    private final ObjectMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reads an object all of whose members are among the known ones. */
    ObjectCodec read(Octets body, Set<String> known) {
        return ObjectCodec.of(parse(body), known);
    }

    private JsonNode parse(Octets body) {
        try {
            return json.readTree(body.toByteArray());
        } catch (JsonProcessingException e) {
            throw new ControlException(400, "The body is not well-formed JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new ControlException(400, "The body cannot be read: " + e.getMessage());
        }
    }

    Octets now(Instant now) {
        return bytes(json.createObjectNode().put("now", now.toString()));
    }

    Octets advanced(Instant now, List<JournalEntry> events) {
        ObjectNode node = json.createObjectNode().put("now", now.toString());
        node.set("events", entries(events));
        return bytes(node);
    }

    Octets reset(Instant now, @Nullable String complaint) {
        return bytes(json.createObjectNode().put("now", now.toString()).put("complaint", complaint));
    }

    Octets journal(List<JournalEntry> entries) {
        ObjectNode node = json.createObjectNode();
        node.set("entries", entries(entries));
        return bytes(node);
    }

    private ArrayNode entries(List<JournalEntry> entries) {
        ArrayNode array = json.createArrayNode();
        entries.forEach(entry -> array.add(entry(entry)));
        return array;
    }

    private ObjectNode entry(JournalEntry entry) {
        Class<?> kind = entry.event().getClass();
        Class<?> family = kind.getEnclosingClass();
        ObjectNode node = json.createObjectNode()
                .put("sequence", entry.sequence())
                .put("at", entry.at().toString())
                .put("kind", (family == null ? "" : family.getSimpleName() + ".") + kind.getSimpleName());
        if (entry.event() instanceof TaskEvent event) {
            node.put("task", event.task().arn().toString());
        }
        if (entry.event() instanceof ServiceEvent event) {
            node.put("service", event.service().toString());
        }
        return node.put("text", entry.event().text());
    }

    Octets texts(Map<String, String> texts) {
        ObjectNode node = json.createObjectNode();
        texts.forEach(node::put);
        return bytes(node);
    }

    private Octets bytes(JsonNode node) {
        try {
            return Octets.of(json.writeValueAsBytes(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Writing to memory failed.", e);
        }
    }
}
