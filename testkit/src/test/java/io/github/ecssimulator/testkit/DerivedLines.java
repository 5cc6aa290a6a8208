package io.github.ecssimulator.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Lines of a document that follow from the code. {@code -Ddocs.update=true} writes them. */
public record DerivedLines(Path file, String before, String after) {

    /** Insists that between the two lines, each of which stands there once, are these. */
    public void areExactly(List<String> texts) {
        List<String> expected = texts.stream().flatMap(String::lines).toList();
        List<String> all = lines();
        int from = placeOf(before, all) + 1;
        List<String> behind = all.subList(from, all.size());
        int to = from + placeOf(after, behind);
        if (Boolean.getBoolean("docs.update")) {
            write(Stream.of(all.subList(0, from), expected, all.subList(to, all.size()))
                    .flatMap(List::stream)
                    .toList());
        } else {
            assertThat(all.subList(from, to))
                    .as("lines of %s, which -Ddocs.update=true writes", file.getFileName())
                    .isEqualTo(expected);
        }
    }

    private int placeOf(String line, List<String> lines) {
        assertThat(lines).as(file.toString()).contains(line);
        return lines.indexOf(line);
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(List<String> lines) {
        try {
            Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
