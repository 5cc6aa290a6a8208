package io.github.ecssimulator.testkit.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.testkit.internal.http.Octets;
import io.github.ecssimulator.testkit.internal.json.JsonText;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the doors say, as JSON. */
final class Json {
    private final JsonText text = new JsonText();

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
        out.writeStartObject();
        out.writeNumberField("sequence", entry.sequence());
        out.writeNumberField("cause", entry.cause());
        out.writeStringField("at", entry.at().toString());
        out.writeStringField("kind", JournalFilter.kindOf(entry.event().getClass()));
        Optional<TaskRef> task = entry.event().about();
        if (task.isPresent()) {
            out.writeStringField("task", task.get().arn().toString());
        }
        Optional<ServiceArn> service = entry.event().aboutService();
        if (service.isPresent()) {
            out.writeStringField("service", service.get().toString());
        }
        out.writeStringField("text", entry.event().text());
        out.writeEndObject();
    }

    Octets complaints(@Nullable String now, List<String> earlier) {
        return object(out -> {
            out.writeStringField("complaint", now);
            texts("earlier", earlier, out);
        });
    }

    Octets task(TaskFacts task, List<String> story) {
        return object(out -> {
            out.writeStringField("task", task.ref().arn().toString());
            out.writeStringField(
                    "service", task.ref().service().map(ServiceArn::toString).orElse(null));
            out.writeStringField("lastStatus", task.lastStatus().name());
            out.writeStringField("desiredStatus", task.desiredStatus().name());
            out.writeBooleanField("described", task.described());
            out.writeStringField("protectedUntil", textOrNull(task.protectedUntil()));
            for (String name : List.of("createdAt", "startedAt", "stoppedAt")) {
                out.writeStringField(name, textOrNull(task.instants().get(name)));
            }
            out.writeStringField("stopCode", task.stopCode());
            out.writeStringField("stoppedReason", task.stoppedReason());
            out.writeObjectField("exitCode", task.exitCode());
            texts("story", story, out);
        });
    }

    private static @Nullable String textOrNull(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static void texts(String name, List<String> texts, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(name);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }

    Octets texts(Map<String, String> texts) {
        return object(out -> {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                out.writeStringField(text.getKey(), text.getValue());
            }
        });
    }

    /** The error of an agent that cannot answer. */
    Octets agentFailure(String message) {
        return object(out -> {
            out.writeObjectFieldStart("error");
            out.writeStringField("Code", "ServerException");
            out.writeStringField("Message", message);
            out.writeEndObject();
        });
    }

    private Octets object(JsonText.Body members) {
        return Octets.of(text.bytes(out -> {
            out.writeStartObject();
            members.writeTo(out);
            out.writeEndObject();
        }));
    }
}
