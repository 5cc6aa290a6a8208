package io.github.ecssimulator.fidelity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources of all modules, as far as the ledger has to do with them. */
final class Sources {
    private static final Pattern ASSUMED = Pattern.compile("assumed: (U\\d+(?:(?:, | and |, and )U\\d+)*)");
    private static final Pattern NUMBER = Pattern.compile("U\\d+");
    private static final Pattern TEST_METHOD =
            Pattern.compile("(?m)^\\s+(?:public )?(?:void|Stream<DynamicTest>) (\\w+)\\(");
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Sources() {}

    static String ledger() {
        return read(ROOT.resolve("docs/fidelity.md"));
    }

    /** The numbers behind "assumed:" in the production code of any module. */
    static Set<String> assumptions() {
        Set<String> numbers = new TreeSet<>();
        files("src/main").forEach(file -> numbers.addAll(assumptionsIn(read(file))));
        return numbers;
    }

    static Set<String> assumptionsIn(String source) {
        Set<String> numbers = new TreeSet<>();
        ASSUMED.matcher(source)
                .results()
                .flatMap(match -> NUMBER.matcher(match.group(1)).results())
                .map(MatchResult::group)
                .forEach(numbers::add);
        return numbers;
    }

    /** The tests of any module, as Class#method. */
    static Set<String> tests() {
        Set<String> tests = new TreeSet<>();
        files("src/test").forEach(file -> {
            String type = file.getFileName().toString().replace(".java", "");
            TEST_METHOD.matcher(read(file)).results().forEach(method -> tests.add(type + "#" + method.group(1)));
        });
        return tests;
    }

    private static Stream<Path> files(String directory) {
        return modules()
                .map(module -> module.resolve(directory))
                .filter(Files::exists)
                .flatMap(Sources::walk)
                .filter(file -> file.toString().endsWith(".java"));
    }

    private static Stream<Path> modules() {
        try (Stream<Path> children = Files.list(ROOT)) {
            return children.filter(child -> Files.exists(child.resolve("pom.xml"))).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> walk(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
