package io.github.ecssimulator.testkit.http.agent;

/**
 * Turns the inside of a JSON string literal into text as Go does.
 *
 * <p>A lone surrogate and each byte that is not part of good UTF-8 become U+FFFD, one each; Java's own decoder would
 * put one for several bytes. Source: observed: agent transcripts get-failure-lone-surrogate-in-detail,
 * get-failure-bad-utf8-in-detail.
 */
final class GoString {
    private static final char REPLACEMENT = '\ufffd';

    private final Octets input;
    private final int to;
    private final StringBuilder text = new StringBuilder();
    private int at;

    private GoString(Octets input, int from, int to) {
        this.input = input;
        this.at = from;
        this.to = to;
    }

    /** Decodes the literal between two indices; its escapes are known to be well formed. */
    static String unquote(Octets input, int from, int to) {
        GoString string = new GoString(input, from, to);
        while (string.at < to) {
            string.step();
        }
        return string.text.toString();
    }

    /** Decodes bytes given as chars (ISO 8859-1) to text. */
    static String ofBytes(String bytes) {
        Octets octets = Octets.adopt(bytes.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        GoString string = new GoString(octets, 0, octets.length());
        while (string.at < string.to) {
            string.rune();
        }
        return string.text.toString();
    }

    private void step() {
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
