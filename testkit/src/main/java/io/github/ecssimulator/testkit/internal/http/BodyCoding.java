package io.github.ecssimulator.testkit.internal.http;

import io.github.ecssimulator.testkit.internal.http.IncomingRequest.RequestBody.End;
import java.nio.ByteBuffer;

/** Where a body ends: behind its length, or behind the last of its chunks. */
final class BodyCoding {
    private static final int LINE_MAX = 4096; // of a chunk's size with its extensions, and of a trailer

    private final boolean chunked;
    private final StringBuilder line = new StringBuilder();
    private long left;
    private Step step;

    private BodyCoding(boolean chunked, long length, Step step) {
        this.chunked = chunked;
        this.left = length;
        this.step = step;
    }

    static BodyCoding ofLength(long length) {
        return new BodyCoding(false, length, length == 0 ? Step.OVER : Step.DATA);
    }

    static BodyCoding ofChunks() {
        return new BodyCoding(true, 0, Step.SIZE);
    }

    boolean isChunked() {
        return chunked;
    }

    boolean isOver() {
        return step == Step.OVER || step == Step.BROKEN;
    }

    End end() {
        return step == Step.BROKEN ? End.MALFORMED : End.COMPLETE;
    }

    /** How a body ends behind which the client sends no more. */
    End endOfInput() {
        if (isOver()) {
            return end();
        }
        return chunked ? End.MALFORMED : End.CUT_SHORT;
    }

    /** Goes over what frames the body, and tells how many of the next bytes belong to it. */
    int take(ByteBuffer in) {
        while (in.hasRemaining() && !isOver()) {
            if (step == Step.DATA) {
                int length = (int) Math.min(left, in.remaining());
                left -= length;
                if (left == 0) {
                    step = chunked ? Step.BEHIND_DATA : Step.OVER;
                }
                return length;
            }
            readFrame((char) (in.get() & 0xff));
        }
        return 0;
    }

    private void readFrame(char next) {
        if (next != '\n') {
            line.append(next);
            if (line.length() > LINE_MAX) {
                step = Step.BROKEN;
            }
            return;
        }
        String text = line.toString().stripTrailing();
        line.setLength(0);
        step = switch (step) {
            case SIZE -> sized(text.replaceFirst("[ \t]*;.*", ""));
            case BEHIND_DATA -> text.isEmpty() ? Step.SIZE : Step.BROKEN;
            case TRAILER -> text.isEmpty() ? Step.OVER : Step.TRAILER;
            case DATA, OVER, BROKEN -> step;
        };
    }

    private Step sized(String hex) {
        if (!hex.matches("[0-9A-Fa-f]{1,15}")) {
            return Step.BROKEN;
        }
        left = Long.parseLong(hex, 16);
        return left == 0 ? Step.TRAILER : Step.DATA;
    }

    private enum Step {
        SIZE,
        DATA,
        BEHIND_DATA,
        TRAILER,
        OVER,
        BROKEN
    }
}
