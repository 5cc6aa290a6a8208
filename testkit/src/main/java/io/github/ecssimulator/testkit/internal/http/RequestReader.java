package io.github.ecssimulator.testkit.internal.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Puts a request together from the bytes that arrive: first its head, then its body. */
final class RequestReader {
    /** Source: documented: Go's limit of 1 MiB and the slack it adds. */
    private static final int HEAD_MAX = (1 << 20) + 4096;

    /** With which a client begins that was given https for http, and no request does. */
    private static final byte TLS_HANDSHAKE = 0x16;

    private final String remoteAddress;
    private final Door door;
    private final RequestHead head = new RequestHead();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int keptMax;
    private int headBytes;
    private boolean tooLarge;
    private boolean last;
    private long total;
    private @Nullable BodyCoding coding;

    RequestReader(String remoteAddress, Door door) {
        this.remoteAddress = remoteAddress;
        this.door = door;
    }

    /** Whether a byte of the request has arrived. */
    boolean hasBegun() {
        return headBytes > 0;
    }

    /** Whether the client waits to be told that it may send the body. */
    boolean awaitsContinue() {
        return coding != null && total == 0 && !coding.isOver() && head.expectsContinue();
    }

    /** Takes bytes, and returns the request once it is whole, or cannot become so; else null. */
    @Nullable
    IncomingRequest read(ByteBuffer in) {
        if (!hasBegun() && in.hasRemaining() && in.get(in.position()) == TLS_HANDSHAKE) {
            return request(RequestBody.End.COMPLETE, true); // its client would wait for an answer until it is cut off
        }
        while (coding == null && in.hasRemaining()) {
            if (endsLine(in)) {
                head.add(withoutReturn());
                line.reset();
            }
            tooLarge = headBytes > HEAD_MAX;
            if (tooLarge || head.isBroken()) {
                return request(RequestBody.End.COMPLETE, true);
            }
            if (head.isWhole()) {
                coding = head.coding();
                keptMax = door.keptMax(head.target());
            }
        }
        return coding == null ? null : readBody(coding, in);
    }

    /** Takes bytes up to the end of a line, and tells whether that is there. */
    private boolean endsLine(ByteBuffer in) {
        int from = in.position();
        int to = from;
        while (to < in.limit() && in.get(to) != '\n') {
            to++;
        }
        boolean ends = to < in.limit();
        line.write(in.array(), in.arrayOffset() + from, to - from);
        in.position(ends ? to + 1 : to);
        headBytes += in.position() - from;
        return ends;
    }

    private String withoutReturn() {
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private @Nullable IncomingRequest readBody(BodyCoding body, ByteBuffer in) {
        while (!body.isOver() && in.hasRemaining()) {
            int length = body.take(in);
            if (length > 0) {
                byte[] part = new byte[length];
                in.get(part);
                kept.write(part, 0, Math.min(length, keptMax - kept.size()));
                total += length;
            }
            if (total > Door.READ_MAX) {
                return request(RequestBody.End.COMPLETE, true); // the rest is of no interest to anyone
            }
        }
        return body.isOver() ? request(body.end(), body.end() != RequestBody.End.COMPLETE) : null;
    }

    /** The client sends no more: returns what it has sent, or null for a request that never began. */
    @Nullable
    IncomingRequest end() {
        if (!hasBegun()) {
            return null;
        }
        if (coding == null) {
            head.breakOff();
            return request(RequestBody.End.COMPLETE, true);
        }
        return request(coding.endOfInput(), true);
    }

    private IncomingRequest request(RequestBody.End end, boolean last) {
        this.last = last;
        boolean chunked = coding != null && coding.isChunked();
        return head.request(new RequestBody(Octets.of(kept), end, chunked), remoteAddress);
    }

    /** Whether the head is larger than the agent's server takes. */
    boolean isTooLarge() {
        return tooLarge;
    }

    /** Whether nothing that the client sends behind it can be understood. */
    boolean isLast() {
        return last;
    }
}
