package io.github.ecssimulator.testkit.http.agent;

import java.util.Locale;

/** Writes texts the way Go writes them: into JSON, and into the messages of its JSON decoder. */
final class GoQuote {

    private GoQuote() {}

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
                    out.append(unicodeEscape(c));
                } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                    out.append("\\ufffd"); // Go has only bytes that are not UTF-8 here, and escapes their replacement
                } else {
                    out.appendCodePoint(c);
                }
            }
        }
    }

    /**
     * Quotes one byte as the decoder's messages do: the byte is taken for a code point. Source: observed: agent
     * transcript get-200-html; the rest is documented for Go's strconv.Quote.
     */
    static String character(int c) {
        return "'" + inMessage(c) + "'";
    }

    private static String inMessage(int c) {
        return switch (c) {
            case '\'' -> "\\'";
            case '\\' -> "\\\\";
            case 0x07 -> "\\a";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case 0x0b -> "\\v";
            default -> isPrintable(c) ? Character.toString(c) : c < 0x80 ? hexEscape(c) : unicodeEscape(c);
        };
    }

    /** Of the first 256 code points Go prints neither controls nor the no-break space nor the soft hyphen. */
    private static boolean isPrintable(int c) {
        return (c >= 0x20 && c < 0x7f) || (c > 0xa0 && c != 0xad);
    }

    private static String hexEscape(int c) {
        return String.format(Locale.ROOT, "\\x%02x", c);
    }

    private static String unicodeEscape(int c) {
        return String.format(Locale.ROOT, "\\u%04x", c);
    }
}
