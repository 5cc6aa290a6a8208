package io.github.ecssimulator.testkit.report;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.journal.DeploymentEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.journal.WorkEvent;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.testkit.lint.Finding;
import io.github.ecssimulator.testkit.lint.Lints;
import io.github.ecssimulator.testkit.story.Story;
import io.github.ecssimulator.testkit.story.TaskLane;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What happened, to look at: a page with a lane for each task, a picture, or JSON.
 *
 * <pre>{@code
 * Files.writeString(path, StoryReport.of(ecs).html());
 * }</pre>
 *
 * <p>The page is one file that loads nothing. It zooms, and leads from each entry back to the call that brought it about; above
 * the lanes stands what the lints found. Lanes
 * that are equal share one row, and so do idle ones where there are many. The picture is one without a script, for documents. The
 * JSON has all lanes and all entries, and is described by {@code docs/story.schema.json}. Immutable.
 */
public final class StoryReport {
    /** What a browser may run for a report and what it may load: its own script and styles, and nothing else. */
    public static final String POLICY = Page.POLICY;

    private final Story story;
    private final Story whole;
    private final Predicate<JournalEvent> wanted;
    private final String title;
    private final String words;

    private StoryReport(Story story, Story whole, Predicate<JournalEvent> wanted, String title, String words) {
        this.story = story;
        this.whole = whole;
        this.wanted = wanted;
        this.title = title;
        this.words = words;
    }

    /** {@return the report of a world as it stands} */
    public static StoryReport of(EcsSimulator ecs) {
        return of(Story.of(ecs));
    }

    /** {@return the report of a story} */
    public static StoryReport of(Story story) {
        Objects.requireNonNull(story, "story");
        return new StoryReport(story, story, event -> true, "ecs-simulator", "");
    }

    /** {@return a report of wanted events only; a task or a service has a lane if one of them is a change of it} */
    public StoryReport only(Predicate<JournalEvent> wanted) {
        Objects.requireNonNull(wanted, "wanted");
        Predicate<JournalEvent> both = this.wanted.and(wanted);
        return new StoryReport(narrowed(story, both), whole, both, title, words);
    }

    /** The part of a story that some events tell of. */
    private static Story narrowed(Story whole, Predicate<JournalEvent> wanted) {
        Set<Object> changed = new HashSet<>();
        Set<Long> told = new HashSet<>();
        for (JournalEntry entry : whole.journal().entries()) {
            if (wanted.test(entry.event())) {
                told.add(entry.sequence());
                changed.add(changedBy(entry.event()));
            }
        }
        return new Story(
                whole.seed(),
                whole.start(),
                whole.now(),
                whole.tasks().stream()
                        .filter(lane -> changed.contains(lane.task().id()))
                        .toList(),
                whole.services().stream()
                        .filter(lane -> changed.contains(lane.service()))
                        .toList(),
                whole.strays().stream()
                        .filter(ask -> told.contains(ask.sequence()))
                        .toList(),
                whole.journal(),
                whole.lines());
    }

    private static Object changedBy(JournalEvent event) {
        if (event instanceof TaskEvent change) {
            return change.task().id();
        }
        if (event instanceof WorkEvent work) {
            return work.task().id();
        }
        if (event instanceof ServiceEvent change) {
            return change.service();
        }
        return event instanceof DeploymentEvent step ? step.service() : "nothing";
    }

    /**
     * {@return this report with a heading of its page}
     *
     * @param title what it is about, such as the name of a test
     * @param words what is to be said first, such as how the test failed; may be empty, and have several lines
     */
    public StoryReport titled(String title, String words) {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(words, "words");
        return new StoryReport(story, whole, wanted, title, words);
    }

    /** {@return the page, an HTML document} */
    public String html() {
        return new Page(story, findings(), wanted, title, words).html();
    }

    /** A part of a story shows other mistakes than the whole: what is left out was no omission of the code under test. */
    private List<Finding> findings() {
        Set<TaskRef> tasks = story.tasks().stream().map(TaskLane::task).collect(Collectors.toSet());
        return Lints.of(whole).findings().stream()
                .filter(finding -> finding.taskIfAny().map(tasks::contains).orElseGet(() -> isWanted(finding)))
                .toList();
    }

    private boolean isWanted(Finding finding) {
        return story.journal()
                .entry(finding.sequence())
                .filter(entry -> wanted.test(entry.event()))
                .isPresent();
    }

    /** {@return the picture, an SVG document} */
    public String svg() {
        return new Picture(story, new Rows(story).all()).svg(Picture.MOST_ROWS);
    }

    /** {@return the story as JSON, in plain ASCII} */
    public String json() {
        return new StoryJson(story, wanted).text();
    }
}
