package io.github.ecssimulator.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.model.GivenTask;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.testkit.story.Story;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class PictureTest {
    private final ReportWorld world = new ReportWorld(1);

    private static List<Element> ofClass(String svg, String name) {
        try {
            var groups = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                    .getElementsByTagName("g");
            return IntStream.range(0, groups.getLength())
                    .mapToObj(i -> (Element) groups.item(i))
                    .filter(group -> group.getAttribute("class").equals(name))
                    .toList();
        } catch (Exception e) {
            throw new AssertionError(svg, e);
        }
    }

    private static String width(Element group) {
        return ((Element) group.getElementsByTagName("rect").item(0)).getAttribute("width");
    }

    @Test
    void protection_forHalfTheTime_spansHalfTheAxis() {
        world.protect(0, 60);
        world.pass(120);

        String svg = world.report().svg();

        assertThat(ofClass(svg, "life")).extracting(PictureTest::width).containsExactly("790");
        assertThat(ofClass(svg, "protected")).extracting(PictureTest::width).containsExactly("395");
        assertThat(ofClass(svg, "point stop")).isEmpty();
        assertThat(svg).contains(">+00:15</text>", ">+02:00</text>");
    }

    @Test
    void taskThatWasStoppedFromBefore_livesNoLonger() {
        world.ecs.cluster("media").addTask(GivenTask.inStatus(TaskStatus.STOPPED));
        world.pass(120);

        String svg = world.report().svg();

        assertThat(ofClass(svg, "life")).extracting(PictureTest::width).containsExactly("790", "1");
        assertThat(ofClass(svg, "life"))
                .extracting(Element::getTextContent)
                .containsExactly("+00:00 runs", "+00:00 had ended");
    }

    @Test
    void stop_withMarkupInItsReason_staysWellFormed() {
        world.tasks.get(0).stop("<script>alert('&\u0001')</script>");

        assertThat(ofClass(world.report().svg(), "point stop"))
                .singleElement()
                .satisfies(stop -> assertThat(stop.getTextContent()).contains("<script>alert('&\\u0001')</script>"));
    }

    @Test
    void label_thatIsCut_keepsItsCharactersWhole() {
        world.tasks.get(0).work("\ud83d\ude00".repeat(80));
        world.tasks.get(0).work("a" + "\ud83d\ude00".repeat(80));
        world.pass(60);

        assertThat(world.report().svg()).contains("\ud83d\ude00..</text>").doesNotContain("\ufffd");
    }

    private static double number(Element group, String tag, String name) {
        return Double.parseDouble(((Element) group.getElementsByTagName(tag).item(0)).getAttribute(name));
    }

    @Test
    void rows_standOneBelowTheOther_withinThePicture() {
        world.pass(60);

        String svg = world.report().svg();

        List<Double> tops = ofClass(svg, "life").stream()
                .map(life -> number(life, "rect", "y"))
                .toList();
        assertThat(tops).hasSize(1);
        List<Double> names = ofClass(svg, "task").stream()
                .map(row -> number(row, "text", "y"))
                .toList();
        double service = number(ofClass(svg, "service").get(0), "text", "y");
        double row = number(ofClass(svg, "service").get(0), "rect", "height");
        assertThat(names).containsExactly(service + row);
        assertThat(tops.get(0)).isBetween(service, service + row);
        assertThat(svg).contains("viewBox=\"0 0 ", "P protected  R renewed  U cleared");
    }

    @Test
    void points_ofOneInstant_standSideBySide_eachWithItsLetterInTheMiddle() {
        world.protect(0, 30);
        world.pass(10);
        world.protect(0, 30);
        world.protect(0, 40);
        world.pass(50);

        List<Element> points = ofClass(world.report().svg(), "point renewed");

        assertThat(points).hasSize(2);
        assertThat(number(points.get(1), "text", "x") - number(points.get(0), "text", "x"))
                .isEqualTo(13);
        assertThat(points).allSatisfy(point -> {
            double middle = number(point, "rect", "x") + number(point, "rect", "width") / 2;
            assertThat(number(point, "text", "x")).isEqualTo(middle);
            assertThat(number(point, "text", "y"))
                    .isBetween(
                            number(point, "rect", "y"), number(point, "rect", "y") + number(point, "rect", "height"));
        });
    }

    @Test
    void bar_thatIsLongEnough_hasItsNameInIt() {
        Work film = world.tasks.get(0).work("film");
        world.pass(30);
        film.finish();
        Work frame = world.tasks.get(0).work("frame");
        world.ecs.clock().advance(Duration.ofSeconds(10));
        frame.finish();
        world.pass(30);

        List<Element> bars = ofClass(world.report().svg(), "work");

        assertThat(bars).hasSize(2);
        assertThat(number(bars.get(0), "text", "x")).isEqualTo(number(bars.get(0), "rect", "x") + 3);
        assertThat(number(bars.get(0), "text", "y"))
                .isBetween(
                        number(bars.get(0), "rect", "y"),
                        number(bars.get(0), "rect", "y") + number(bars.get(0), "rect", "height"));
        assertThat(bars.get(0).getTextContent()).endsWith("film");
        assertThat(bars.get(1).getElementsByTagName("text").getLength()).isZero();
    }

    @Test
    void picture_hasColoursForLightAndDark_andNoScript() {
        assertThat(world.report().svg())
                .contains("role=\"img\"", "<title>1 task and 1 service, no time ", "prefers-color-scheme:dark")
                .doesNotContain("<script", "href", "url(");
    }

    @Test
    void emptyJournal_isAnEmptyPicture() {
        try (EcsSimulator empty = EcsSimulator.create()) {
            assertThat(StoryReport.of(empty).svg()).startsWith("<svg").doesNotContain("class=\"life\"");
        }
    }

    @Test
    void axis_ofMoreThanAllMilliseconds_isDrawn() {
        Story story = Story.of(world.ecs);
        Story endless = new Story(
                story.seed(),
                story.start(),
                Instant.MAX,
                story.tasks(),
                story.services(),
                story.strays(),
                story.journal(),
                story.lines());

        assertThat(ofClass(StoryReport.of(endless).svg(), "life")).hasSize(1);
        assertThat(StoryReport.of(endless).html()).contains("\"rows\":[");
    }
}
