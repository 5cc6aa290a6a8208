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
        assertThat(published.stream().flatMap(source -> PublicJavadoc.missingIn(source).stream()))
                .isEmpty();
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
        for (Path module : modules()) {
            Path start = module.resolve(directory);
            if (Files.exists(start)) {
                try (Stream<Path> files = Files.walk(start)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .sorted()
                            .map(JavaSource::read)
                            .forEach(sources::add);
                }
            }
        }
        return sources;
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> children = Files.list(ROOT)) {
            return children.filter(child -> Files.exists(child.resolve("pom.xml")))
                    .sorted()
                    .toList();
        }
    }
}
