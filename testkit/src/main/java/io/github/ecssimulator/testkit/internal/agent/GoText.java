package io.github.ecssimulator.testkit.internal.agent;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Text as Go writes and reads it. */
final class GoText {
    private static final char REPLACEMENT = '\ufffd';

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private GoText() {}

    /**
     * Quotes a text as Go's JSON encoder does with its defaults. Source: observed: agent transcripts
     * get-failure-html-in-detail, get-failure-control-characters-in-detail.
     */
    static String json(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> appendJson(out, c));
        return out.append('"').toString();
    }

    private static void appendJson(StringBuilder out, int c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append((char) c);
            case '\b' -> out.append("\\b"); // short since Go 1.22, as is \f
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < 0x20 || c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029) {
                    out.append(String.format(Locale.ROOT, "\\u%04x", c));
                } else {
                    out.appendCodePoint(whole(c)); // ECS may send half a pair
                }
            }
        }
    }

    /**
     * Writes an instant as the agent writes what ECS sends, seconds since 1970.
     *
     * <p>The SDK multiplies in floating point, cuts to whole milliseconds and counts nanoseconds in 64 bits, which
     * overflow from the year 2262 on. Source: observed: agent transcripts get-date-ms-9996, get-date-year-9999.
     */
    static String time(Instant instant) {
        double epochSeconds = instant.toEpochMilli() / 1e3;
        long millis = (long) (epochSeconds * 1e3);
        return TIME.format(Instant.ofEpochSecond(0, millis * 1_000_000L));
    }

    /**
     * Tells whether a text equals an ASCII name but for case; the long s and the Kelvin sign count as letters. Source: observed:
     * agent transcript put-key-long-s.
     */
    static boolean equalFold(String text, String asciiName) {
        if (text.length() != asciiName.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (fold(text.charAt(i)) != fold(asciiName.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static char fold(char c) {
        if (c == '\u017f') {
            return 's';
        }
        if (c == '\u212a') {
            return 'k';
        }
        return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
    }

    /** Decodes the inside of a JSON string literal, given as {@link #ofBytes} takes it; its escapes are known to be well formed. */
    static String unquote(String literal) {
        StringBuilder text = new StringBuilder(literal.length());
        int at = 0;
        while (at < literal.length()) {
            int end = literal.indexOf('\\', at);
            if (end != at) {
                end = end < 0 ? literal.length() : end;
                text.append(ofBytes(literal.substring(at, end)));
                at = end;
            } else if (literal.charAt(at + 1) == 'u') {
                text.append((char) Integer.parseInt(literal, at + 2, at + 6, 16));
                at += 6;
            } else {
                text.append(unescaped(literal.charAt(at + 1)));
                at += 2;
            }
        }
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints().map(GoText::whole).forEach(whole::appendCodePoint);
        return whole.toString();
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }

    /** Half a surrogate pair becomes U+FFFD. */
    private static int whole(int codePoint) {
        boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return half ? REPLACEMENT : codePoint;
    }

    /**
     * Decodes bytes given as chars (ISO 8859-1) to text. Each byte that is not part of good UTF-8 becomes U+FFFD; Java's own way to
     * replace them would put one for several bytes.
     */
    static String ofBytes(String bytes) {
        ByteBuffer in = StandardCharsets.ISO_8859_1.encode(bytes);
        CharBuffer text = CharBuffer.allocate(in.remaining());
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        while (decoder.decode(in, text, true).isError()) {
            in.get();
            text.put(REPLACEMENT);
        }
        return text.flip().toString();
    }
}
