package io.github.ecssimulator.testkit.report;

import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.testkit.internal.json.JsonText;
import io.github.ecssimulator.testkit.lint.Finding;
import io.github.ecssimulator.testkit.story.Story;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the script of the page draws: rows, lines, and the entries that these lead to. Times are seconds since the start. */
final class PageData {
    private static final int MOST_ENTRIES = 2000;

    private final Story story;
    private final EntryTexts texts;
    private final List<Row> rows;
    private final List<Finding> findings;
    private final EntryLog log;
    private final Axis axis;
    private final Predicate<JournalEvent> wanted;
    private final Map<String, Object> entries = new LinkedHashMap<>();
    private final Map<String, Integer> words = new LinkedHashMap<>();

    PageData(Story story, List<Row> rows, List<Finding> findings, Predicate<JournalEvent> wanted) {
        this.story = story;
        this.rows = rows;
        this.findings = findings;
        this.texts = new EntryTexts(story);
        this.log = new EntryLog(story, texts, wanted);
        this.wanted = wanted;
        this.axis = new Axis(story.start(), story.now());
    }

    /** Fit to stand inside of a script element, which no text in it can end. */
    String json() {
        log.lines().forEach(line -> entries.put("" + line.entry().sequence(), entry(line.entry())));
        findings.forEach(finding -> addWithCauses(finding.sequence()));
        rows.stream().flatMap(row -> row.marks().stream()).forEach(mark -> addWithCauses(mark.sequence()));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("end", seconds(story.now()));
        data.put("rows", rows.stream().map(this::row).toList());
        data.put(
                "bars",
                Stream.of(Mark.Kind.values())
                        .filter(Mark.Kind::isBar)
                        .map(Mark.Kind::word)
                        .toList());
        data.put("words", List.copyOf(words.keySet()));
        data.put("log", log.lines().stream().map(this::line).toList());
        data.put("untold", log.untold());
        data.put("entries", entries);
        return new JsonText().ascii(data, 6).replace("<", "\\u003c").replace("&", "\\u0026");
    }

    private void addWithCauses(long sequence) {
        Optional<JournalEntry> next = story.journal().entry(sequence).filter(entry -> wanted.test(texts.told(entry)));
        while (next.isPresent() && entries.size() < MOST_ENTRIES) {
            JournalEntry entry = next.get();
            entries.computeIfAbsent("" + entry.sequence(), name -> entry(entry));
            next = story.journal().entry(entry.cause());
        }
    }

    private List<Object> entry(JournalEntry entry) {
        List<Object> members = new ArrayList<>(List.of(seconds(entry.at()), entry.cause(), texts.text(entry)));
        story.lineOf(entry).ifPresent(members::add);
        return members;
    }

    private List<Object> line(EntryLog.Line line) {
        return List.of(
                line.entry().sequence(),
                line.times(),
                line.length(),
                seconds(line.last().at()));
    }

    private Map<String, Object> row(Row row) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kind", row.kind().word());
        members.put("name", row.name());
        members.put("words", row.words());
        members.put("count", row.count());
        members.put("ids", row.members());
        members.put("marks", row.marks().stream().map(this::mark).toList());
        if (!row.running().isEmpty()) {
            members.put("running", row.running());
            members.put("guarded", row.guarded());
        }
        return members;
    }

    private List<Object> mark(Mark mark) {
        return List.of(
                word(mark.kind().word()),
                seconds(mark.from()),
                seconds(mark.end()),
                mark.sequence(),
                mark.count(),
                word(mark.label()),
                word(mark.words()));
    }

    /** Most marks tell the same in the same words. */
    private Integer word(String text) {
        return words.computeIfAbsent(text, added -> words.size());
    }

    private BigDecimal seconds(Instant at) {
        return BigDecimal.valueOf(axis.seconds(at))
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }
}
