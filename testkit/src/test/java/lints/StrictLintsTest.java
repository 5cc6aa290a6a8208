package lints;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.testkit.internal.explain.LintComplaint;
import io.github.ecssimulator.testkit.lint.Finding;
import io.github.ecssimulator.testkit.lint.Lint;
import io.github.ecssimulator.testkit.lint.Lints;
import io.github.ecssimulator.testkit.story.Story;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A strict test looks up lines of code only where they can tell something, and complains as if it always did. */
@Tag("any-version")
class StrictLintsTest {
    static List<Example> examples() {
        return Examples.all();
    }

    private static void assertThatItComplainsOfAllErrors(Example example) {
        assertThat(LintComplaint.of(example.world).isPresent())
                .isEqualTo(Lints.of(example.world).complaint().isPresent());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void brokenWorker_complains_whereTheLintsDo(Example example) {
        example.broken();

        assertThatItComplainsOfAllErrors(example);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void mendedWorker_complains_whereTheLintsDo(Example example) {
        example.mended();

        assertThatItComplainsOfAllErrors(example);
    }

    @Test
    void deadTask_knownByTheLineOfItsHeartbeatAlone_isComplainedOf() {
        Example worker = new Examples.Expired();
        worker.every(20, () -> worker.protect(10));
        worker.service.scaleTo(0);
        worker.pass(20);

        assertThat(LintComplaint.of(worker.world))
                .hasValueSatisfying(complaint -> assertThat(complaint).contains("life-after-death"));
    }

    @Test
    void storyWithoutLines_isTheSame_butForThem() {
        Example worker = new Examples.Expired();
        worker.broken();
        Story story = Story.of(worker.world);
        Story without = Story.withoutLinesOf(worker.world);

        assertThat(story.lines()).isNotEmpty();
        assertThat(without.lines()).isEmpty();
        assertThat(without)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes("lines|.*\\.line")
                .isEqualTo(story);
    }

    @Test
    void deadTask_protectedFromAnotherLineThanItsHeartbeat_isNotTakenForItsOwnCode() {
        Example worker = new Examples.Expired();
        worker.protect(10);
        worker.own.stop();
        worker.pass(20);
        worker.protectAll(List.of(worker.own.arn()));

        assertThat(Lints.of(worker.world).findings())
                .extracting(Finding::lint)
                .contains(Lint.REFUSED)
                .doesNotContain(Lint.LIFE_AFTER_DEATH);
    }
}
