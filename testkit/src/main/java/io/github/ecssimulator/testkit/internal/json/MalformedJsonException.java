package io.github.ecssimulator.testkit.internal.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.Serial;
import java.util.regex.Pattern;

/** A text that is no JSON, or beyond the bounds. The message goes on behind the name of the text: "is not ...". */
public final class MalformedJsonException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Pattern START = Pattern.compile(
            " \\((?:start marker at|for (\\w+) starting at) \\[Source: .*?line: (\\d+), column: (\\d+)]\\)",
            Pattern.DOTALL);

    /** Advice on settings of the library, which nobody can make here, and its names for things. */
    private static final Pattern ADVICE = Pattern.compile(
            ", from `[^`]*`|: enable `?[\\w.]+`? to allow| \\(not recognized as one since [^)]*\\)| in [A-Z]+_[A-Z_]+|\\.$");

    private final int line;
    private final int column;

    MalformedJsonException(String message, JsonLocation at) {
        super(message);
        this.line = Math.max(1, at.getLineNr());
        this.column = Math.max(1, at.getColumnNr());
    }

    static MalformedJsonException of(JsonProcessingException e, JsonLocation otherwise) {
        JsonLocation at = e.getLocation() == null ? otherwise : e.getLocation();
        return new MalformedJsonException(
                "is not well-formed JSON: " + plain(String.valueOf(e.getOriginalMessage())), at);
    }

    /** In the words of the library's own bound, which comes first where it has one. */
    static MalformedJsonException longNumber(int length, int most, JsonLocation at) {
        return new MalformedJsonException(
                "is not well-formed JSON: Number value length (" + length + ") exceeds the maximum allowed (" + most
                        + ")",
                at);
    }

    /** The library's words in one line, without what only those know who use it. */
    private static String plain(String reason) {
        String located = START.matcher(reason).replaceAll(", which begins in line $2, column $3");
        return ADVICE.matcher(located.lines().findFirst().orElse("")).replaceAll("");
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
