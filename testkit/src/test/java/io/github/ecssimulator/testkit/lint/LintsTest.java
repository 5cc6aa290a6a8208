package io.github.ecssimulator.testkit.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.ListTasks;
import io.github.ecssimulator.api.UpdateTaskProtection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How findings are told: in lines, as a text, and as the complaint of a strict test. */
class LintsTest {
    private final LintWorld world = new LintWorld();

    /** As many mistakes as tasks: each is protected until it expires. */
    private Lints expiredOf(int tasks) {
        SimulatedService upload = world.media.createService("upload", tasks);
        for (SimulatedTask task : upload.tasks()) {
            world.ask("media", List.of(task.id()), true, 60);
        }
        world.pass(60);
        return Lints.of(world.ecs);
    }

    private static List<String> textsOf(Lints lints) {
        return lints.findings().stream().map(Finding::text).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 100})
    void lines_whereAllHavePlace_areTheTexts(int most) {
        Lints lints = expiredOf(3);

        assertThat(lints.lines(most)).hasSize(3).isEqualTo(textsOf(lints));
    }

    @ParameterizedTest
    @CsvSource({"1, and 4 more findings", "2, and 3 more findings", "3, and 2 more findings"})
    void lines_whereNotAllHavePlace_endWithTheNumberOfTheOthers(int most, String last) {
        Lints lints = expiredOf(4);

        List<String> lines = lints.lines(most);

        assertThat(lines).hasSize(most).endsWith(last);
        assertThat(lines.subList(0, most - 1)).isEqualTo(textsOf(lints).subList(0, most - 1));
    }

    @Test
    void lines_ofNothing_areNone() {
        assertThat(Lints.of(world.ecs).lines(1)).isEmpty();
    }

    @Test
    void lines_fewerThanOne_areRefused() {
        Lints lints = expiredOf(1);

        assertThatThrownBy(() -> lints.lines(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Findings cannot be told in 0 lines.");
    }

    @Test
    void text_ofAll_isALineForEach() {
        assertThat(Lints.of(world.ecs)).hasToString("no findings");

        Lints lints = expiredOf(2);

        assertThat(lints).hasToString(String.join("\n", textsOf(lints)));
        assertThat(lints.findings())
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding).hasToString(finding.text()));
    }

    @Test
    void complaint_withoutMistakes_isNone() {
        assertThat(Lints.of(world.ecs).complaint()).isEmpty();
    }

    @Test
    void complaint_ofTenMistakes_tellsEach() {
        assertThat(expiredOf(10).complaint().orElseThrow())
                .contains("but there are 10 (")
                .doesNotContain(" more\n")
                .satisfies(text -> assertThat(text.split("\n  expired: ", -1)).hasSize(11));
    }

    @Test
    void complaint_ofMoreThanTen_tellsTenAndTheNumberOfTheOthers() {
        assertThat(expiredOf(12).complaint().orElseThrow())
                .contains("but there are 12 (")
                .endsWith("\n  and 2 more\nMeant so? Lints.in(ecs).allow(Lint.EXPIRED)")
                .satisfies(text -> assertThat(text.split("\n  expired: ", -1)).hasSize(11));
    }

    @Test
    void complaint_ofWhatOneMistakeMayHaveLedTo_namesItBesideThat() {
        world.ask("media", List.of(world.busy.arn()), false, 20);
        world.protect(30);
        world.busy.work("job 7");
        world.transcoder.scaleTo(0);
        world.pass(60);
        world.busy.work("job 8");

        assertThat(Lints.of(world.ecs).complaint().orElseThrow())
                .contains("\n  minutes-with-false: ")
                .contains("\n    it led to: expired, lost-work, life-after-death\nMeant so?");
    }

    @Test
    void complaint_ofTwoMistakesWithOneTask_tellsBothWithTheirFixes() {
        world.ask("media", List.of(world.busy.arn()), false, 20);
        world.protect(30);
        world.ecs.clock().advance(Duration.ofMinutes(10));

        assertThat(Lints.of(world.ecs).complaint().orElseThrow())
                .contains("\n  minutes-with-false: ", "\n  still-protected: ")
                .doesNotContain("it led to");
    }

    @ParameterizedTest
    @EnumSource
    void lint_isKnownByItsName(Lint lint) {
        assertThat(Lint.of(lint.id())).isSameAs(lint);
        assertThat(lint).hasToString(lint.id());
        assertThat(lint.id()).isEqualTo(lint.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @Test
    void lint_thatThereIsNot_isRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> Lint.of("hol"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no lint \"hol\". There are: expired, refused, ")
                .hasMessageEndingWith(", rests-on.");
    }

    @Test
    void lints_whereTheBeginningOfATaskWasDropped_sayNothingOfWhatCameFirst() {
        EcsSimulator brief = EcsSimulator.builder().lenient().journalLimit(16).build();
        SimulatedCluster media = brief.createCluster("media");
        SimulatedTask oneOff = media.runTask();
        SimulatedTask busy = media.createService("transcoder", 1).tasks().get(0);
        brief.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(busy.id()), true, 30));
        IntStream.range(0, 8)
                .forEach(i -> brief.api()
                        .execute(new ListTasks.Request("media", null, null, null, null, null, null, null, null, null)));
        busy.work("job 7");
        brief.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(oneOff.id()), true, 30));
        busy.stop();

        assertThat(Lints.of(brief).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.lint()).isEqualTo(Lint.LOST_WORK);
            assertThat(finding.sentence()).endsWith("it was told to stop at +00:00 by StopTask");
        });
    }
}
