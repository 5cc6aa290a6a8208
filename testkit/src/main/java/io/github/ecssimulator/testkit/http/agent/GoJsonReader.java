package io.github.ecssimulator.testkit.http.agent;

import io.github.ecssimulator.testkit.http.agent.GoJsonException.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first JSON value of some bytes as Go's {@code encoding/json} decoder does.
 *
 * <p>Own code, because the agent's answers show habits of that decoder which no JSON library for Java has together: it
 * looks at nothing behind the first value, not even whether it is UTF-8; it repairs bad UTF-8 and lone surrogates
 * inside strings; it stops at the 10,001st open bracket; and its messages come out in the agent's answers. Source:
 * observed: agent transcripts put-trailing-garbage, get-failure-bad-utf8-in-detail, get-200-html.
 *
 * <p>It keeps its own stack, so deep nesting cannot exhaust the thread's.
 */
final class GoJsonReader {
    /** Go's limit, kept by its scanner. */
    private static final int DEPTH_MAX = 10_000;

    private static final int END = -1;

    private final Octets input;
    private final @Nullable String readFailure;
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;
    private boolean sawSolid;

    /**
     * Makes a reader.
     *
     * @param input the bytes that could be read
     * @param readFailure Go's message for why reading on failed; {@code null} if the input just ends
     */
    GoJsonReader(Octets input, @Nullable String readFailure) {
        this.input = input;
        this.readFailure = readFailure;
    }

    /** Reads the first value. */
    GoJson read() throws GoJsonException {
        GoJson value = begin(solid());
        while (!open.isEmpty()) {
            value = value == null ? firstOf(open.getLast()) : nextOf(open.getLast(), value);
        }
        return value == null ? new GoJson.Null() : value;
    }

    /** Returns how many bytes the decoder had to look at. */
    int examined() {
        return at;
    }

    /** Begins a value: returns a scalar whole, or opens an object or array and returns {@code null}. */
    private @Nullable GoJson begin(int c) throws GoJsonException {
        return switch (c) {
            case '{' -> open(c, new Open(true));
            case '[' -> open(c, new Open(false));
            case '"' -> scalar(new GoJson.Text(string()));
            case 't' -> scalar(word("true", new GoJson.Bool(true)));
            case 'f' -> scalar(word("false", new GoJson.Bool(false)));
            case 'n' -> scalar(word("null", new GoJson.Null()));
            default -> scalar(number(c));
        };
    }

    private @Nullable GoJson open(int c, Open opened) throws GoJsonException {
        if (open.size() == DEPTH_MAX) {
            throw refused(c, "exceeded max depth");
        }
        open.addLast(opened);
        return null;
    }

    /** Ends a scalar; at top level Go sees its end only by the byte behind it. */
    private GoJson scalar(GoJson value) throws GoJsonException {
        if (open.isEmpty()) {
            if (at < input.length()) {
                at++;
            } else if (readFailure != null) {
                throw end();
            }
        }
        return value;
    }

    private @Nullable GoJson firstOf(Open parent) throws GoJsonException {
        int c = solid();
        if (c == parent.closing()) {
            return open.removeLast().close();
        }
        return parent.isObject ? member(parent, c) : begin(c);
    }

    private @Nullable GoJson nextOf(Open parent, GoJson value) throws GoJsonException {
        parent.add(value);
        int c = solid();
        if (c == parent.closing()) {
            return open.removeLast().close();
        }
        if (c != ',') {
            throw refused(c, parent.isObject ? "after object key:value pair" : "after array element");
        }
        return parent.isObject ? member(parent, solid()) : begin(solid());
    }

    private @Nullable GoJson member(Open parent, int c) throws GoJsonException {
        if (c != '"') {
            throw refused(c, "looking for beginning of object key string");
        }
        parent.name = string();
        int colon = solid();
        if (colon != ':') {
            throw refused(colon, "after object key");
        }
        return begin(solid());
    }

    private GoJson word(String word, GoJson value) throws GoJsonException {
        for (int i = 1; i < word.length(); i++) {
            int c = next();
            if (c != word.charAt(i)) {
                throw refused(c, "in literal " + word + " (expecting " + GoQuote.character(word.charAt(i)) + ")");
            }
        }
        return value;
    }

    /** Reads a string behind its opening quote. */
    private String string() throws GoJsonException {
        int from = at;
        for (int c = next(); c != '"'; c = next()) {
            if (c < 0x20) {
                throw refused(c, "in string literal");
            }
            if (c == '\\') {
                escape(next());
            }
        }
        return GoString.unquote(input, from, at - 1);
    }

    private void escape(int c) throws GoJsonException {
        if (c == 'u') {
            for (int i = 0; i < 4; i++) {
                int digit = next();
                if (Character.digit(digit, 16) < 0) {
                    throw refused(digit, "in \\u hexadecimal character escape");
                }
            }
        } else if ("\"\\/bfnrt".indexOf(c) < 0) {
            throw refused(c, "in string escape code");
        }
    }

    private GoJson number(int first) throws GoJsonException {
        int from = at - 1;
        int c = first;
        if (c == '-') {
            c = digit("in numeric literal");
        } else if (!isDigit(c)) {
            throw refused(c, "looking for beginning of value");
        }
        if (c != '0') {
            digits();
        }
        if (peek() == '.') {
            at++;
            digit("after decimal point in numeric literal");
            digits();
        }
        exponent();
        return new GoJson.Numeral(input.latin1(from, at));
    }

    private void exponent() throws GoJsonException {
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digit("in exponent of numeric literal");
            digits();
        }
    }

    private int digit(String context) throws GoJsonException {
        int c = next();
        if (!isDigit(c)) {
            throw refused(c, context);
        }
        return c;
    }

    private void digits() {
        while (isDigit(peek())) {
            at++;
        }
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private int solid() throws GoJsonException {
        int c = next();
        while (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            c = next();
        }
        sawSolid = true;
        return c;
    }

    private int next() throws GoJsonException {
        if (at == input.length()) {
            throw end();
        }
        return input.at(at++);
    }

    private int peek() {
        return at == input.length() ? END : input.at(at);
    }

    private GoJsonException end() {
        if (readFailure != null) {
            return new GoJsonException(Reason.READ, readFailure);
        }
        return sawSolid
                ? new GoJsonException(Reason.UNEXPECTED_END, "unexpected EOF")
                : new GoJsonException(Reason.NOTHING, "EOF");
    }

    private static GoJsonException refused(int c, String context) {
        return new GoJsonException(Reason.SYNTAX, "invalid character " + GoQuote.character(c) + " " + context);
    }

    /** An object or array whose closing bracket is still to come. */
    private static final class Open {
        private final boolean isObject;
        private final List<GoJson> elements = new ArrayList<>();
        private final List<GoJson.Member> members = new ArrayList<>();
        private String name = "";

        Open(boolean isObject) {
            this.isObject = isObject;
        }

        int closing() {
            return isObject ? '}' : ']';
        }

        void add(GoJson value) {
            if (isObject) {
                members.add(new GoJson.Member(name, value));
            } else {
                elements.add(value);
            }
        }

        GoJson close() {
            return isObject ? new GoJson.Structure(List.copyOf(members)) : new GoJson.Array(List.copyOf(elements));
        }
    }
}
