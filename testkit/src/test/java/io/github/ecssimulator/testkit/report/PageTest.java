package io.github.ecssimulator.testkit.report;

import static io.github.ecssimulator.testkit.report.ReportWorld.data;
import static io.github.ecssimulator.testkit.report.ReportWorld.marks;
import static io.github.ecssimulator.testkit.report.ReportWorld.rows;
import static io.github.ecssimulator.testkit.report.ReportWorld.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.testkit.story.Story;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final Pattern ELEMENT = Pattern.compile("(?s)<(script|style)>(.*?)</\\1>");

    private final ReportWorld world = new ReportWorld(3);

    @Test
    void row_ofATask_hasItsLifeItsProtectionAndItsStop() {
        world.protect(0, 30);
        world.service.scaleTo(0);
        world.pass(40);

        JsonNode data = world.data();

        assertThat(marks(data, rows(data, "task").get(0)))
                .satisfiesExactly(
                        life -> assertThat(life).isEqualTo("life 0-1800 ran until it was told to stop"),
                        window -> assertThat(window).isEqualTo("protected 0-1800 protected until +00:30: it ran out"),
                        ask -> assertThat(ask).isEqualTo("set 0-0 protect for 30 min: done (typed API)"),
                        end -> assertThat(end).isEqualTo("expired 1800-1800 the protection ran out"),
                        stop -> assertThat(stop)
                                .startsWith("stop 1800-1800 told to stop, ServiceSchedulerInitiated: Scaling"));
    }

    @Test
    void row_ofAService_hasWhatItWantsAndItsScaleIn() {
        world.protect(0, 30);
        world.service.scaleTo(0);

        JsonNode data = world.data();

        assertThat(marks(data, rows(data, "service").get(0)))
                .contains(
                        "count 0-0 wants 3",
                        "count 0-0 wants 0",
                        "scale-in 0-0 scales in to 0: stops 2, spares 1 protected",
                        "held 0-0 cannot scale in to 0: 1 protected");
    }

    @Test
    void row_ofAskedAndWorkingTask_tellsRefusalsAndLostWork() {
        Work upload = world.tasks.get(0).work("upload");
        try (upload) {
            world.ask(world.tasks.get(0).id(), true, 0);
            world.pass(10);
            world.service.scaleTo(0);
        }

        JsonNode data = world.data();

        assertThat(marks(data, rows(data, "task").get(0)))
                .anySatisfy(work ->
                        assertThat(work).startsWith("lost-work 0-600 work \"upload\" lost: the task ended at +00:10"))
                .anySatisfy(refusal -> assertThat(refusal)
                        .startsWith("refused 0-0 protect for 0 min: refused, InvalidParameterException"));
    }

    @Test
    void ask_ofNoTaskOfTheWorld_hasARowOfItsOwn() {
        world.ask("8f03e4128f03e4128f03e4128f03e412", true, 10);

        JsonNode data = world.data();

        assertThat(marks(data, rows(data, "strays").get(0)))
                .singleElement()
                .asString()
                .contains("of 8f03e4128f03e4128f03e4128f03e412: ", "refused, MISSING");
    }

    @Test
    void entries_ofAMark_leadBackToTheCallAndItsLine() {
        world.protect(0, 30);
        world.service.scaleTo(0);
        world.pass(40);
        JsonNode data = world.data();

        long sequence = world.ecs
                .journal()
                .first(TaskEvent.ProtectionExpired.class)
                .orElseThrow()
                .sequence();
        JsonNode expiry = data.get("entries").get("" + sequence);
        JsonNode set = data.get("entries").get(expiry.get(1).asText());
        JsonNode call = data.get("entries").get(set.get(1).asText());

        assertThat(set.get(2).asText()).endsWith("is protected until +00:30");
        assertThat(call.get(2).asText()).contains("typed API called UpdateTaskProtection(");
        assertThat(call.get(1).asLong()).isZero();
    }

    @Test
    void entry_whoseLineIsKnown_hasIt() {
        world.protect(0, 30);
        Story story = Story.of(world.ecs);
        long call =
                world.ecs.journal().first(CallEvent.Made.class).orElseThrow().sequence();
        Story located = new Story(
                story.seed(),
                story.start(),
                story.now(),
                story.tasks(),
                story.services(),
                story.strays(),
                story.journal(),
                Map.of(call, "Worker.protect (Worker.java:22)"));

        JsonNode data = data(StoryReport.of(located).html());

        assertThat(data.get("entries").get("" + call).get(3).asText()).isEqualTo("Worker.protect (Worker.java:22)");
        assertThat(StoryReport.of(located).json()).contains("\"line\":\"Worker.protect (Worker.java:22)\"");
    }

    @Test
    void lines_thatRepeat_areToldOnce() {
        for (int i = 0; i < 240; i++) {
            world.protect(0, 10);
            world.ecs.clock().advance(Duration.ofSeconds(30));
        }

        JsonNode data = world.data();

        assertThat(stream(data.get("log")).filter(line -> line.get(1).asInt() > 1))
                .singleElement()
                .satisfies(line -> assertThat(line.get(1).asInt()).isBetween(230, 240))
                .satisfies(line -> assertThat(line.get(2).asInt()).isEqualTo(2)) // the call, and what it did
                .satisfies(line -> assertThat(line.get(3).asInt()).isEqualTo(239 * 30));
        assertThat(marks(data, rows(data, "task").get(0)))
                .anySatisfy(run -> assertThat(run).startsWith("renewed 30-7170 239 x renew for 10 min: done"))
                .anySatisfy(run -> assertThat(run).endsWith(", each 30 s"));
    }

    @Test
    void only_someEvents_leavesLanesAndLinesOut() {
        world.protect(1, 10);

        String html = world.report()
                .only(event -> event instanceof TaskEvent.ProtectionSet)
                .html();

        assertThat(data(html).get("rows")).hasSize(1);
        assertThat(data(html).get("log")).hasSize(1);
        assertThat(html).doesNotContain("was created");
    }

    @Test
    void emptyWorld_hasAPage() {
        try (EcsSimulator empty = EcsSimulator.create()) {
            assertThat(data(StoryReport.of(empty).html()).get("rows")).isEmpty();
        }
    }

    @Test
    void findings_ofTheLints_haveTheirFixTheirSectionAndTheirEntry() {
        world.protect(0, 30);
        world.pass(40);

        String html = world.report().html();

        long expiry = world.ecs
                .journal()
                .first(TaskEvent.ProtectionExpired.class)
                .orElseThrow()
                .sequence();
        assertThat(html)
                .contains("<button type=\"button\" value=\"" + expiry
                        + "\"><strong>expired</strong> task media/transcoder/")
                .contains("lost its protection at +00:30, 30 min after it was set, and nobody cleared it")
                .contains("Mend it: clear it (protectionEnabled false) as soon as the work is done.")
                .contains("docs/lints.md#expired");
        assertThat(data(html).get("entries").has("" + expiry)).isTrue();
    }

    @Test
    void findings_ofATaskThatIsLeftOut_areLeftOut() {
        world.protect(0, 30);
        world.pass(40);
        world.protect(1, 30);

        assertThat(world.report()
                        .only(event ->
                                event.concerns(new TaskId(world.tasks.get(1).id())))
                        .html())
                .contains("<strong>still-protected</strong>")
                .doesNotContain("<strong>expired</strong>");
    }

    @Test
    void findings_none_haveNoHeading() {
        assertThat(world.report().html()).doesNotContain("What the lints found");
    }

    @Test
    void policy_allowsTheScriptAndTheStylesOfThePage_andNothingElse() {
        String html = world.report().html();
        List<String> hashes = ELEMENT.matcher(html)
                .results()
                .map(MatchResult::group)
                .map(element -> Markup.hash(element.replaceAll("(?s)^<\\w+>|</\\w+>$", "")))
                .toList();

        assertThat(hashes)
                .hasSize(3)
                .allSatisfy(hash -> assertThat(StoryReport.POLICY).contains(hash));
        assertThat(StoryReport.POLICY)
                .startsWith("default-src 'none'; ")
                .doesNotContain("unsafe", "data:", "http", "*")
                .hasSizeLessThan(350);
        assertThat(html)
                .contains("<meta http-equiv=\"Content-Security-Policy\" content=\"" + StoryReport.POLICY + "\">")
                .doesNotContain(" style=", " src=", "href=", "url(", "@import", " onclick=", "innerHTML");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</title><b>",
                "</script><img onerror=alert(1)>",
                "<!--<script>",
                "a & b &lt; \" ' `",
                "\u2028\u2029\u0000\u202e",
                "\ud800 half \udfff",
                "@data@ $1 \\1",
                "]]>"
            })
    void hostileText_inTitleWordsWorkFindingsAndReason_staysText(String text) {
        String id = world.tasks.get(0).id();
        Work work = world.tasks.get(0).work(text);
        world.ask(id, true, 30);
        world.ask(text, true, 30);
        world.tasks.get(0).stop(text); // loses the work
        work.finish();

        String html = world.report().titled(text, text).html();

        assertThat(html).doesNotContain("alert(1)</script>", "<b>", "<img", "<!--<", "\u202e", "\u0000");
        assertThat(ELEMENT.matcher(html).results()).hasSize(3);
        assertThat(Pattern.compile("</script").matcher(html).results()).hasSize(2);
        assertThat(Pattern.compile("</title>")
                        .matcher(html.substring(0, html.indexOf("<svg")))
                        .results())
                .hasSize(1);
        assertThat(new String(html.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .as("what a file keeps of it")
                .isEqualTo(html);
        assertThat(html).contains("<strong>bad-call</strong>", "<strong>lost-work</strong>");
        assertThat(data(html).get("rows")).hasSize(6);
    }
}
