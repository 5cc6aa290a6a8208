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
record Page(Story story, List<Finding> findings, Predicate<JournalEvent> wanted, String title, String words) {
    private static final String FRAME = Markup.file("report.html");
    private static final String STYLE = Markup.colours(":root") + Markup.file("report.css");
    private static final String SCRIPT = Markup.file("report.js");
    private static final Pattern PLACE = Pattern.compile("@(\\w+)@");
    private static final int MOST_ROWS_OF_THE_PICTURE = 12;
    private static final int MOST_FINDINGS = 50;

    static final String POLICY = "default-src 'none'; script-src " + Markup.hash(SCRIPT) + "; style-src "
            + Markup.hash(STYLE) + " " + Markup.hash(Picture.STYLE) + "; base-uri 'none'; form-action 'none'";

    String html() {
        List<Row> rows = new Rows(story).all();
        Map<String, String> parts = Map.of(
                "policy",
                POLICY,
                "title",
                line(title),
                "style",
                STYLE,
                "summary",
                Markup.escape(summary(story)),
                "words",
                words.isEmpty() ? "" : "<pre>" + lines(words) + "</pre>\n",
                "findings",
                findings.isEmpty() ? "" : list(findings),
                "picture",
                new Picture(story, rows).svg(MOST_ROWS_OF_THE_PICTURE),
                "data",
                new PageData(story, rows, findings, wanted).json(),
                "script",
                SCRIPT);
        return PLACE.matcher(FRAME).replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
    }

    private static String lines(String text) {
        return text.lines().map(Page::line).collect(Collectors.joining("\n"));
    }

    private static String line(String text) {
        return Markup.escape(VisibleText.of(text));
    }

    /** What the lints found. Each leads to the entry that shows it, and names its section in the documentation. */
    private static String list(List<Finding> findings) {
        String items = findings.stream().limit(MOST_FINDINGS).map(Page::item).collect(Collectors.joining());
        int left = findings.size() - MOST_FINDINGS;
        String more = left > 0 ? "<li class=\"more\">and " + left + " more</li>\n" : "";
        return "<section class=\"findings\" aria-labelledby=\"found\">\n<h2 id=\"found\">What the lints found</h2>\n<ul>\n"
                + items + more + "</ul>\n</section>\n";
    }

    private static String item(Finding finding) {
        String lint = finding.lint().id();
        return "<li" + (finding.lint().isWarning() ? " class=\"warning\"" : "") + "><button type=\"button\" value=\""
                + finding.sequence() + "\"><strong>" + lint + "</strong> "
                + line(finding.text().substring(lint.length() + 2)) + "</button>\n<p>Mend it: "
                + line(finding.fix()) + ". <span class=\"code\">docs/lints.md#" + lint + "</span></p></li>\n";
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
