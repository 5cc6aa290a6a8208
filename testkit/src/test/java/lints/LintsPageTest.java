package lints;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.testkit.lint.Finding;
import io.github.ecssimulator.testkit.lint.Lint;
import io.github.ecssimulator.testkit.lint.Lints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code docs/lints.md} to what the lints do: a section for each, with a worker that has the mistake. */
@Tag("any-version")
class LintsPageTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^## (.*)$");

    private final String page = read("../docs/lints.md");

    static List<Example> examples() {
        return Examples.all();
    }

    private static List<Finding> findings(Example example) {
        return Lints.of(example.world).findings().stream()
                .filter(finding -> finding.lint() == example.lint)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void brokenWorker_hasTheFinding(Example example) {
        example.broken();

        assertThat(findings(example))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.fix()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void mendedWorker_hasItNot(Example example) {
        example.mended();

        assertThat(findings(example)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void brokenWorker_thatMeansItSo_hasItNot(Example example) {
        Lints.in(example.world).allow(example.lint);
        example.broken();

        assertThat(findings(example)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Lint.class)
    void lint_hasItsSectionAndItsLine(Lint lint) {
        assertThat(page).contains("## " + lint.id() + "\n").contains("| [`" + lint.id() + "`](#" + lint.id() + ") |");
        assertThat(Lint.of(lint.id())).isEqualTo(lint);
    }

    @Test
    void sections_areThoseOfTheLints() {
        assertThat(HEADING.matcher(page).results().map(heading -> heading.group(1)))
                .containsAll(Arrays.stream(Lint.values()).map(Lint::id).toList());
    }

    @Test
    void blocks_areCodeThatRunsHere() {
        String examples = strippedOf(read("src/test/java/lints/Examples.java"));

        assertThat(BLOCK.matcher(page).results().map((MatchResult block) -> strippedOf(block.group(1))))
                .hasSize(Examples.all().size())
                .allSatisfy(block -> assertThat(examples).contains(block));
    }

    @Test
    void finding_knowsTheLineOfTheWorker() {
        Examples.Margin margin = new Examples.Margin();
        margin.broken();

        assertThat(findings(margin).get(0).lineIfKnown())
                .hasValueSatisfying(line -> assertThat(line).matches(".*\\(Examples?\\.java:\\d+\\)"));
    }

    private static String strippedOf(String code) {
        return code.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .reduce("", (all, line) -> all + line + "\n");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
