package io.github.ecssimulator.testkit.http.agent;

import io.github.ecssimulator.testkit.http.agent.RequestBody.End;

/**
 * How much of a request's body a handler read, and what Go's server makes of the rest: it drains at most 256 KiB before
 * it answers, and gives the connection up where more is left or the rest cannot be read.
 *
 * @param bytes how many bytes the handler took from the connection
 * @param sawEnd whether the handler ran into the end
 */
record BodyUse(int bytes, boolean sawEnd) {
    private static final int DRAINED_MAX = 256 << 10;

    /** Go's JSON decoder asks for at least so many bytes at a time. */
    private static final int READ_MIN = 512;

    static BodyUse none() {
        return new BodyUse(0, false);
    }

    /** The use by Go's JSON decoder, which reads ahead into a buffer that grows. */
    static BodyUse byDecoder(RequestBody body, int examined, boolean sawEnd) {
        int total = body.bytes().length();
        int read = 0;
        int capacity = 0;
        while (read < total && (read < examined || read == 0)) {
            capacity = capacity - read < READ_MIN ? 2 * capacity + READ_MIN : capacity;
            read = Math.min(total, capacity);
        }
        return new BodyUse(read, sawEnd);
    }

    /** Tells whether so much is left that Go's server gives up on it. Source: observed: put-letters-1mib. */
    boolean leavesTooMuch(RequestBody body) {
        int left = body.bytes().length() - bytes;
        return body.chunked() ? left > DRAINED_MAX : left >= DRAINED_MAX;
    }

    /** Tells whether the rest cannot be read. Source: observed: put-bad-chunk, put-content-length-too-long. */
    boolean leavesUnreadable(RequestBody body) {
        return body.end() == End.MALFORMED || (body.end() == End.CUT_SHORT && (body.chunked() || !sawEnd));
    }

    boolean isWhole(RequestBody body) {
        return body.bytes().length() == bytes;
    }
}
