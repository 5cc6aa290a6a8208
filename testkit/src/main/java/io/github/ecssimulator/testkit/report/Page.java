package io.github.ecssimulator.testkit.report;

import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.model.VisibleText;
import io.github.ecssimulator.testkit.internal.text.Times;
import io.github.ecssimulator.testkit.lint.Finding;
import io.github.ecssimulator.testkit.story.Story;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The report as one HTML document. Its script draws it; where none may run, there is the picture. */
final class Page {
    private static final String FRAME = Markup.file("report.html");
    private static final String STYLE = Markup.colours(":root") + Markup.file("report.css");
    private static final String SCRIPT = Markup.file("report.js");
    private static final Pattern PLACE = Pattern.compile("@(\\w+)@");
    private static final int MOST_ROWS_OF_THE_PICTURE = 12;

    static final String POLICY = "default-src 'none'; script-src " + Markup.hash(SCRIPT) + "; style-src "
            + Markup.hash(STYLE) + " " + Markup.hash(Picture.STYLE) + "; base-uri 'none'; form-action 'none'";

    private final Story story;
    private final List<Finding> findings;
    private final Predicate<JournalEvent> wanted;
    private final String title;
    private final String words;

    Page(Story story, List<Finding> findings, Predicate<JournalEvent> wanted, String title, String words) {
        this.story = story;
        this.findings = findings;
        this.wanted = wanted;
        this.title = title;
        this.words = words;
    }

    String html() {
        List<Row> rows = new Rows(story).all();
        Map<String, String> parts = Map.of(
                "policy",
                POLICY,
                "title",
                Markup.escape(VisibleText.of(title)),
                "style",
                STYLE,
                "summary",
                Markup.escape(summary(story)),
                "words",
                words.isEmpty() ? "" : "<pre>" + Markup.escape(visible(words)) + "</pre>\n",
                "findings",
                FindingList.html(findings),
                "picture",
                new Picture(story, rows).svg(MOST_ROWS_OF_THE_PICTURE),
                "data",
                new PageData(story, rows, findings, wanted).json(),
                "script",
                SCRIPT);
        return PLACE.matcher(FRAME).replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
    }

    private static String visible(String lines) {
        return lines.lines().map(VisibleText::of).collect(Collectors.joining("\n"));
    }

    static String summary(Story story) {
        return count(story.tasks().size(), "task") + " and "
                + count(story.services().size(), "service") + ", "
                + Times.words(Duration.between(story.start(), story.now())) + " of simulated time from " + story.start()
                + ", seed " + story.seed();
    }

    private static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
