package io.github.ecssimulator.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.model.GivenTask;
import io.github.ecssimulator.model.TaskStatus;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class TimelineReportTest {
    private final EcsSimulator ecs = EcsSimulator.create();
    private final SimulatedTask task =
            ecs.createCluster("media").createService("transcoder", 1).tasks().get(0);

    private Document svg() throws Exception {
        String svg = TimelineReport.of(ecs.journal(), ecs.clock().instant()).svg();
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> ofClass(Document svg, String element, String name) {
        return IntStream.range(0, svg.getElementsByTagName(element).getLength())
                .mapToObj(i -> (Element) svg.getElementsByTagName(element).item(i))
                .filter(found -> found.getAttribute("class").equals(name))
                .toList();
    }

    @Test
    void svg_protectionForHalfTheTime_spansHalfTheAxis() throws Exception {
        ecs.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(task.id()), true, 60));
        ecs.clock().advance(Duration.ofHours(2));

        Document svg = svg();

        assertThat(ofClass(svg, "rect", "lives"))
                .singleElement()
                .satisfies(life -> assertThat(life.getAttribute("width")).isEqualTo("800"));
        assertThat(ofClass(svg, "rect", "protected"))
                .singleElement()
                .satisfies(span -> assertThat(span.getAttribute("width")).isEqualTo("400"));
        assertThat(ofClass(svg, "line", "stop")).isEmpty();
    }

    @Test
    void svg_taskThatWasStoppedFromBefore_livesNoLonger() throws Exception {
        ecs.cluster("media").addTask(GivenTask.inStatus(TaskStatus.STOPPED));
        ecs.clock().advance(Duration.ofHours(2));

        assertThat(ofClass(svg(), "rect", "lives"))
                .extracting(life -> life.getAttribute("width"))
                .containsExactly("800", "1");
    }

    @Test
    void svg_stopWithMarkupInItsReason_staysWellFormed() throws Exception {
        task.stop("<script>alert('&\u0001')</script>");

        assertThat(ofClass(svg(), "line", "stop"))
                .singleElement()
                .satisfies(stop -> assertThat(stop.getTextContent()).contains("<script>alert('&\\u0001')</script>"));
    }

    @Test
    void html_reasonWithMarkup_isEscaped() {
        task.stop("<script>alert(1)</script>");

        assertThat(TimelineReport.of(ecs.journal(), ecs.clock().instant()).html())
                .doesNotContain("<script>")
                .contains("&lt;script&gt;");
    }

    @Test
    void svg_emptyJournal_isAnEmptyPicture() throws Exception {
        try (EcsSimulator empty = EcsSimulator.create()) {
            assertThat(TimelineReport.of(empty.journal(), empty.clock().instant())
                            .svg())
                    .startsWith("<svg")
                    .doesNotContain("<rect");
        }
    }

    @Test
    void svg_axisOfMoreThanAllMilliseconds_isDrawn() {
        assertThat(TimelineReport.of(ecs.journal(), Instant.MAX).svg()).contains("class=\"lives\"");
    }

    @Test
    void html_needsNothingThatItsPolicyForbids() {
        String html = TimelineReport.of(ecs.journal(), ecs.clock().instant()).html();

        assertThat(html)
                .contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
                .doesNotContain(" style=", "<style", "<script", "href=", "src=");
    }
}
