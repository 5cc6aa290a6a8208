package io.github.ecssimulator.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the source files of all modules to the rules about their text. */
class TidyTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<Path> PUBLISHED = Set.of(Path.of("core"), Path.of("testkit"), Path.of("junit5-extension"));
    private static final Path INTERNAL = Path.of("internal");

    @Test
    void sources_ofAllModules_areTidy() throws IOException {
        List<JavaSource> sources = sources("src");

        assertThat(sources).as("sources found under %s", ROOT).isNotEmpty();
        assertThat(sources.stream().flatMap(source -> TidyRules.offences(source).stream()))
                .isEmpty();
    }

    @Test
    void publicFace_ofThePublishedModules_hasJavadoc() throws IOException {
        List<JavaSource> published = sources("src/main").stream()
                .filter(source ->
                        PUBLISHED.contains(ROOT.relativize(source.path()).getName(0)))
                .filter(source -> names(source.path()).noneMatch(INTERNAL::equals))
                .toList();

        assertThat(published).hasSizeGreaterThan(100);
        assertThat(PublicJavadoc.missingIn(published)).isEmpty();
    }

    /** Short enough to be read before it is copied. */
    @Test
    void example_isShort() throws IOException {
        List<JavaSource> sources = sourcesOf(ROOT.resolve("examples/queue-worker"), "src");

        assertThat(sources).hasSizeGreaterThan(3);
        assertThat(sources.stream().mapToInt(source -> source.lines().size()).sum())
                .isLessThan(150);
    }

    @Test
    void modules_areFoundBesideThisOne() throws IOException {
        assertThat(modules()).extracting(Path::getFileName).contains(Path.of("core"), Path.of("testkit"));
    }

    @Test
    void assumptions_inTheCode_haveTheirRowInTheFidelityTable() throws IOException {
        Set<String> used = new TreeSet<>();
        sources("src/main").forEach(source -> used.addAll(TidyRules.assumptionsIn(source.text())));
        Path table = ROOT.resolve("docs/fidelity.md");
        String markdown = Files.exists(table) ? Files.readString(table) : "";

        assertThat(TidyRules.assumptionsListedIn(markdown))
                .as("assumptions listed in docs/fidelity.md")
                .containsAll(used);
    }

    private static Stream<Path> names(Path path) {
        return IntStream.range(0, path.getNameCount()).mapToObj(path::getName);
    }

    private static List<JavaSource> sources(String directory) throws IOException {
        List<JavaSource> sources = new ArrayList<>();
        for (Path project : modules()) {
            sources.addAll(sourcesOf(project, directory));
        }
        for (Path project : projectsIn(ROOT.resolve("examples"))) {
            sources.addAll(sourcesOf(project, directory));
        }
        return sources;
    }

    private static List<JavaSource> sourcesOf(Path project, String directory) throws IOException {
        Path start = project.resolve(directory);
        if (!Files.exists(start)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(JavaSource::read)
                    .toList();
        }
    }

    private static List<Path> modules() throws IOException {
        return projectsIn(ROOT);
    }

    private static List<Path> projectsIn(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(child -> Files.exists(child.resolve("pom.xml")))
                    .sorted()
                    .toList();
        }
    }
}
