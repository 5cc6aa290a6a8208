package io.github.ecssimulator.testkit.misuse;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.report.StoryReport;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.GetTaskProtectionResponse;

/** Text of others stays in its line of a message and of a report. */
class ForgedLineTest {
    private static final String FORGED = "done\n2024-01-01T00:00:00Z  cluster media was deleted\u202e\u2028";
    private static final String SEEN = "done\\n2024-01-01T00:00:00Z  cluster media was deleted\\u202e\\u2028";

    static Stream<Arguments> stories() {
        EcsSimulator ecs = EcsSimulator.create();
        SimulatedService transcoder = ecs.createCluster("media").createService("transcoder", 1);
        SimulatedTask task = transcoder.tasks().get(0);
        task.work(FORGED);
        task.stop(FORGED);
        GetTaskProtectionResponse answer = GetTaskProtectionResponse.builder()
                .failures(Failure.builder().arn(FORGED).reason(FORGED).build())
                .build();
        return Stream.of(
                message("task", () -> assertThat(task).isRunning()),
                message("stopped reason", () -> assertThat(task).hasStoppedReason("other")),
                message(
                        "expected reason",
                        () -> assertThat(transcoder.tasks().get(0)).hasStoppedReason(FORGED)),
                message("service", () -> assertThat(transcoder).lostNoWork()),
                message("work", () -> assertThat(task).lostNoWork()),
                message("expected work", () -> assertThat(task).survivedUntilEndOf(FORGED)),
                message("response", () -> assertThat(answer).hasNoFailures()),
                message("name", () -> assertThat(answer).hasProtectedTask(FORGED)),
                Arguments.of("HTML", StoryReport.of(ecs).html()),
                Arguments.of("SVG", StoryReport.of(ecs).svg()));
    }

    private static Arguments message(String kind, ThrowingCallable assertion) {
        return Arguments.of(kind, String.valueOf(catchThrowable(assertion).getMessage()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void story_withForgedText_hasItInOneLine(String kind, String story) {
        Assertions.assertThat(story).contains(SEEN).doesNotContain("done\n", "\u202e", "\u2028");
    }
}
