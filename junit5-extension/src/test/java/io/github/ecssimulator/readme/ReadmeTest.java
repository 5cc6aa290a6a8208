package io.github.ecssimulator.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.junit5.SdkInUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/**
 * Every code block of the README stands, line by line, in a class of this package, which the compiler has seen and which
 * runs here.
 */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final int JAVA_BLOCKS = 12;

    private final Path module = Path.of("").toAbsolutePath();
    private final String readme = read(module.resolveSibling("README.md"));
    private final Map<String, String> sources = sources();

    @Test
    void blocks_ofAllLanguages_areKnownToThisTest() {
        Map<String, Long> languages = BLOCK.matcher(readme)
                .results()
                .collect(Collectors.groupingBy(block -> block.group(1), TreeMap::new, Collectors.counting()));

        assertThat(languages)
                .isEqualTo(new TreeMap<>(Map.of("java", (long) JAVA_BLOCKS, "xml", 1L, "sh", 1L, "js", 1L, "", 1L)));
        assertThat(readme.split("```", -1)).hasSize(2 * (JAVA_BLOCKS + 4) + 1);
    }

    @Test
    void javaBlocks_all_standInExactlyOneSource() {
        for (String block : blocks("java")) {
            assertThat(sources.entrySet().stream().filter(source -> contains(source.getValue(), block)))
                    .as("sources with the block\n%s", block)
                    .hasSize(1);
        }
    }

    /** The script {@code real-clients/run} runs both. */
    @Test
    void blocksOfOtherLanguages_standInTheirExamples() {
        Path examples = module.resolveSibling("real-clients");

        assertThat(read(examples.resolve("example.sh"))).contains(blocks("sh").get(0));
        assertThat(read(examples.resolve("example.mjs"))).contains(blocks("js").get(0));
        assertThat(read(examples.resolve("run"))).contains("./example.sh").contains("node example.mjs");
    }

    @Test
    void firstBlock_isOneWholeTest() {
        String source = sources.get("TranscoderTest");

        assertThat(source)
                .isEqualTo("package " + getClass().getPackageName() + ";\n\n"
                        + blocks("java").get(0));
    }

    @Test
    void sources_all_runAndSucceed() throws ClassNotFoundException {
        for (String name : sources.keySet()) {
            if (name.endsWith("TestCases")) {
                runsOnNewSdk(Class.forName(getClass().getPackageName() + "." + name));
            } else if (name.endsWith("Test")) {
                runs(Class.forName(getClass().getPackageName() + "." + name));
            } else {
                assertThat(sources.values())
                        .as("users of %s", name)
                        .anyMatch(source -> source.contains("new " + name) || source.contains(name + ".class"));
            }
        }
    }

    private static void runsOnNewSdk(Class<?> test) {
        if (SdkInUse.canBeRedirected()) {
            runs(test);
        } else {
            SdkInUse.assertTooOld(execute(test).finished().stream()
                    .flatMap(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream())
                    .toList());
        }
    }

    private static Events execute(Class<?> test) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(test))
                .execute()
                .testEvents();
    }

    private static void runs(Class<?> test) {
        Events tests = execute(test);
        assertThat(tests.succeeded().count()).as("tests of %s", test).isPositive();
        tests.assertStatistics(statistics -> statistics.failed(0).aborted(0).skipped(0));
    }

    @Test
    void sources_all_haveABlock() {
        assertThat(sources).hasSize(13);
        assertThat(sources.entrySet())
                .filteredOn(
                        source -> !Set.of("Application", "Transcoder").contains(source.getKey())) // of the Spring user
                .extracting(Map.Entry::getValue)
                .allSatisfy(source -> assertThat(blocks("java")).anyMatch(block -> contains(source, block)));
    }

    @Test
    void coordinates_areThoseOfTheBuild() {
        String xml = blocks("xml").get(0);
        String parent = read(module.resolveSibling("pom.xml"));
        String pom = read(module.resolve("pom.xml"));

        assertThat(element("groupId", xml)).isEqualTo(element("groupId", parent));
        assertThat(element("version", xml)).isEqualTo(element("revision", parent));
        assertThat(pom).contains("<artifactId>" + element("artifactId", xml) + "</artifactId>");
        assertThat(element("artifactId", xml)).isEqualTo("ecs-simulator-junit5");
        assertThat(readme)
                .contains("JUnit " + element("junit.version", parent) + " and ")
                .contains(" and " + element("awssdk.version", parent) + ".");
        String lowest = read(module.resolveSibling("consumers/junit-lowest/pom.xml"));
        assertThat(element("junit.version", lowest)).isEqualTo("5.9.0");
        assertThat(readme).contains("JUnit 5.9, or newer");
    }

    @Test
    void commands_areTheTwoOfTheBuild() {
        assertThat(blocks("").get(0).lines().map(line -> line.replaceFirst(" +#.*", "")))
                .containsExactly("mvn -q -Pquickstart verify", "mvn -B verify");
        assertThat(read(module.resolveSibling("pom.xml"))).contains("<id>quickstart</id>");
    }

    @Test
    void operations_inTheTable_areThoseThatAreModelled() {
        String rows = readme.lines()
                .filter(line -> line.startsWith("| Operations on "))
                .collect(Collectors.joining());
        List<String> operations = Pattern.compile("`(\\w+)`")
                .matcher(rows)
                .results()
                .map(match -> match.group(1))
                .toList();
        try (EcsSimulator ecs = EcsSimulator.create()) {
            assertThat(operations).containsExactlyInAnyOrderElementsOf(ecs.api().modelledOperations());
        }
    }

    private List<String> blocks(String language) {
        return BLOCK.matcher(readme)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map((MatchResult block) -> block.group(2))
                .toList();
    }

    /** Whether the lines of a block follow each other in a source, at any one indentation. */
    private static boolean contains(String source, String block) {
        return IntStream.of(0, 4, 8)
                .mapToObj(" "::repeat)
                .map(indent -> block.lines()
                        .map(line -> line.isEmpty() ? "" : indent + line)
                        .collect(Collectors.joining("\n", "\n", "\n")))
                .anyMatch(source::contains);
    }

    private static String element(String name, String xml) {
        return Pattern.compile("<" + Pattern.quote(name) + ">([^<]*)</")
                .matcher(xml)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private Map<String, String> sources() {
        Path directory = module.resolve("src/test/java")
                .resolve(getClass().getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(directory)) {
            Map<String, String> found = new TreeMap<>();
            files.filter(file -> !file.endsWith("ReadmeTest.java"))
                    .forEach(file -> found.put(file.getFileName().toString().replace(".java", ""), read(file)));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
