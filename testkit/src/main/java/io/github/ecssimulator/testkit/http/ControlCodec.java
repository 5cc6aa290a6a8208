package io.github.ecssimulator.testkit.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.testkit.http.agent.Octets;
import io.github.ecssimulator.testkit.internal.json.JsonText;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers of the control as JSON. */
final class ControlCodec {
    private final JsonText json = new JsonText();

    Octets now(Instant now) {
        return object(out -> out.writeStringField("now", now.toString()));
    }

    Octets advanced(Instant now, List<JournalEntry> events) {
        return object(out -> {
            out.writeStringField("now", now.toString());
            entries("events", events, out);
        });
    }

    Octets reset(Instant now, @Nullable String complaint) {
        return object(out -> {
            out.writeStringField("now", now.toString());
            out.writeStringField("complaint", complaint);
        });
    }

    Octets journal(List<JournalEntry> entries) {
        return object(out -> entries("entries", entries, out));
    }

    private static void entries(String name, List<JournalEntry> entries, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(name);
        for (JournalEntry entry : entries) {
            entry(entry, out);
        }
        out.writeEndArray();
    }

    private static void entry(JournalEntry entry, JsonGenerator out) throws IOException {
        Class<?> kind = entry.event().getClass();
        Class<?> family = kind.getEnclosingClass();
        out.writeStartObject();
        out.writeNumberField("sequence", entry.sequence());
        out.writeStringField("at", entry.at().toString());
        out.writeStringField("kind", (family == null ? "" : family.getSimpleName() + ".") + kind.getSimpleName());
        if (entry.event() instanceof TaskEvent event) {
            out.writeStringField("task", event.task().arn().toString());
        }
        if (entry.event() instanceof AgentEvent event && event.request().task() != null) {
            out.writeStringField("task", event.request().task().arn().toString());
        }
        if (entry.event() instanceof ServiceEvent event) {
            out.writeStringField("service", event.service().toString());
        }
        out.writeStringField("text", entry.event().text());
        out.writeEndObject();
    }

    Octets texts(Map<String, String> texts) {
        return object(out -> {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                out.writeStringField(text.getKey(), text.getValue());
            }
        });
    }

    private Octets object(JsonText.Body members) {
        return Octets.of(json.bytes(out -> {
            out.writeStartObject();
            members.writeTo(out);
            out.writeEndObject();
        }));
    }
}
