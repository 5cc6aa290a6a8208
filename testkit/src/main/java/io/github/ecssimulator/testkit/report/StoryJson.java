package io.github.ecssimulator.testkit.report;

import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.testkit.internal.json.JsonText;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.ServiceLane;
import io.github.ecssimulator.testkit.story.Story;
import io.github.ecssimulator.testkit.story.TaskLane;
import java.time.Instant;
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
                                .with("services", story.services(), StoryJson::service)
                                .with("tasks", story.tasks(), StoryJson::task)
                                .with("strays", story.strays(), StoryJson::ask)
                                .with("entries", entries(), this::entry)
                                .all,
                        DEEPEST);
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

    private static Map<String, Object> service(ServiceLane lane) {
        return new Members()
                .with("arn", lane.service())
                .with("begin", lane.begin())
                .with(
                        "counts",
                        lane.counts(),
                        count -> new Members()
                                .with("sequence", count.sequence())
                                .with("at", count.at())
                                .with("desired", count.desired())
                                .all)
                .with(
                        "deployments",
                        lane.deployments(),
                        deployment -> new Members()
                                .with("sequence", deployment.sequence())
                                .with("id", deployment.id())
                                .with("definition", deployment.definition())
                                .with("from", deployment.from())
                                .with("to", deployment.to())
                                .all)
                .with(
                        "scaleIns",
                        lane.scaleIns(),
                        scaleIn -> new Members()
                                .with("sequence", scaleIn.sequence())
                                .with("at", scaleIn.at())
                                .with("desired", scaleIn.desired())
                                .with("stopped", scaleIn.stopped())
                                .with("spared", scaleIn.spared())
                                .all)
                .all;
    }

    private static Map<String, Object> task(TaskLane lane) {
        return new Members()
                .with("sequence", lane.sequence())
                .with("arn", lane.task().arn())
                .with("service", lane.task().serviceName())
                .with("begin", lane.begin())
                .with("end", lane.end())
                .with("stop", lane.stop() == null ? null : stop(lane.stop()))
                .with("windows", lane.windows(), StoryJson::window)
                .with("asks", lane.asks(), StoryJson::ask)
                .with("work", lane.work(), StoryJson::work)
                .all;
    }

    private static Map<String, Object> stop(TaskLane.Stop stop) {
        return new Members()
                .with("sequence", stop.sequence())
                .with("at", stop.at())
                .with("cause", stop.cause())
                .with("stopCode", stop.cause().code().wireName())
                .with("reason", stop.reason())
                .all;
    }

    private static Map<String, Object> window(TaskLane.Window window) {
        return new Members()
                .with("from", window.from())
                .with(
                        "renewals",
                        window.renewals(),
                        renewal -> new Members()
                                .with("sequence", renewal.sequence())
                                .with("at", renewal.at())
                                .with("until", renewal.until())
                                .all)
                .with("until", window.until())
                .with("to", window.to())
                .with("ending", window.isOpen() ? null : window.ending())
                .with("end", window.end())
                .all;
    }

    private static Map<String, Object> work(TaskLane.WorkSpan work) {
        return new Members()
                .with("sequence", work.sequence())
                .with("name", work.name())
                .with("from", work.from())
                .with("to", work.to())
                .with("ending", work.to() == null ? null : work.ending())
                .with("outcome", work.outcome())
                .all;
    }

    private static Map<String, Object> ask(Ask ask) {
        return new Members()
                .with("sequence", ask.sequence())
                .with("at", ask.at())
                .with("caller", ask.caller())
                .with("line", ask.line())
                .with("kind", ask.kind())
                .with("minutes", ask.minutes())
                .with("name", ask.name())
                .with("named", ask.named())
                .with("outcome", ask.outcome())
                .with("answer", ask.answer())
                .all;
    }

    /** The members of a JSON object, in the order in which they are named. */
    private static final class Members {
        private final Map<String, Object> all = new LinkedHashMap<>();

        Members with(String name, @Nullable Object value) {
            if (value instanceof Number || value instanceof Instant) {
                all.put(name, value instanceof Instant ? value.toString() : value);
            } else if (value instanceof Enum<?> word) {
                all.put(name, word.name().toLowerCase(Locale.ROOT));
            } else if (value != null) {
                all.put(name, value instanceof Map ? value : value.toString());
            }
            return this;
        }

        <T> Members with(String name, List<T> values, Function<T, Map<String, Object>> each) {
            all.put(name, values.stream().map(each).toList());
            return this;
        }
    }
}
