package io.github.ecssimulator.testkit.report;

import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.testkit.internal.json.JsonText;
import io.github.ecssimulator.testkit.protocol.RecordMember;
import io.github.ecssimulator.testkit.protocol.RecordShape;
import io.github.ecssimulator.testkit.story.ServiceLane;
import io.github.ecssimulator.testkit.story.Story;
import io.github.ecssimulator.testkit.story.TaskLane;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The whole story for machines; {@code docs/story.schema.json} describes it. What is absent has no member. */
final class StoryJson {
    private static final int DEEPEST = 8;

    private final Story story;
    private final Predicate<JournalEvent> wanted;
    private final Map<Class<?>, RecordShape> shapes = new LinkedHashMap<>();

    StoryJson(Story story, Predicate<JournalEvent> wanted) {
        this.story = story;
        this.wanted = wanted;
    }

    String text() {
        return new JsonText()
                .ascii(
                        new Members()
                                .with("version", 1)
                                .with("seed", story.seed())
                                .with("start", story.start())
                                .with("now", story.now())
                                .with("services", each(story.services(), this::service))
                                .with("tasks", each(story.tasks(), this::task))
                                .with("strays", story.strays())
                                .with("entries", each(entries(), this::entry))
                                .all,
                        DEEPEST);
    }

    private static <T> List<Map<String, Object>> each(List<T> parts, Function<T, Map<String, Object>> object) {
        return parts.stream().map(object).toList();
    }

    private List<JournalEntry> entries() {
        return story.journal().entries().stream()
                .filter(entry -> wanted.test(entry.event()))
                .toList();
    }

    private Map<String, Object> entry(JournalEntry entry) {
        return new Members()
                .with("sequence", entry.sequence())
                .with("at", entry.at())
                .with("cause", entry.cause())
                .with("kind", kind(entry.event()))
                .with("text", entry.event().text())
                .with("line", story.lineOf(entry).orElse(null))
                .all;
    }

    /** The name that the control of the server knows the kind by, such as {@code TaskEvent.Created}. */
    private static String kind(JournalEvent event) {
        Class<?> kind = event.getClass();
        return kind.getEnclosingClass().getSimpleName() + "." + kind.getSimpleName();
    }

    private Map<String, Object> service(ServiceLane lane) {
        return new Members()
                .with("arn", lane.service().toString())
                .with("begin", lane.begin())
                .with("counts", lane.counts())
                .with("deployments", lane.deployments())
                .with("scaleIns", lane.scaleIns())
                .all;
    }

    private Map<String, Object> task(TaskLane lane) {
        return new Members()
                .with("sequence", lane.sequence())
                .with("arn", lane.task().arn().toString())
                .with("service", lane.task().serviceName())
                .with("begin", lane.begin())
                .with("end", lane.end())
                .with("stop", lane.stop() == null ? null : stop(lane.stop()))
                .with("windows", lane.windows())
                .with("asks", lane.asks())
                .with("work", lane.work())
                .all;
    }

    private Map<String, Object> stop(TaskLane.Stop stop) {
        return new Members()
                .with("sequence", stop.sequence())
                .with("at", stop.at())
                .with("cause", stop.cause())
                .with("stopCode", stop.cause().code().wireName())
                .with("reason", stop.reason())
                .all;
    }

    /** Other parts of a story have the members of their records. */
    private Map<String, Object> members(Record part) {
        Members members = new Members();
        for (RecordMember member :
                shapes.computeIfAbsent(part.getClass(), RecordShape::of).members()) {
            Object value = member.valueIn(part);
            boolean isOfNoEntry =
                    member.name().equals("ending") && Long.valueOf(0).equals(value); // it has not ended
            members.with(member.name(), isOfNoEntry ? null : value);
        }
        return members.all;
    }

    private Object value(Object value) {
        if (value instanceof List<?> parts) {
            return parts.stream().map(this::value).toList();
        }
        if (value instanceof Enum<?> word) {
            return word.name().toLowerCase(Locale.ROOT);
        }
        if (value instanceof Record part) {
            return members(part);
        }
        return value instanceof Number || value instanceof Map ? value : value.toString();
    }

    /** The members of a JSON object, in the order in which they are named. */
    private final class Members {
        private final Map<String, Object> all = new LinkedHashMap<>();

        Members with(String name, @Nullable Object value) {
            if (value != null) {
                all.put(name, value(value));
            }
            return this;
        }
    }
}
