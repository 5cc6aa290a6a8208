package io.github.ecssimulator.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One Java file, seen three ways that all keep every line and column where it was: as written, without what string and
 * character literals hold, and without comments either.
 */
record JavaSource(Path path, String text, String withoutStrings, String code) {

    static JavaSource read(Path path) {
        try {
            return of(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JavaSource of(Path path, String text) {
        Blanker blanker = new Blanker(text);
        blanker.run();
        return new JavaSource(path, text, blanker.withoutStrings.toString(), blanker.code.toString());
    }

    List<String> lines() {
        return text.lines().toList();
    }

    /** The number of the line that holds this position, counted from 1. */
    int lineAt(int position) {
        return (int) text.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
    }

    /** Walks once through the text and overwrites literals and comments with spaces. */
    private static final class Blanker {

        private final String text;
        private final StringBuilder withoutStrings;
        private final StringBuilder code;
        private int position;

        Blanker(String text) {
            this.text = text;
            this.withoutStrings = new StringBuilder(text);
            this.code = new StringBuilder(text);
        }

        void run() {
            while (position < text.length()) {
                if (text.startsWith("//", position)) {
                    blank(endOf("\n", position), code);
                } else if (text.startsWith("/*", position)) {
                    blank(endOf("*/", position + 2), code);
                } else if (text.startsWith("\"\"\"", position)) {
                    blank(endOfLiteral("\"\"\""), code, withoutStrings);
                } else if (text.charAt(position) == '"' || text.charAt(position) == '\'') {
                    blank(endOfLiteral(text.substring(position, position + 1)), code, withoutStrings);
                } else {
                    position++;
                }
            }
        }

        private int endOf(String mark, int from) {
            int found = text.indexOf(mark, from);
            return found < 0 ? text.length() : found + mark.length();
        }

        private int endOfLiteral(String quote) {
            int i = position + quote.length();
            while (i < text.length() && !text.startsWith(quote, i)) {
                i += text.charAt(i) == '\\' ? 2 : 1;
            }
            return Math.min(i + quote.length(), text.length());
        }

        private void blank(int end, StringBuilder... views) {
            for (StringBuilder view : views) {
                for (int i = position; i < end; i++) {
                    if (text.charAt(i) != '\n') {
                        view.setCharAt(i, ' ');
                    }
                }
            }
            position = end;
        }
    }
}
