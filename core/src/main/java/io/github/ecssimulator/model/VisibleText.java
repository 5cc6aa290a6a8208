package io.github.ecssimulator.model;

import java.lang.reflect.RecordComponent;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Text of others, made safe to stand in a line of ours: what would break the line, hide letters or turn them around is
 * written out, a line feed as {@code \n}. All that tells a story goes through it; answers of the API keep their text as it
 * was given.
 */
public final class VisibleText {
    private VisibleText() {}

    /**
     * {@return the text in one line, in which control characters, marks of direction and other letters that could not be seen are
     * written out}
     */
    public static String of(String text) {
        Objects.requireNonNull(text, "text");
        if (text.codePoints().noneMatch(VisibleText::isInvisible)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(letter -> {
            if (isInvisible(letter)) {
                writeOut(letter, visible);
            } else {
                visible.appendCodePoint(letter);
            }
        });
        return visible.toString();
    }

    /**
     * {@return the name of a record and the names and values of its components, as its own {@code toString} would tell them, in one
     * line}
     */
    public static String of(Record record) {
        Objects.requireNonNull(record, "record");
        StringJoiner components = new StringJoiner(", ", record.getClass().getSimpleName() + "[", "]");
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            components.add(component.getName() + "=" + value(component, record));
        }
        return of(components.toString());
    }

    private static @Nullable Object value(RecordComponent component, Record record) {
        try {
            Object value = component.getAccessor().invoke(record);
            // The requests and responses of all operations have the same two names.
            return value instanceof Record part && part.getClass().isMemberClass()
                    ? part.getClass().getEnclosingClass().getSimpleName() + "." + part
                    : value;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("The component " + component + " cannot be read", e);
        }
    }

    private static boolean isInvisible(int letter) {
        if (letter >= ' ' && letter < 0x7F) {
            return false;
        }
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static void writeOut(int letter, StringBuilder visible) {
        switch (letter) {
            case '\n' -> visible.append("\\n");
            case '\r' -> visible.append("\\r");
            case '\t' -> visible.append("\\t");
            default -> {
                for (char half : Character.toChars(letter)) {
                    visible.append(String.format("\\u%04x", (int) half));
                }
            }
        }
    }
}
