package io.github.ecssimulator.testkit.internal.http;

import io.github.ecssimulator.testkit.internal.http.IncomingRequest.RequestBody;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts a request together from the bytes that arrive: first its head, then its body. */
final class RequestReader {
    /** With which a client begins that was given https for http, and no request does. */
    private static final byte TLS_HANDSHAKE = 0x16;

    private final String remoteAddress;
    private final Door door;
    private final Head head = new Head();
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
            tooLarge = headBytes > ServerGate.HEADER_BYTES_MAX;
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

    /**
     * The lines of a request before its body, one char for each byte. A line that makes no sense is kept as a field without a
     * name, and a request line that makes none as one without a method, for the gate of the agent to refuse.
     */
    private static final class Head {
        private static final Headers.Field MALFORMED = new Headers.Field("", "");

        private final List<Headers.Field> fields = new ArrayList<>();
        private final StringBuilder folded = new StringBuilder(); // what goes on with the last field; it may be long
        private String @Nullable [] start;
        private boolean whole;
        private boolean broken;

        void add(String line) {
            if (start == null) {
                String[] parts = line.split(" ", 3);
                start = parts.length == 3 ? parts : new String[] {"", line, ""};
                broken = parts.length < 3;
            } else if (line.isEmpty()) {
                unfold();
                whole = true;
            } else if (isBlank(line.charAt(0))) {
                goOn(line);
            } else {
                unfold();
                int colon = line.indexOf(':');
                fields.add(
                        colon < 1
                                ? MALFORMED
                                : new Headers.Field(line.substring(0, colon), trimmed(line.substring(colon + 1))));
            }
        }

        /** A line that begins with a blank goes on with the one before. Source: documented: Go's net/textproto. */
        private void goOn(String line) {
            if (fields.isEmpty()) {
                fields.add(MALFORMED);
                return;
            }
            folded.append(' ').append(trimmed(line));
        }

        private void unfold() {
            if (!folded.isEmpty()) {
                Headers.Field last = fields.remove(fields.size() - 1);
                fields.add(new Headers.Field(last.name(), trimmed(last.value() + folded)));
                folded.setLength(0);
            }
        }

        private static String trimmed(String text) {
            int from = 0;
            int to = text.length();
            while (from < to && isBlank(text.charAt(from))) {
                from++;
            }
            while (to > from && isBlank(text.charAt(to - 1))) {
                to--;
            }
            return text.substring(from, to);
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c == '\t';
        }

        boolean isWhole() {
            return whole;
        }

        /** Whether it makes no sense already, so that nobody waits for the rest. */
        boolean isBroken() {
            return broken;
        }

        /** The client sends no more before the head is whole. */
        void breakOff() {
            unfold();
            fields.add(MALFORMED);
        }

        String target() {
            return start == null ? "" : start[1];
        }

        boolean expectsContinue() {
            return headers().first("Expect").orElse("").toLowerCase(Locale.ROOT).contains("100-continue");
        }

        private Headers headers() {
            return new Headers(fields);
        }

        /** How the body is framed; one that nobody could find the end of counts as none, and is refused by its header. */
        BodyCoding coding() {
            Headers headers = headers();
            List<String> codings = headers.all("Transfer-Encoding");
            if (!codings.isEmpty() && start != null && !start[2].equals("HTTP/1.0")) {
                boolean known = codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
                return known ? BodyCoding.ofChunks() : BodyCoding.ofLength(0);
            }
            List<String> lengths =
                    headers.all("Content-Length").stream().distinct().toList();
            boolean known = lengths.size() == 1 && lengths.get(0).matches("\\d{1,18}");
            return BodyCoding.ofLength(known ? Long.parseLong(lengths.get(0)) : 0);
        }

        IncomingRequest request(RequestBody body, String remoteAddress) {
            String[] line = start == null ? new String[] {"", "", ""} : start;
            return new IncomingRequest(line[0], line[1], line[2], headers(), body, remoteAddress);
        }
    }
}
