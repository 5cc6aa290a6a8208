package io.github.ecssimulator.testkit.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a request before its body, one char for each byte. A line that makes no sense is kept as a field without a
 * name, and a request line that makes none as one without a method, for the gate of the agent to refuse.
 */
final class RequestHead {
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
        List<String> lengths = headers.all("Content-Length").stream().distinct().toList();
        boolean known = lengths.size() == 1 && lengths.get(0).matches("\\d{1,18}");
        return BodyCoding.ofLength(known ? Long.parseLong(lengths.get(0)) : 0);
    }

    IncomingRequest request(RequestBody body, String remoteAddress) {
        String[] line = start == null ? new String[] {"", "", ""} : start;
        return new IncomingRequest(line[0], line[1], line[2], headers(), body, remoteAddress);
    }
}
