package io.github.ecssimulator.readme.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A page of {@code docs}, or a section of it, that shows parts of sources and of failures. Who tests it says which.
 *
 * @param text as it is written
 */
public record Page(String text) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final String LEFT_OUT = "...\n";

    /** Reads a page. */
    public static Page of(String name) {
        return new Page(read(Path.of("../docs").resolve(name)));
    }

    /** The section whose heading begins so. */
    public Page section(String heading) {
        Matcher section = Pattern.compile("(?ms)^## " + Pattern.quote(heading) + ".*?(?=^## |\\z)")
                .matcher(text);
        if (!section.find()) {
            throw new AssertionError("No section begins with " + heading);
        }
        return new Page(section.group());
    }

    /** The blocks of a language; what a program printed has none. */
    public List<String> blocks(String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** Tells whether whole lines of a source say so, wherever they begin. */
    public static boolean isPart(String block, String source) {
        return IntStream.rangeClosed(0, 8)
                .mapToObj(depth -> block.replaceAll("(?m)^(?=.)", "    ".repeat(depth)))
                .anyMatch(part -> source.contains("\n" + part));
    }

    /** What stands between the lines that a block leaves out. */
    public static String[] partsOf(String block) {
        return block.split(Pattern.quote(LEFT_OUT));
    }

    /** What the files of a directory say. */
    public static List<String> sources(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(Page::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a file says. */
    public static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
