package io.github.ecssimulator.readme;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.junit5.SdkInUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/**
 * Every code block of the README and of the pages in {@code docs} is known to this test. Each Java block is a whole class of
 * this package, which the compiler has seen and which runs here; what is not Java stands in a file that is tested elsewhere.
 */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]*)#?([^)]*)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final String EXAMPLE = "examples/queue-worker/";
    private static final Set<String> NOT_SHOWN = Set.of("Application", "Transcoder"); // of the Spring user
    private static final Set<String> OF_PARTS = Set.of("lints.md", "guide.md", "migration.md");

    private final Path module = Path.of("").toAbsolutePath();
    private final Map<String, String> pages = pages();
    private final String readme = page("README.md");
    private final Map<String, String> sources = sources();

    @Test
    void blocks_ofAllPages_areKnownToThisTest() {
        Map<String, Map<String, Long>> languages = new TreeMap<>();
        pages.forEach((name, text) -> languages.put(name, languages(text)));

        assertThat(languages)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        entry("README.md", Map.of("java", 2L, "xml", 1L, "kotlin", 1L, "", 1L)),
                        entry("recipes.md", Map.of("java", 37L, "sh", 1L, "js", 1L, "py", 1L, "", 1L)),
                        entry("guide.md", Map.of("java", 21L, "", 9L, "properties", 1L)), // parts, which GuideTest runs
                        entry("migration.md", Map.of("java", 10L, "", 3L)), // parts, which MigrationTest runs
                        entry("failures.md", Map.of("", 1L)), // of the gallery
                        entry("lints.md", Map.of("java", 11L)), // parts, which LintsPageTest of the testkit runs
                        entry("fixtures.md", Map.of("java", 1L, "json", 1L, "", 2L)), // commands, and an error
                        entry("architecture.md", Map.of("", 5L)), // pictures
                        entry(EXAMPLE + "README.md", Map.of("", 1L)), // commands
                        entry("mutation.md", Map.of("", 1L)), // commands
                        entry("fidelity.md", Map.of()),
                        entry("performance.md", Map.of())));
        pages.forEach((name, text) -> assertThat(BLOCK.matcher(text).replaceAll(""))
                .as("%s without its blocks", name)
                .doesNotContain("```"));
    }

    private static Map<String, Long> languages(String text) {
        return BLOCK.matcher(text)
                .results()
                .collect(Collectors.groupingBy(block -> block.group(1), TreeMap::new, Collectors.counting()));
    }

    @Test
    void javaBlocks_all_areWholeSources() {
        String head = "package " + getClass().getPackageName() + ";\n\n";
        List<String> asShown = sources.values().stream()
                .map(source -> source.replace("TestCases ", "Test ")) // so called that only this test runs it
                .toList();

        assertThat(blocks("java")).allSatisfy(block -> assertThat(asShown).contains(head + block));
    }

    @Test
    void sources_all_haveExactlyOneBlock() {
        Set<String> shown = new TreeSet<>(sources.keySet());
        shown.removeAll(NOT_SHOWN);

        assertThat(blocks("java")).doesNotHaveDuplicates().hasSameSizeAs(shown);
    }

    @Test
    void links_toPagesAndHeadings_leadSomewhere() {
        pages.forEach((name, text) -> LINK.matcher(text).results().forEach(link -> {
            Path page = module.resolveSibling(name.endsWith("README.md") ? name : "docs/" + name);
            Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
            assertThat(target).as("%s in %s", link.group(), name).exists();
            if (!link.group(2).isEmpty()) {
                assertThat(anchors(read(target)))
                        .as("%s in %s", link.group(), name)
                        .contains(link.group(2));
            }
        }));
    }

    /** As the place that shows the pages makes them: small letters, hyphens for blanks, and no other sign. */
    private static List<String> anchors(String text) {
        return HEADING.matcher(BLOCK.matcher(text).replaceAll(""))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\d _-]", "").replace(' ', '-'))
                .toList();
    }

    /** The script {@code real-clients/run} runs them. */
    @Test
    void blocksOfOtherLanguages_standInTheirExamples() {
        Path examples = module.resolveSibling("real-clients");

        assertThat(read(examples.resolve("example.sh"))).contains(blocks("sh").get(0));
        assertThat(read(examples.resolve("example.mjs"))).endsWith(blocks("js").get(0));
        assertThat(read(examples.resolve("example_test.py")))
                .endsWith(blocks("py").get(0));
        assertThat(read(examples.resolve("run"))).contains("./example.sh", "node example.mjs", "example_test.py");
    }

    @Test
    void failure_ofThePage_isOneOfTheGallery() {
        String text = read(module.resolve("src/test/resources/gallery/HeartbeatDied.txt"));

        assertThat(text).contains(blocks(page("failures.md"), "").get(0));
    }

    @Test
    void scoreCard_ofThePage_isOneOfTheKit() {
        String text = read(module.resolve("src/test/resources/kit/CountsNoJobs.txt"));

        assertThat(text.strip()).isEqualTo(blocks(page("recipes.md"), "").get(0).strip());
    }

    @Test
    void fixture_ofThePage_isTheOneOfItsTest() {
        Path fixture = module.resolve("src/test/resources")
                .resolve(getClass().getPackageName().replace('.', '/'))
                .resolve("media.json");

        assertThat(blocks("json")).containsExactly(read(fixture));
    }

    @Test
    void firstBlock_isOneWholeTest() {
        String source = sources.get("TranscoderTest");

        assertThat(source)
                .isEqualTo("package " + getClass().getPackageName() + ";\n\n"
                        + blocks(readme, "java").get(0));
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
    void coordinates_areThoseOfTheBuild() {
        String xml = blocks("xml").get(0);
        String parent = read(module.resolveSibling("pom.xml"));
        String pom = read(module.resolve("pom.xml"));

        assertThat(element("groupId", xml)).isEqualTo(element("groupId", parent));
        assertThat(element("version", xml)).isEqualTo(element("revision", parent));
        assertThat(pom).contains("<artifactId>" + element("artifactId", xml) + "</artifactId>");
        assertThat(element("artifactId", xml)).isEqualTo("ecs-simulator-junit5");
        assertThat(blocks("kotlin").get(0))
                .contains("testImplementation(\"" + element("groupId", xml) + ":" + element("artifactId", xml) + ":"
                        + element("version", xml) + "\")");
        assertThat(readme)
                .contains("JUnit " + element("junit.version", parent) + " and ")
                .contains(" and " + element("awssdk.version", parent) + ".");
        String example = read(module.resolveSibling(EXAMPLE + "pom.xml"));
        assertThat(element("ecs-simulator.version", example)).isEqualTo(element("revision", parent));
        assertThat(element("awssdk.version", example)).isEqualTo(element("awssdk.version", parent));
        assertThat(element("junit.version", example)).isEqualTo(element("junit.version", parent));
        String lowest = read(module.resolveSibling("consumers/junit-lowest/pom.xml"));
        assertThat(element("junit.version", lowest)).isEqualTo("5.9.0");
        assertThat(readme).contains("JUnit 5.9, or newer");
    }

    @Test
    void commands_areTheTwoOfTheBuild() {
        assertThat(blocks(readme, "").get(0).lines().map(line -> line.replaceFirst(" +#.*", "")))
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
        return pages.entrySet().stream()
                .filter(page -> !OF_PARTS.contains(page.getKey()))
                .flatMap(page -> blocks(page.getValue(), language).stream())
                .toList();
    }

    private static List<String> blocks(String text, String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map((MatchResult block) -> block.group(2))
                .toList();
    }

    private static String element(String name, String xml) {
        return Pattern.compile("<" + Pattern.quote(name) + ">([^<]*)</")
                .matcher(xml)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private Map<String, String> pages() {
        Map<String, String> found = new TreeMap<>();
        for (String readme : List.of("README.md", EXAMPLE + "README.md")) {
            found.put(readme, read(module.resolveSibling(readme)));
        }
        found.putAll(files(module.resolveSibling("docs"), ".md", ".md"));
        return found;
    }

    private String page(String name) {
        return Objects.requireNonNull(pages.get(name), name);
    }

    private Map<String, String> sources() {
        Path directory = module.resolve("src/test/java")
                .resolve(getClass().getPackageName().replace('.', '/'));
        Map<String, String> found = files(directory, ".java", "");
        found.remove("ReadmeTest");
        return found;
    }

    /** The files of a directory that end so, by their names. */
    private static Map<String, String> files(Path directory, String suffix, String suffixOfName) {
        try (Stream<Path> files = Files.list(directory)) {
            Map<String, String> found = new TreeMap<>();
            files.filter(file -> file.toString().endsWith(suffix))
                    .forEach(
                            file -> found.put(file.getFileName().toString().replace(suffix, suffixOfName), read(file)));
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
