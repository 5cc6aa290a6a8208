package io.github.ecssimulator.testkit.internal.agent;

import io.github.ecssimulator.testkit.internal.http.Octets;
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
                } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                    out.append(REPLACEMENT); // what Go makes of the lone surrogate that ECS sends
                } else {
                    out.appendCodePoint(c);
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

    /** Decodes the inside of a JSON string literal between two indices; its escapes are known to be well formed. */
    static String unquote(Octets input, int from, int to) {
        Decoding decoding = new Decoding(input, from, to);
        while (decoding.at < to) {
            decoding.step();
        }
        return decoding.text.toString();
    }

    /** Decodes bytes given as chars (ISO 8859-1) to text. */
    static String ofBytes(String bytes) {
        Octets octets = Octets.adopt(bytes.getBytes(StandardCharsets.ISO_8859_1));
        Decoding decoding = new Decoding(octets, 0, octets.length());
        while (decoding.at < decoding.to) {
            decoding.rune();
        }
        return decoding.text.toString();
    }

    /**
     * A lone surrogate and each byte that is not part of good UTF-8 become U+FFFD, one each; Java's own decoder would put
     * one for several bytes.
     */
    private static final class Decoding {
        private final Octets input;
        private final int to;
        private final StringBuilder text = new StringBuilder();
        private int at;

        Decoding(Octets input, int from, int to) {
            this.input = input;
            this.at = from;
            this.to = to;
        }

        void step() {
            if (input.at(at) == '\\') {
                at++;
                escape(input.at(at++));
            } else {
                rune();
            }
        }

        private void escape(int c) {
            switch (c) {
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> unicode();
                default -> text.append((char) c);
            }
        }

        private void unicode() {
            char first = unit(at);
            at += 4;
            if (!Character.isSurrogate(first)) {
                text.append(first);
            } else if (Character.isHighSurrogate(first) && isLowSurrogateEscape()) {
                text.append(first).append(unit(at + 2));
                at += 6;
            } else {
                text.append(REPLACEMENT);
            }
        }

        private boolean isLowSurrogateEscape() {
            return at + 6 <= to
                    && input.at(at) == '\\'
                    && input.at(at + 1) == 'u'
                    && Character.isLowSurrogate(unit(at + 2));
        }

        private char unit(int from) {
            return (char) Integer.parseInt(input.latin1(from, from + 4), 16);
        }

        private void rune() {
            int lead = input.at(at);
            int length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
            if (length == 0 || !continues(lead, length)) {
                text.append(REPLACEMENT);
                at++;
                return;
            }
            int codePoint = length == 1 ? lead : lead & (0x7f >> length);
            for (int i = 1; i < length; i++) {
                codePoint = (codePoint << 6) | (input.at(at + i) & 0x3f);
            }
            text.appendCodePoint(codePoint);
            at += length;
        }

        private boolean continues(int lead, int length) {
            if (at + length > to) {
                return false;
            }
            for (int i = 1; i < length; i++) {
                int low = i > 1 ? 0x80 : lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
                int high = i > 1 ? 0xbf : lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
                if (input.at(at + i) < low || input.at(at + i) > high) {
                    return false;
                }
            }
            return true;
        }
    }
}
