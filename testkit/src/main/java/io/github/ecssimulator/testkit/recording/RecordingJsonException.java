package io.github.ecssimulator.testkit.recording;

import io.github.ecssimulator.testkit.internal.json.NamedText;
import org.jspecify.annotations.Nullable;

/** A recording cannot be written or read. The message of one that cannot be read names the file, line, column and JSON path. */
public final class RecordingJsonException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** A request may nest as deep as a body, and stands four levels deep; whoever makes one in Java may nest it deeper. */
    static final NamedText.Contents CONTENTS = new NamedText.Contents(100, RecordingJsonException::new);

    RecordingJsonException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
