package io.github.ecssimulator.testkit.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.RunTask;
import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.testkit.report.StoryReport;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Any text of others in a report: it is shown, and is never markup, script or data. */
final class ReportTarget {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ELEMENT = Pattern.compile("</?[a-zA-Z!][^\\s>]*");

    private ReportTarget() {}

    static void take(byte[] input) {
        List<String> lines = new String(input, UTF_8).lines().limit(8).toList();
        StoryReport report = report(lines);
        String page = report.html();
        String plain = report(
                        lines.stream().map(line -> "x".repeat(line.length())).toList())
                .html();
        assertThat(elements(page)).isEqualTo(elements(plain));
        assertThat(page)
                .contains("<meta http-equiv=\"Content-Security-Policy\" content=\"" + StoryReport.POLICY + "\">");
        checkData(page.substring(page.indexOf("<script"), page.indexOf("</script>")));
        checkMarkup(report.svg());
        checkJson(report.json());
    }

    /** The words of a line stand in places that say so: a cause, a name of work, a heading, and all that RunTask takes. */
    private static StoryReport report(List<String> lines) {
        EcsSimulator ecs = Worlds.small();
        SimulatedTask task = ecs.task(Worlds.TASK).orElseThrow();
        runTask(ecs, lines);
        ecs.api(line(lines, 4))
                .updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(task.id()), true, 1));
        task.work(line(lines, 5));
        ecs.clock().advance(Duration.ofMinutes(2));
        stop(task, line(lines, 6));
        return StoryReport.of(ecs).titled(line(lines, 0), String.join("\n", lines));
    }

    private static void stop(SimulatedTask task, String reason) {
        try {
            task.stop(reason);
        } catch (IllegalStateException e) {
            // longer than a reason may be
        }
    }

    private static void runTask(EcsSimulator ecs, List<String> lines) {
        try {
            ecs.api(line(lines, 0))
                    .execute(RunTask.request(r -> r.cluster("media")
                            .taskDefinition("transcoder")
                            .group(line(lines, 1))
                            .startedBy(line(lines, 2))
                            .tags(List.of(new Tag("key", line(lines, 3))))));
        } catch (EcsException e) {
            // such a text may not stand there; the refusal is told, too
        }
    }

    private static String line(List<String> lines, int number) {
        String line = lines.isEmpty() ? "" : lines.get(number % lines.size());
        return line.isBlank() ? "-" : line;
    }

    private static List<String> elements(String page) {
        return page.lines()
                .flatMap(line -> ELEMENT.matcher(line).results().map(MatchResult::group))
                .toList();
    }

    private static void checkData(String script) {
        checkJson(script.substring(script.indexOf('>') + 1));
    }

    private static void checkJson(String text) {
        try {
            assertThat(JSON.readTree(text).isObject()).isTrue();
        } catch (IOException e) {
            throw new AssertionError("No JSON: " + text, e);
        }
    }

    private static void checkMarkup(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            assertThat(builder.parse(new InputSource(new StringReader(svg)))
                            .getDocumentElement()
                            .getTagName())
                    .isEqualTo("svg");
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("No XML: " + svg, e);
        }
    }

    static List<byte[]> seeds() {
        return List.of("worker\ngroup\nstarted\nvalue\nother\nwork\nreason".getBytes(UTF_8));
    }
}
